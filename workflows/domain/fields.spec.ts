import { describe, expect, it } from '@jest/globals';
import { isWebAddress, placeField } from './fields.ts';

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
