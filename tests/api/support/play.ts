import { randomUUID } from 'node:crypto';
import { mailDigests, mailUrgentNotices } from '#activities/mail/digest';
import type { EventRow } from '#activities/store/rows';
import { addDays, localDate, startOfDay } from '#domain/kernel/calendar';
import type { RecordedEvent } from '#domain/kernel/head';
import type { Instant, LocalDate } from '#domain/kernel/instant';
import type { PureRun } from '#domain/kernel/run-pure';
import { reportEvent } from '#domain/report/events';
import { NORWAY } from '#domain/seed/calendars';
import { words } from '#domain/words';
import { z } from 'zod';
import { fastForward } from '../../../api/operations/raw-service.ts';
import { processTypes } from '../../../api/processes/caller.ts';
import { recordedEvents, runWithoutEngine } from '../../../scripts/installation/without-engine.ts';
import { eventually } from '../../workflows/support/world.ts';
import type { Browser } from './api-world.ts';
import type { ProcessWorld } from './process-world.ts';

const SITE = 'halden';
/** About a second for every stop on the way. */
const PASSES_WITHIN_MS = 90_000;
const jumpReply = z.object({
  from: z.string(),
  to: z.string(),
  acted: z.array(z.looseObject({ type: z.string(), subject: z.string(), at: z.string() })),
});
const bornReply = z.object({ key: z.string() });

/** Where a jump led, and what acted there. */
export type Jumped = z.infer<typeof jumpReply>;

/**
 * People who act over HTTP, time that jumps, and the mail of every morning. Everything that was sent is kept, so that
 * the same script can be run without the engine.
 */
export class Play {
  /** When the mail of a day left, and how many mails that were. */
  readonly mornings: { readonly at: Instant; readonly mails: number; readonly again: number }[] = [];
  private readonly world: ProcessWorld;
  private readonly browsers = new Map<string, Browser>();
  private readonly sent = new Map<string, { name: string; body: unknown }>();
  /** How far the process that jumps is ahead of the real time. */
  private aheadMs = 0;

  constructor(world: ProcessWorld) {
    this.world = world;
  }

  async bear(by: string, type: string, name: string, body: object): Promise<string> {
    const id = randomUUID();
    const browser = await this.browserOf(by);
    const answer = await decided(() =>
      browser.post(`/api/processes/${type}/births/${name}`).set('Idempotency-Key', id).send(body),
    );
    if (answer.status !== 201) throw new Error(`${name} by ${by}: ${JSON.stringify(answer.body)}`);
    this.sent.set(id, { name, body });
    return bornReply.parse(answer.body).key;
  }

  /** A command that has to be answered with this status; gives the body of the answer. */
  async send(by: string, key: string, name: string, body: object = {}, status = 200): Promise<unknown> {
    const id = randomUUID();
    const browser = await this.browserOf(by);
    const answer = await decided(() =>
      browser.post(`/api/processes/${key}/commands/${name}`).set('Idempotency-Key', id).send(body),
    );
    if (answer.status !== status) {
      throw new Error(`${name} by ${by}: ${String(answer.status)} ${JSON.stringify(answer.body)}`);
    }
    this.sent.set(id, { name, body });
    return answer.body;
  }

  /** What cannot wait is mailed, then the morning comes if the next deadline does not come first, and then that one. */
  async jump(by: string, key: string): Promise<Jumped> {
    await this.morning(await this.wakesAt(key));
    const browser = await this.browserOf(by);
    const answer = await browser.post(`/api/processes/${key}/jump`);
    if (answer.status !== 200) throw new Error(`jump by ${by}: ${JSON.stringify(answer.body)}`);
    const row = await this.world.store.processes.findOne({ _id: key });
    this.aheadMs = row?.clockAheadMs ?? 0;
    await mailUrgentNotices(this.mailDeps(), new Date(this.now));
    return jumpReply.parse(answer.body);
  }

