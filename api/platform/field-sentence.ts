import type * as z from 'zod';

const NOUNS: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
};

const FORMATS: Readonly<Record<string, string>> = {
  date: 'a date such as 2026-11-23',
  datetime: 'an instant such as 2026-11-23T08:00:00.000Z',
  email: 'an e-mail address',
  url: 'a web address',
  uuid: 'a UUID',
};

/** Why a field does not fit, in a sentence for whoever sent it. */
export function fieldSentence(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `This has to be ${NOUNS[issue.expected] ?? issue.expected}.`;
    case 'invalid_value':
      return issue.values.length === 1
        ? `This has to be ${String(issue.values[0])}.`
        : `This has to be one of ${issue.values.map(String).join(', ')}.`;
    case 'invalid_format':
      return FORMATS[issue.format] === undefined
        ? 'This holds something that cannot stand here.'
        : `This has to be ${FORMATS[issue.format] ?? ''}.`;
    case 'too_small':
      return Number(issue.minimum) === 1 && issue.origin !== 'number' && issue.origin !== 'int'
        ? 'This may not be empty.'
        : `This has to be at least ${amount(issue.minimum, issue.origin)}.`;
    case 'too_big':
      return `This may be at most ${amount(issue.maximum, issue.origin)}.`;
    case 'not_multiple_of':
      return `This has to be a multiple of ${String(issue.divisor)}.`;
    case 'unrecognized_keys':
      return 'There is no such field here.';
    case 'invalid_union':
      return 'This fits none of the forms it may have.';
    case 'invalid_key':
    case 'invalid_element':
      return 'Something in this does not fit.';
    case 'custom':
      return issue.message;
  }
}

function amount(limit: number | bigint, origin: string): string {
  if (origin === 'string') return `${String(limit)} characters long`;
  if (origin === 'array' || origin === 'set') return `${String(limit)} entries long`;
  return String(limit);
}
