/** The finding of a certification body that a loop is about, and the journey that it was raised in. */
export interface FindingSource {
  readonly journey: string;
  /** “External audit, finding 3” */
  readonly words: string;
}

/** Read from what a loop is about: a journey that opens one names itself as the report, and its finding as reference. */
export function findingOf({
  report,
  reference = '',
}: {
  readonly report: string;
  readonly reference?: string | undefined;
}): FindingSource | null {
  if (!report.startsWith('JRN-')) return null;
  return { journey: report, words: ['External audit', reference].filter(Boolean).join(', ') };
}
