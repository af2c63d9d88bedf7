import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import * as z from 'zod/mini';
import type { Availability } from '#domain/kernel/availability';
import type { Policy } from '#domain/kernel/policy';
import type { Waiting } from '#domain/kernel/waiting';
import { NORWAY } from '#domain/seed/calendars';
import { problems } from '../app/core/problems.ts';
import { processDetailSchema, type ProcessDetail } from '../app/processes/detail.ts';
import { ProcessView } from '../app/processes/process-view.ts';
import { provideIcons } from '../app/ui/icons.ts';
import { catalogue } from '../app/words/catalogue.ts';
import { sentence, type Wording } from '../app/words/sentence.ts';

/** A journey or a CAPA loop that runs on the kernel alone, as the builders make it. */
interface Running {
  readonly head: { readonly key: string; readonly site: string; readonly version: number };
  readonly now: string;
  readonly stage: string;
  readonly policy: Policy;
  readonly state: object;
  readonly waiting: readonly Waiting[];
  availableTo(person: string): readonly Availability[];
}

/** The answer of the API about it, as this person reads it. */
export function detailOf(journey: Running, reader: string, files: readonly object[] = []): ProcessDetail {
  const { key, site, version } = journey.head;
  const clockAheadMs = Date.parse(journey.now) - Date.now();
  const wording: Wording = {
    words: catalogue,
    names: { person: (id) => id, site: (id) => id },
    dates: { now: new Date(journey.now), zone: NORWAY.zone },
  };
  const type = key.startsWith('CAPA-') ? 'capa' : 'journey';
  const answer = {
    row: {
      ...{ key, type, title: 'Halden: ISO 9001', stage: journey.stage, site, owner: 'ana', grade: null },
      ...{ attempt: 1, source: null, clauses: [], standards: [], raisedAt: journey.now, closedAt: null, result: null },
      ...{ open: true, held: false, waiting: null, waitingCount: journey.waiting.length, soonAt: null, lateAt: null },
      ...{ version, clockAheadMs, myCommand: null },
    },
    state: journey.state,
    waiting: journey.waiting,
    availability: journey.availableTo(reader).map(({ refusal, ...rest }) => ({
      ...rest,
      refusal: refusal && { ...refusal, sentence: sentence(`refusal.${refusal.code}`, refusal.params, wording) },
    })),
    ...{ version, clockAheadMs, chainHead: '', calendar: NORWAY, linked: [], files, incident: null },
    policy: journey.policy,
  };
  // Over the wire: what is undefined in memory is not there.
  return z.parse(processDetailSchema, JSON.parse(JSON.stringify(answer)));
}

/** Sets up what a part of a page stands in: the page's view, on this journey or loop, for this reader. */
export function onJourneyPage(journey: Running, reader: string, files: readonly object[] = []): void {
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(withInterceptors([problems])),
      provideHttpClientTesting(),
      provideRouter([]),
      provideIcons(),
      ProcessView,
    ],
  });
  TestBed.inject(ProcessView).detail.set(detailOf(journey, reader, files));
  TestBed.tick();
  TestBed.inject(HttpTestingController).expectOne(`/api/processes/${journey.head.key}/history`).flush({ events: [] });
}

/** Waits until something is there: what is pressed may load the code of a dialog first. */
export async function appears(selector: string): Promise<HTMLElement> {
  for (let turn = 0; turn < 200; turn++) {
    const found = document.querySelector<HTMLElement>(selector);
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 5));
    TestBed.tick();
  }
  throw new Error(`${selector} did not appear`);
}
