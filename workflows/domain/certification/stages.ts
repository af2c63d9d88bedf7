/** The stages that the organization works through by itself, with a plan; several run at once. */
export const PREPARATION = [
  'gapAnalysis',
  'planning',
  'training',
  'documentation',
  'implementation',
  'internalAudit',
  'managementReview',
] as const;
export type Preparation = (typeof PREPARATION)[number];

/** In the order of the stepper (reference: the certification cycle). */
export const STAGES = [
  ...PREPARATION,
  'stage1',
  'stage2',
  'decision',
  'surveillance',
  'recertification',
  'ended',
] as const;
export type Stage = (typeof STAGES)[number];

/** The same for every stage of the preparation. */
export const ofEachStage = <T>(of: (stage: Preparation) => T): Record<Preparation, T> => ({
  gapAnalysis: of('gapAnalysis'),
  planning: of('planning'),
  training: of('training'),
  documentation: of('documentation'),
  implementation: of('implementation'),
  internalAudit: of('internalAudit'),
  managementReview: of('managementReview'),
});

/** The ones that are satisfied by proof (requirement → present, stale, missing). */
export const PROVEN = ['training', 'documentation', 'implementation', 'internalAudit', 'managementReview'] as const;
export type Proven = (typeof PROVEN)[number];

export const isProven = (stage: Preparation): stage is Proven => stage !== 'gapAnalysis' && stage !== 'planning';

/** What has to be done before a stage begins in the plan; training, documentation, implementation and audit overlap. */
export const BEGINS_AFTER: Readonly<Record<Preparation, readonly Preparation[]>> = {
  gapAnalysis: [],
  planning: ['gapAnalysis'],
  training: ['planning'],
  documentation: ['planning'],
  implementation: ['planning'],
  internalAudit: ['documentation'],
  managementReview: ['internalAudit'],
};

/** Working days that a stage takes until an organization plans its own [practice]. */
export const USUAL_DAYS: Readonly<Record<Preparation, number>> = {
  gapAnalysis: 20,
  planning: 10,
  training: 60,
  documentation: 60,
  implementation: 80,
  internalAudit: 30,
  managementReview: 5,
};

/** ISO 9001:2015 → ISO 9001: the certificate goes on when the edition changes. */
export const familyOf = (edition: string): string => edition.replace(/:\d{4}$/, '');
