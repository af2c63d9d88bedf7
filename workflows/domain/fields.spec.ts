import { describe, expect, it } from '@jest/globals';
import { isWebAddress, line, placeField, text } from './fields.ts';

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
});
