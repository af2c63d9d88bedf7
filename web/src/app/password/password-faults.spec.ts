import { describe, expect, it } from '@jest/globals';
import { passwordFaults } from './password-faults.ts';

describe('a new password', () => {
  const form = { current: 'what it was before', next: 'correct horse battery', again: 'correct horse battery' };

  it('is accepted when it is long enough, new, and typed twice alike', () => {
    expect(passwordFaults(form)).toEqual({ current: null, next: null, again: null });
  });

  it('says how much is missing', () => {
    expect(passwordFaults({ ...form, next: 'short' }).next).toBe('It has 5 of at least 10 characters.');
    expect(passwordFaults({ ...form, next: '' }).next).toBe('Choose a new password.');
  });

  it('is another one than before, and the second time the same', () => {
    expect(passwordFaults({ ...form, next: form.current, again: form.current }).next).toContain('Choose another one');
    expect(passwordFaults({ ...form, again: 'correct horse' }).again).toContain('not the same');
  });

  it('needs the one there is now', () => {
    expect(passwordFaults({ ...form, current: '' }).current).not.toBeNull();
  });
});
