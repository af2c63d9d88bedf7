import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { CorrectionReach } from './correction-reach.ts';

const URL = '/api/editions/ISO%2014001%3A2015/correct/preview';

describe('whom a correction reaches, while it is written', () => {
  let fixture: ComponentFixture<CorrectionReach>;
  let http: HttpTestingController;

  beforeEach(() => {
    jest.useFakeTimers({ doNotFake: ['queueMicrotask', 'setImmediate', 'performance'] });
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting()] });
    http = TestBed.inject(HttpTestingController);
    fixture = TestBed.createComponent(CorrectionReach);
    fixture.componentRef.setInput('edition', 'ISO 14001:2015');
  });

  afterEach(() => {
    jest.useRealTimers();
  });

  async function write(correction: object): Promise<void> {
    fixture.componentRef.setInput('correction', correction);
    TestBed.tick();
    jest.advanceTimersByTime(400);
    TestBed.tick();
    await Promise.resolve();
  }

  async function settle(): Promise<void> {
    for (let turn = 0; turn < 4; turn++) {
      await Promise.resolve();
      TestBed.tick();
    }
  }

  const said = (): string => (fixture.nativeElement as HTMLElement).textContent.trim();

  it('asks for nothing while only the source is written', async () => {
    await write({ shownVersion: 3, source: 'Letter' });
    http.expectNone(URL);
    expect(said()).toBe('');
  });

  it('names the journeys once typing rests, and is silent when it cannot be sent as it is', async () => {
    await write({ shownVersion: 3, source: 'Letter', transitionEndsOn: '2029-05-15' });
    const first = http.expectOne(URL);
    expect(first.request.body).toEqual({ shownVersion: 3, transitionEndsOn: '2029-05-15' });
    const none = { processes: [], beyond: 0 };
    const dates = { processes: [{ key: 'JRN-2024-0001', type: 'journey', title: 'Halden' }], beyond: 0 };
    first.flush({ dates, contents: none });
    await settle();
    expect(said()).toBe('This changes the dates of 1 journey: JRN-2024-0001.');
    await write({ shownVersion: 3, transitionEndsOn: '1999-01-01' });
    http.expectOne(URL).flush({ code: 'invalid' }, { status: 422, statusText: '' });
    await settle();
    expect(said()).toBe('');
  });
});