  /** Time passes at one process until this instant; whatever is due on the way acts at its own moment, in order. */
  async passUntil(key: string, instant: Instant): Promise<void> {
    const { store, deps } = this.world;
    const byMs = Math.ceil((Date.parse(instant) - Date.parse(this.now)) / 1000) * 1000;
    await fastForward(deps, key, randomUUID(), byMs, PASSES_WITHIN_MS);
    this.aheadMs += byMs;
    await eventually(async () => {
      const row = await store.processes.findOne({ _id: key });
      return !row?.wakeAt || Date.parse(row.wakeAt) + row.clockAheadMs > Date.parse(instant);
    }, `everything until ${instant} has acted`);
  }

  /** The mail of the next morning, unless it lies beyond this instant. */
  async morning(unlessAfter: Instant = '9'): Promise<void> {
    const at = this.nextMorning();
    if (at <= unlessAfter) await this.mailAt(at);
  }

  private async mailAt(at: Instant): Promise<void> {
    const mails = await mailDigests(this.mailDeps(), new Date(at));
    this.mornings.push({ at, mails, again: await mailDigests(this.mailDeps(), new Date(at)) });
  }

  /** The instant at the process that jumps. */
  get now(): Instant {
    return new Date(Date.now() + this.aheadMs).toISOString();
  }

  /** So many days from today at the site. */
  dateIn(days: number): LocalDate {
    return addDays(localDate(this.now, NORWAY), { days, unit: 'calendar' }, NORWAY);
  }

  /** What was recorded, as the rules made it. */
  events(key: string): Promise<RecordedEvent[]> {
    return recordedEvents(this.world.store, key);
  }

  /** The same script, at the same instants, without an engine. */
  async withoutEngine(key: string): Promise<PureRun> {
    const { store } = this.world;
    const head = await store.processes.findOne({ _id: key });
    const process = processTypes[head?.type ?? ''];
    if (!process) throw new Error(`${key} is not in the record`);
    return runWithoutEngine(store, process, { key, site: SITE }, this.sent);
  }

  private async wakesAt(key: string): Promise<Instant> {
    const row = await this.world.store.processes.findOne({ _id: key });
    if (!row?.wakeAt) throw new Error(`Nothing lies ahead of ${key}`);
    return new Date(Date.parse(row.wakeAt) + row.clockAheadMs).toISOString();
  }

  private nextMorning(): Instant {
    const now = this.now;
    for (const days of [0, 1]) {
      const at = halfPastSeven(this.dateIn(days));
      if (at > now) return at;
    }
    throw new Error('There is a morning every day');
  }

  private mailDeps(): Parameters<typeof mailDigests>[0] {
    return { store: this.world.store, publicUrl: this.world.url, words };
  }

  private async browserOf(person: string): Promise<Browser> {
    const known = this.browsers.get(person) ?? (await this.world.signedIn(person));
    this.browsers.set(person, known);
    return known;
  }
}

/** Sends again with the same key while the answer is not the last word: a busy machine is no part of the story. */
function decided<A extends { status: number }>(send: () => PromiseLike<A>): Promise<A> {
  return eventually(
    async () => {
      const answer = await send();
      return answer.status !== 202 && answer.status !== 503 && answer;
    },
    'the command is decided',
    60_000,
  );
}

/** Waits until the loop that the triage of a report opened is there, and gives its key. */
export function capaOf({ store }: ProcessWorld, report: string): Promise<string> {
  return eventually(async () => {
    const triaged = await store.events.findOne({ key: report, 'event.type': 'triaged' });
    const capa = triaged && openedBy(triaged);
    return capa && (await store.processes.findOne({ _id: capa })) ? capa : null;
  }, `the CAPA of ${report} is there`);
}

/** When the mail of a day leaves, at the site. */
function halfPastSeven(date: LocalDate): Instant {
  return new Date(Date.parse(startOfDay(date, NORWAY)) + 7.5 * 3_600_000).toISOString();
}

function openedBy({ event }: EventRow): string | undefined {
  const parsed = reportEvent.parse(event);
  return parsed.type === 'triaged' ? parsed.capa : undefined;
}
