import type { Words } from '../../kernel/param.ts';

/** Why an auditor asks. */
export const evidenceWords: Words = {
  'asks.documented': 'documented information is required',
  'asks.everySurveillance': 'looked at in every surveillance',
  'asks.openFinding': 'a finding is open there',
  'asks.reopened': 'a loop began anew after the body had closed its finding',
  'asks.changedEdition': 'changed with the new edition',
  'asks.nothingAtHand': 'nothing is at hand',
  'asks.onlyClaimed': 'it is only claimed: no file or place shows it',
  'asks.old': 'the newest evidence is older than a year',
  'asks.whole': 'the whole system is audited',
};
