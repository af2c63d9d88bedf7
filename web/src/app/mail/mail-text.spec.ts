import { describe, expect, it } from '@jest/globals';
import { piecesOf } from './mail-text.ts';

describe('the text of a mail', () => {
  it('has its addresses to press and keeps the words around them', () => {
    expect(piecesOf('All your tasks: http://localhost:4300/today (every morning)')).toEqual([
      { text: 'All your tasks: ', url: null },
      { text: 'http://localhost:4300/today', url: 'http://localhost:4300/today' },
      { text: ' (every morning)', url: null },
    ]);
  });

  it('makes nothing else an address', () => {
    expect(piecesOf('javascript:alert(1) www.example.org')).toEqual([
      { text: 'javascript:alert(1) www.example.org', url: null },
    ]);
  });
});
