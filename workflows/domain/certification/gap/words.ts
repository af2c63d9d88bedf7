import type { Words } from '../../kernel/param.ts';

/** The English of gap analyses. */
export const gapWords: Words = {
  'rating.conforms': 'Conforms',
  'rating.partly': 'Partly',
  'rating.gap': 'Gap',
  'rating.notApplicable': 'Not applicable',
  'priority.high': 'High',
  'priority.medium': 'Medium',
  'priority.low': 'Low',
  'implementation.implemented': 'Implemented',
  'implementation.partly': 'Partly',
  'implementation.planned': 'Planned',
  'implementation.no': 'Not yet',

  'refusal.clausesUnrated':
    '{count} are not complete yet, first {first}. Rate them; controls say why they are in or out, and how far they are in place.',
  'refusal.neverNotApplicable':
    'No clause of {standard} can be left out, also not {clause}. Rate how far it is met; its scope is set in 4.3.',
  'refusal.onlyControls': '{clause} is a clause: rate how far it is met.',
  'refusal.controlsAreIncluded': '{clause} is a control: say whether it is included, and how far it is in place.',
};
