/** The inputs of a management review, by what they are about (9.3.2, in older editions 9.3). */
export const REVIEW_INPUTS = [
  'previousActions',
  'issues',
  'interestedParties',
  'aspectsAndRisks',
  'feedback',
  'objectives',
  'processes',
  'nonconformities',
  'monitoring',
  'compliance',
  'auditResults',
  'externalProviders',
  'consultation',
  'resources',
  'riskActions',
  'riskTreatment',
  'businessImpact',
  'capabilities',
  'disruptions',
  'exercises',
  'improvement',
] as const;
export type ReviewInput = (typeof REVIEW_INPUTS)[number];

/** What every one of these standards asks for. */
const SHARED: readonly ReviewInput[] = [
  'previousActions',
  'issues',
  'feedback',
  'objectives',
  'nonconformities',
  'monitoring',
  'auditResults',
  'improvement',
];

/** What each asks for beside that. The lists of the 2026 editions are to be confirmed; until then those before them count. */
const ADDED: Readonly<Record<string, readonly ReviewInput[]>> = {
  'ISO 9001': ['processes', 'externalProviders', 'resources', 'riskActions'],
  'ISO 14001': ['interestedParties', 'aspectsAndRisks', 'compliance', 'resources'],
  'ISO 45001': ['interestedParties', 'aspectsAndRisks', 'compliance', 'consultation', 'resources', 'riskActions'],
  'ISO/IEC 27001': ['interestedParties', 'riskTreatment'],
  'ISO 22301': ['businessImpact', 'capabilities', 'disruptions', 'exercises'],
};

/** What a review for all of these editions considers, each input once, in the order of the table. */
export function reviewInputs(editions: readonly string[]): readonly ReviewInput[] {
  const asked = new Set([...SHARED, ...editions.flatMap((edition) => ADDED[edition.replace(/:\d{4}$/, '')] ?? [])]);
  return REVIEW_INPUTS.filter((input) => asked.has(input));
}
