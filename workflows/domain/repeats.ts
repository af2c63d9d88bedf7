import type { Named } from './kernel/process.ts';

/** A report of the same thing, or the loop that is about it, named in this field. */
export const sameThing = (field: string, key: string): Named => ({ key, field, types: ['report', 'capa'] });
