import type { Words } from '#domain/kernel/param';
import { campaignScreenWords } from './campaign-words.ts';
import { commandWords } from './command-words.ts';
import { editionWords } from './edition-words.ts';
import { engineWords } from './engine-words.ts';
import { journeyFormWords } from './journey-form-words.ts';
import { journeyWords } from './journey-words.ts';
import { processWords } from './process-words.ts';

/**
 * The console's own words: what the domain does not say because only a screen needs it. Codes are prefixed by kind, as
 * in the domain. `….short` is the form for rows, `….mine` the one for the reader's own.
 */
export const consoleWords: Words = {
  'then.manager.short': 'the manager of {who} on {date}',
  'then.manager.mine': 'goes to your manager',
  'then.manager.mine.short': 'your manager on {date}',
  'then.qualityManager.short': 'the quality manager on {date}',
  'then.topManagement.short': 'top management on {date}',

  'theme.system': 'As the system',
  'theme.light': 'Light',
  'theme.dark': 'Dark',

  ...campaignScreenWords,
  ...commandWords,
  ...editionWords,
  ...engineWords,
  ...journeyWords,
  ...journeyFormWords,
  ...processWords,
};
