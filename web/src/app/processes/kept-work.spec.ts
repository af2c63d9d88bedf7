import { provideHttpClient } from '@angular/common/http';
import { TestBed } from '@angular/core/testing';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { signedInAs } from '../../testing/signed-in-as.ts';
import { Leaving } from '../ui/leaving.ts';
import { KeptWork } from './kept-work.ts';

describe('work that is kept until it is saved', () => {
  let kept: KeptWork<object>;

  beforeEach(() => {
    TestBed.configureTestingModule({ providers: [provideHttpClient()] });
    kept = TestBed.inject<KeptWork<object>>(KeptWork);
    signedInAs('olga');
  });

  function warnsOnClosing(): boolean {
    const event = new Event('beforeunload', { cancelable: true });
    window.dispatchEvent(event);
    return event.defaultPrevented;
  }

  it('is asked for before the page is left, until it is saved', async () => {
    const work = {};
    expect(warnsOnClosing()).toBe(false);
    kept.keep('plan', work, 8);
    expect(warnsOnClosing()).toBe(true);
    kept.saved('plan', work, 9);
    expect(warnsOnClosing()).toBe(false);
    expect(await TestBed.inject(Leaving).mayLeave()).toBe(true);
  });

  it('stays when it was written on while it was being saved, and stands on what was saved then', () => {
    const sent = {};
    const newer = {};
    kept.keep('plan', sent, 8);
    kept.keep('plan', newer, 8);
    kept.saved('plan', sent, 9);
    expect(kept.of('plan')).toBe(newer);
    expect(kept.versionOf('plan')).toBe(9);
  });

  it('is asked for each by itself', () => {
    kept.keep('plan', {}, 8);
    kept.keep('causes', {}, 8);
    kept.forget('plan');
    expect(kept.of('plan')).toBeUndefined();
    expect(warnsOnClosing()).toBe(true);
  });

  it('is theirs who wrote it: the next person at the same browser neither sees it nor is asked for it', async () => {
    const work = {};
    kept.keep('plan', work, 8);
    signedInAs(null);
    signedInAs('ana');
    expect(kept.of('plan')).toBeUndefined();
    expect(kept.versionOf('plan')).toBeUndefined();
    expect(warnsOnClosing()).toBe(false);
    expect(await TestBed.inject(Leaving).mayLeave()).toBe(true);
    kept.keep('plan', {}, 12);
    kept.forget('plan');
    signedInAs('olga');
    expect(kept.of('plan')).toBe(work);
    expect(kept.versionOf('plan')).toBe(8);
  });

  it('is still theirs when their session ended and nobody else signed in', () => {
    const work = {};
    kept.keep('plan', work, 8);
    signedInAs(null);
    expect(kept.of('plan')).toBe(work);
    expect(warnsOnClosing()).toBe(true);
  });
});
