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
  'warning.criteriaBefore': 'Attempt {attempt} was judged before. Criteria are never weakened:',
  'fact.criteriaOf': 'Attempt {attempt}, effective when: {criteria}',
  'fact.waitOf': 'Attempt {attempt}, the effect has to show {wait}',
  'fact.shorterWait': 'Why less time is enough: “{reason}”',
  'wait.day': 'for 1 day',
  'wait.days': 'for {days} days',
  'wait.quantity': 'until {quantity}, at the latest on {until}',
  'judged.day': '1 day after the last verification',
  'judged.days': '{days} days after the last verification',
  'judged.quantity': 'when {quantity}, at the latest {until}',
  'hint.criteria': 'Fixed once the plan is approved, and never weakened in a later attempt.',
  'fact.withoutEvidence': 'No evidence, because: “{reason}”',
};
