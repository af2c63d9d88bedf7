import { TestBed } from '@angular/core/testing';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Shortcuts } from './shortcuts.ts';

describe('shortcuts', () => {
  let shortcuts: Shortcuts;
  let heard: string[];

  const press = (key: string, from: EventTarget = document.body, more: KeyboardEventInit = {}) =>
    from.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }));

  beforeEach(() => {
    heard = [];
    shortcuts = TestBed.inject(Shortcuts);
    const says = (keys: string) => ({ keys, says: keys, group: 'Anywhere' as const, run: () => heard.push(keys) });
    shortcuts.addAll([says('Ctrl+K'), says('?'), says('g t'), says('g c'), says('t')]);
  });

  afterEach(() => {
    document.body.replaceChildren();
  });

  it('runs single keys, combinations and sequences', () => {
    press('?');
    press('k', document.body, { ctrlKey: true });
    press('g');
    press('c');
    expect(heard).toEqual(['?', 'Ctrl+K', 'g c']);
  });

  it('takes a key after a begun sequence as its end, not as itself', () => {
    press('g');
    press('t');
    press('t');
    expect(heard).toEqual(['g t', 't']);
  });

  it('rests while somebody types, apart from combinations', () => {
    const field = document.body.appendChild(document.createElement('input'));
    press('?', field);
    press('k', field, { ctrlKey: true });
    expect(heard).toEqual(['Ctrl+K']);
  });

  it('goes on where something was chosen or ticked, and leaves the arrows to it', () => {
    shortcuts.addAll([{ keys: 'ArrowLeft', says: 'before', group: 'On this page', run: () => heard.push('before') }]);
    const choice = document.body.appendChild(document.createElement('input'));
    choice.type = 'radio';
    press('t', choice);
    press('ArrowLeft', choice);
    expect(heard).toEqual(['t']);
  });

  it.each(['dialog', 'alertdialog'])('rests while a %s is open', (role) => {
    const dialog = document.body.appendChild(document.createElement('div'));
    dialog.setAttribute('role', role);
    press('?');
    expect(heard).toEqual([]);
  });

  it('forgets what a page took away, and gives the newest the key', () => {
    const remove = shortcuts.addAll([
      { keys: '?', says: 'mine', group: 'On this page', run: () => heard.push('mine') },
    ]);
    press('?');
    remove();
    press('?');
    expect(heard).toEqual(['mine', '?']);
  });
});
