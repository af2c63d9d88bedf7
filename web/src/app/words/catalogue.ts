import type { Words } from '#domain/kernel/param';
import { consoleWords } from './console-words.ts';

/** Every sentence of the console by its code. A process adds its words by one line here. */
export const catalogue: Words = {
  ...consoleWords,
};
