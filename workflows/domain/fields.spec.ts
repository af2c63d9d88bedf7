import { describe, expect, it } from '@jest/globals';
import { dateField, isWebAddress, keptDate, keptLine, keptText, line, placeField, text } from './fields.ts';

describe('a place where something is kept', () => {
  it.each([
    ['https://documents.example/audit.pdf', true],
    ['HTTP://intranet/qm?id=4', true],
    ['Quality handbook, shelf 3', false],
    [String.raw`\\server\qm\audit.pdf`, false],
    ['javascript:alert(1)', false],
    ['data:text/html,hello', false],
    ['https:', false],
  ])('%s is one, and opens in a browser: %s', (place, opens) => {
    expect(placeField.safeParse(place).success).toBe(true);
    expect(isWebAddress(place)).toBe(opens);
  });

  it.each(['', '   ', 'Shelf 3\nbinder 4', 'x'.repeat(501)])('is one line of up to 500 characters, not %j', (place) => {
    expect(placeField.safeParse(place).success).toBe(false);
  });
});

describe('a text that somebody typed', () => {
  it('may have paragraphs and columns, and every script', () => {
    expect(text().parse('  Maß 8 µm\r\n\tžádné, 二 👍 ')).toBe('Maß 8 µm\r\n\tžádné, 二 👍');
    expect(line().parse(' Maß 8 µm, 二 👍 ')).toBe('Maß 8 µm, 二 👍');
  });

  it.each(['a\u0000b', 'a\u0007b', 'a\u001b[31mb', 'a\u0085b'])(
    'never holds what only controls a machine: %j',
    (typed) => {
      expect(text().safeParse(typed).success).toBe(false);
      expect(line().safeParse(typed).success).toBe(false);
    },
  );

  it.each(['a\ud800b', 'a\udc00'])('never holds half of a character: %j', (typed) => {
    expect(text().safeParse(typed).success).toBe(false);
    expect(line().safeParse(typed).success).toBe(false);
  });

  it.each(['\u200b', '\u200b \u2060'])('shows something: %j', (typed) => {
    expect(text().safeParse(typed).success).toBe(false);
    expect(line().safeParse(typed).success).toBe(false);
  });

  it.each(['a\nb', 'a\rb'])('of one line has no breaks: %j', (typed) => {
    expect(line().safeParse(typed).success).toBe(false);
    expect(text().safeParse(typed).success).toBe(true);
  });

  it.each(['\u202a', '\u202e', '\u2066', '\u2069'])('shows its letters in the order they have: %j', (sign) => {
    const typed = `plan${sign}gnp.exe`;
    for (const field of [text(), line(), placeField]) {
      expect(field.safeParse(typed).error?.issues).toMatchObject([
        { message: expect.stringContaining('turns the order of letters around') },
      ]);
    }
    expect(keptText().safeParse(typed).success).toBe(true);
    expect(keptLine().safeParse(typed).success).toBe(true);
  });

  it.each(['שלום 12', 'مرحبا\u200f 3', 'a\u200db'])('may be of a script that runs the other way: %j', (typed) => {
    expect(line().parse(typed)).toBe(typed);
  });
});

describe('a date that somebody typed', () => {
  it.each(['1970-01-01', '1979-06-30', '1998-04-01', '2026-11-23'])('may be %s', (date) => {
    expect(dateField.safeParse(date).success).toBe(true);
  });

  it.each(['1969-12-31', '0202-11-23', '1026-11-23'])('is not mistyped: %s', (date) => {
    expect(dateField.safeParse(date).error?.issues).toMatchObject([
      { message: 'This date lies before 1970. Look at the year again.' },
    ]);
    expect(keptDate.safeParse(date).success).toBe(true);
  });

  it.each(['23.11.2026', '2026-02-30', ''])('is one: not %j', (date) => {
    expect(dateField.safeParse(date).success).toBe(false);
  });
});
