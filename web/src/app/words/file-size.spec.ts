import { describe, expect, it } from '@jest/globals';
import { fileSize } from './file-size.ts';

describe('the size of a file', () => {
  it('keeps number and unit in one line', () => {
    expect([640, 46_000, 2_400_000].map(fileSize)).toEqual(['640\u00a0B', '46\u00a0kB', '2.4\u00a0MB']);
  });
});
