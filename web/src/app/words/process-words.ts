import type { Words } from '#domain/kernel/param';

/** Words of the page of one process that no list and no mail needs. */
export const processWords: Words = {
  'stage.raised': 'Raised',
  'screen.capa': 'CAPAs',
  'screen.report': 'CAPAs',
  'warning.withoutEvidence': 'No file shows that it is done. Its owner says why:',
  'fact.said': '“{text}”',
  'humanError.question': 'Does it only say that somebody made a mistake?',
  'humanError.choose': 'Choose',
  'humanError.yes': 'Yes: one more why is asked for',
  'humanError.no': 'No',
  'fact.withoutEvidence': 'No evidence, because: “{reason}”',
};
