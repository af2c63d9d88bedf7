import { TestBed } from '@angular/core/testing';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { Leaving } from '../ui/leaving.ts';
import { KeptWork } from './kept-work.ts';

describe('work that is kept until it is saved', () => {
  let kept: KeptWork<object>;

  beforeEach(() => {
    kept = TestBed.inject<KeptWork<object>>(KeptWork);
  });

  function warnsOnClosing(): boolean {
    const event = new Event('beforeunload', { cancelable: true });
    window.dispatchEvent(event);
    return event.defaultPrevented;
  }

  it('is asked for before the page is left, until it is saved', async () => {
    const work = {};
    expect(warnsOnClosing()).toBe(false);
    kept.keep('plan', work);
    expect(warnsOnClosing()).toBe(true);
    kept.saved('plan', work);
    expect(warnsOnClosing()).toBe(false);
    expect(await TestBed.inject(Leaving).mayLeave()).toBe(true);
  });

  it('stays when it was written on while it was being saved', () => {
    const sent = {};
    const newer = {};
    kept.keep('plan', sent);
    kept.keep('plan', newer);
    kept.saved('plan', sent);
    expect(kept.of('plan')).toBe(newer);
  });

  it('is asked for each by itself', () => {
    kept.keep('plan', {});
    kept.keep('causes', {});
    kept.forget('plan');
    expect(kept.of('plan')).toBeUndefined();
    expect(warnsOnClosing()).toBe(true);
  });
});
