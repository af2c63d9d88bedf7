import { describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { dateField, line, text } from '#domain/fields';
import { fieldSentence } from './field-sentence.ts';

function saysOf(schema: z.core.$ZodType, value: unknown): string[] {
  const parsed = z.safeParse(schema, value);
  return parsed.success ? [] : parsed.error.issues.map(fieldSentence);
}

describe('why a field does not fit', () => {
  it.each([
    [z.string(), undefined, 'This has to be a text.'],
    [z.int(), 1.5, 'This has to be a whole number.'],
    [z.literal(true), false, 'This has to be true.'],
    [z.enum(['major', 'minor']), 'huge', 'This has to be one of major, minor.'],
    [text(), '  ', 'This may not be empty.'],
    [text(5), 'longer than that', 'This may be at most 5 characters long.'],
    [line(), 'two\nlines', 'This holds something that cannot stand here.'],
    [dateField, '0202-11-23', 'This date lies before 1970. Look at the year again.'],
    [z.iso.date(), '23.11.2026', 'This has to be a date such as 2026-11-23.'],
    [z.number().min(1), 0, 'This has to be at least 1.'],
    [z.number().max(90), 91, 'This may be at most 90.'],
    [z.array(z.string()).min(1), [], 'This may not be empty.'],
    [z.array(z.string()).max(2), ['a', 'b', 'c'], 'This may be at most 2 entries long.'],
    [z.strictObject({}), { more: 1 }, 'There is no such field here.'],
    [z.union([z.string(), z.number()]), true, 'This fits none of the forms it may have.'],
  ])('is said in a sentence (%#)', (schema, value, sentence) => {
    expect(saysOf(schema, value)).toEqual([sentence]);
  });
});
