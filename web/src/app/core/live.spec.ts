import { TestBed } from '@angular/core/testing';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Live, type LiveNotice } from './live.ts';

/** The browser's end of an event stream, driven by the test. */
class FakeStream extends EventTarget {
  static readonly CLOSED = 2;
  static readonly opened: FakeStream[] = [];
  readyState = 0;

  constructor() {
    super();
    FakeStream.opened.push(this);
  }

  close(): void {
    this.readyState = FakeStream.CLOSED;
  }

  say(event: string, data = ''): void {
    this.dispatchEvent(new MessageEvent(event, { data }));
  }
}

describe('live updates', () => {
  const real = globalThis.EventSource;
  let live: Live;
  let heard: LiveNotice[];
  const stream = (): FakeStream => {
    const last = FakeStream.opened.at(-1);
    if (!last) throw new Error('No stream was opened');
    return last;
  };

  beforeEach(() => {
    jest.useFakeTimers();
    FakeStream.opened.length = 0;
    Object.assign(globalThis, { EventSource: FakeStream });
    live = TestBed.inject(Live);
    heard = [];
    live.listen((notice) => heard.push(notice));
    live.start();
  });

  afterEach(() => {
    live.stop();
    jest.useRealTimers();
    Object.assign(globalThis, { EventSource: real });
  });

  it('tells what changed, and passes over what it cannot read', () => {
    stream().say('open');
    stream().say('changed', '{"type":"capa","key":"CAPA-2026-0042","version":7,"site":"brno"}');
    stream().say('changed', '{"type":7}');
    expect(heard).toEqual([
      { kind: 'changed', change: { type: 'capa', key: 'CAPA-2026-0042', version: 7, site: 'brno' } },
    ]);
    expect(live.state().kind).toBe('live');
  });

  it('opens one stream however often it is started', () => {
    live.start();
    expect(FakeStream.opened).toHaveLength(1);
  });

  it('says nothing of a short break, and when it has been away since', () => {
    stream().say('open');
    stream().say('error');
    jest.advanceTimersByTime(3_000);
    stream().say('open');
    jest.advanceTimersByTime(10_000);
    expect(live.state().kind).toBe('live');
    stream().say('error');
    jest.advanceTimersByTime(10_000);
    expect(live.state().kind).toBe('away');
    expect(heard).toEqual([]);
  });

  it('begins a new stream when the browser gave up, and lets everything be read again', () => {
    stream().say('open');
    stream().close();
    stream().say('error');
    jest.advanceTimersByTime(1_000);
    expect(FakeStream.opened).toHaveLength(2);
    stream().say('open');
    expect(heard).toEqual([{ kind: 'reset' }]);
  });
});
