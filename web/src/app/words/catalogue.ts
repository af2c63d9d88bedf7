import type { Words } from '#domain/kernel/param';
import { words } from '#domain/words';
import { consoleWords } from './console-words.ts';
import { listWords } from './list-words.ts';

/** Every sentence of the console by its code: the domain's, which mail and API say as well, and the console's own. */
export const catalogue: Words = { ...words, ...consoleWords, ...listWords };
