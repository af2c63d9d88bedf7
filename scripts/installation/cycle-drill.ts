import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { Client, Connection } from '@temporalio/client';
import type { AuditKind } from '#domain/certification/audits/audit-state';
import { requirementsOf } from '#domain/certification/preparation/requirements';
import { PROVEN, type Proven } from '#domain/certification/stages';
import { journeyState, type JourneyState } from '#domain/certification/state';
import { addDays, addMonths, localDate, reminderTime } from '#domain/kernel/calendar';
import { pendingDeadlines } from '#domain/kernel/head';
import type { Instant, LocalDate } from '#domain/kernel/instant';
import { processes } from '#domain/processes';
import { NORWAY } from '#domain/seed/calendars';
import { z } from 'zod';
import { fastForward, type EngineAccess } from '../../api/operations/raw-service.ts';
import { signInAll, type Caller, type Sent } from './caller.ts';
import { callerOf } from './capa-lifecycle.ts';
import type { Installation, Part } from './installation.ts';
import { ROLE_OF, SITE } from './small-organization.ts';
import { recordFlaws } from './verify-record.ts';
import { recordedEvents, runWithoutEngine, type SentInput } from './without-engine.ts';

/** How much happens on the way. */
export interface CycleOptions {
  /** Actions of the plan. */
  readonly actions: number;
  /** Special audits beside the five of the cycle. */
  readonly specialAudits: number;
  /** Whether worker and API are killed on the way. */
  readonly kills: boolean;
  readonly report?: (line: string) => void;
}

export interface CycleDrillResult {
  readonly key: string;
  readonly commands: number;
  readonly events: number;
  readonly years: number;
  readonly kills: readonly Part[];
  readonly flaws: readonly string[];
}

/** At most two stops a day, the morning and the midnight: a session of the engine takes 200. */
const DAYS_PER_SESSION = 90;
const SESSION_WITHIN_MS = 5 * 60_000;
const DAY_MS = 86_400_000;
const HANDS = ['pia', 'per', 'olga'] as const;

const gapHead = z.object({
  head: z.object({ id: z.string(), version: z.number(), hash: z.string() }),
  rows: z.array(z.object({ id: z.string() })),
});

/**
 * One certification from the first gap analysis into its second cycle, over more than four years of virtual time: every
 * stage, both audits, a major, the decision, two surveillances, recertification. Worker and API are killed on the way. What
 * was recorded has to be the same as what the rules alone make of the same script.
 */
export async function runCycleDrill(installation: Installation, options: CycleOptions): Promise<CycleDrillResult> {
  const connection = await Connection.connect({ address: installation.engines.temporal });
  try {
    const drill = new CycleDrill(installation, new Client({ connection }), options);
    return await drill.run();
  } finally {
    await connection.close();
  }
}

class CycleDrill {
  private readonly installation: Installation;
  private readonly access: EngineAccess;
  private readonly options: CycleOptions;
  private callers: ReadonlyMap<string, Caller> = new Map();
  private readonly all: Sent[] = [];
  private readonly sent = new Map<string, SentInput>();
  private readonly kills: Part[] = [];
  private key = '';
  private aheadMs = 0;

  constructor(installation: Installation, temporal: Client, options: CycleOptions) {
    this.installation = installation;
    this.access = { temporal, settings: { TEMPORAL_NAMESPACE: 'default' } };
    this.options = options;
  }

  async run(): Promise<CycleDrillResult> {
    this.callers = await signInAll(this.installation.url, Object.keys(ROLE_OF));
    const begun = this.now;
    const first = this.today;
    await this.prepare(first);
    const decidedOn = await this.certify(first);
    await this.survey(addMonths(decidedOn, 11));
    await this.specialAudits();
    await this.survey(addMonths(decidedOn, 23));
    const again = await this.recertify(addMonths(decidedOn, 36));
    // Into the next cycle, until the window of its first surveillance opens.
    await this.until(addMonths(again, 9));
    return this.judge(begun);
  }

  /** From the gap analysis to the last proof. */
  private async prepare(first: LocalDate): Promise<void> {
    const body = {
      ...{ title: 'Halden: ISO 9001', site: SITE, sites: [SITE], scope: 'Fasteners', lead: 'ana' },
      ...{ editions: ['ISO 9001:2026'], body: 'aldersyn' },
    };
    const born = await callerOf(this.callers, 'ana').bear('journey', 'start', body);
    this.key = born.key;
    this.keep(born, 'start', body);
    await this.acceptGaps();
    for (const step of ['application', 'offer', 'contract', 'programme', 'team']) {
      await this.by('ana', 'recordTrack', { step, on: first });
    }
    const actions = Array.from({ length: this.options.actions }, (_, index) => ({
      number: index + 1,
      what: `Close gap ${String(index + 1)}: describe it, train it, and keep a record of it`,
      owner: HANDS[index % HANDS.length] ?? HANDS[0],
      dueOn: later(first, 40),
      stage: 'implementation',
      // In fours, each waiting for the one before.
      ...(index % 4 === 0 ? {} : { after: [index] }),
    }));
    await this.by('ana', 'savePlan', { stages: PROVEN.map((stage) => ({ stage, workingDays: 45 })), actions });
    await this.by('ana', 'submitPlan', { signed: true });
    await this.by('tor', 'approvePlan', { signed: true });
    await this.until(later(first, 35));
    for (const { number, owner } of actions) await this.by(owner, 'completeAction', { number, note: 'Done' });
    for (const stage of ['training', 'documentation', 'internalAudit', 'managementReview'] as const) {
      await this.proveAndFinish(stage);
    }
    await this.until(later(addMonths(first, 3), 1));
    await this.proveAndFinish('implementation');
  }

  private async acceptGaps(): Promise<void> {
    const writer = callerOf(this.callers, 'bo');
    const path = `/api/journeys/${this.key}/gap`;
    const { rows } = gapHead.parse((await writer.get(path)).body);
    for (let from = 0; from < rows.length; from += 100) {
      const edits = rows
        .slice(from, from + 100)
        .map(({ id }) => ({ row: id, shownVersion: 0, change: { rating: 'conforms' } }));
      const { status } = await writer.post(`${path}/edit`, { edits });
      if (status !== 200) throw new Error(`Rating was answered ${String(status)}`);
    }
    const { head } = gapHead.parse((await writer.get(path)).body);
    const content = { id: head.id, version: head.version, hash: head.hash };
    await this.by('ana', 'acceptGaps', { content, signed: true });
  }

  private async proveAndFinish(stage: Proven): Promise<void> {
    for (const { id: requirement, inputs } of requirementsOf(await this.state(), stage)) {
      const proof = { stage, requirement, status: 'present', note: 'Seen', on: this.today, people: ['olga'] };
      const link = 'https://documents.example/proof';
      await this.by('ana', 'confirmProof', { ...proof, link, inputs, signed: true });
    }
    await this.by('ana', 'finishStage', { stage });
  }

  /** Both stages, a major that is answered and verified, and the decision; the API dies in between. */
  private async certify(first: LocalDate): Promise<LocalDate> {
    const [stage1, stage2] = [later(first, 105), later(first, 140)];
    await this.booked('stage1', stage1);
    await this.until(stage1);
    const concerns = ['Scope at the second gate'];
    await this.by('ana', 'recordAudit', { audit: 1, from: stage1, to: stage1, outcome: 'ready', concerns });
    await this.by('ana', 'resolveConcern', { audit: 1, concern: 1, note: 'Described' });
    await this.booked('stage2', stage2);
    await this.until(stage2);
    await this.killWhile('api', () =>
      this.by('ana', 'recordAudit', { audit: 2, from: stage2, to: stage2, outcome: 'recommended' }),
    );
    const finding = {
      audit: 2,
      standard: 'ISO 9001',
      clause: '8.4.1',
      grade: 'major',
      text: 'Not evaluated',
      site: SITE,
    };
    await this.by('ana', 'recordFinding', { ...finding, owner: 'olga' });
    await this.until(later(stage2, 10));
    await this.by('olga', 'answerFinding', {
      finding: 1,
      correction: 'Evaluated',
      cause: 'No owner',
      action: 'A date',
    });
    await this.by('ana', 'recordVerdict', { finding: 1, what: 'answer', verdict: 'accepted' });
    await this.by('olga', 'sendEvidence', { finding: 1, note: 'Three evaluations' });
    await this.until(later(stage2, 20));
    await this.by('ana', 'recordVerdict', { finding: 1, what: 'evidence', verdict: 'accepted' });
    const decidedOn = later(stage2, 40);
    await this.until(decidedOn);
    await this.by('ana', 'recordDecision', granted('initial', decidedOn, addMonths(decidedOn, 36)));
    return decidedOn;
  }

  private async survey(on: LocalDate): Promise<void> {
    await this.until(addMonths(on, -1));
    const audit = await this.booked('surveillance', on);
    await this.until(on);
    await this.by('ana', 'recordAudit', { audit, from: on, to: on, outcome: 'done' });
    await this.by('ana', 'recordNotice', { standard: 'ISO 9001', notice: 'continued', on, reason: 'Letter' });
  }

  /** Planned with its days, and its team named; gives its number. */
  private async booked(kind: AuditKind, on: LocalDate): Promise<number> {
    await this.by('ana', 'planAudit', { kind, from: on, to: on });
    const audit = (await this.state()).audits.length;
    await this.by('ana', 'nameTeam', { audit, names: ['N. Aas'] });
    return audit;
  }

  private async specialAudits(): Promise<void> {
    for (let count = 0; count < this.options.specialAudits; count += 1) {
      const on = this.today;
      const audit = await this.booked('special', on);
      await this.by('ana', 'recordAudit', { audit, from: on, to: on, outcome: 'done' });
    }
  }

  /** Prepared in time and decided two months early; the worker dies while years pass. */
  private async recertify(endsOn: LocalDate): Promise<LocalDate> {
    await this.killWhile('worker', () => this.until(addMonths(endsOn, -6)));
    await this.by('ana', 'startRecertification');
    const auditOn = addMonths(endsOn, -4);
    const audit = await this.booked('recertification', auditOn);
    await this.until(auditOn);
    await this.by('ana', 'recordAudit', { audit, from: auditOn, to: auditOn, outcome: 'recommended' });
    const decidedOn = later(addMonths(auditOn, 1), -7);
    await this.until(decidedOn);
    await this.by('ana', 'recordDecision', granted('recertification', decidedOn, addMonths(endsOn, 36)));
    return decidedOn;
  }

  /** What was recorded, against what the rules make of the same script. */
  private async judge(begun: Instant): Promise<CycleDrillResult> {
    const { store } = this.installation;
    const flaws = await recordFlaws(store, processes, this.all);
    const row = await store.processes.findOne({ _id: this.key });
    const events = await recordedEvents(store, this.key);
    const pure = await runWithoutEngine(store, processes.journey, { key: this.key, site: SITE }, this.sent);
    const different = events.findIndex((event, index) => !isDeepStrictEqual(event, pure.events[index]));
    if (different >= 0 || events.length !== pure.events.length) {
      flaws.push(`Without the engine event ${String(different + 1)} of ${String(events.length)} is another one`);
    }
    if (!isDeepStrictEqual(row?.state, pure.head.state)) flaws.push('Without the engine the state is another one');
    const { cycle, certificates } = await this.state();
    const [certificate] = certificates;
    if (cycle !== 2 || certificate?.status !== 'valid') {
      flaws.push(`In cycle ${String(cycle)} the certificate is ${String(certificate?.status)}`);
    }
    if (certificate?.overdue.length !== 0) flaws.push('A surveillance counts as overdue');
    if (!(await this.state()).clocks.some((one) => one.rule === 'surveillance' && one.opensAt === null)) {
      flaws.push('The window of the next surveillance is not open');
    }
    const incidents = await store.incidents.countDocuments({ kind: 'fault' });
    if (incidents > 0) flaws.push(`${String(incidents)} incidents`);
    const years = (Date.parse(this.now) - Date.parse(begun)) / (365.25 * DAY_MS);
    return { key: this.key, commands: this.all.length, events: events.length, years, kills: this.kills, flaws };
  }

  private async by(person: string, name: string, body: Record<string, unknown> = {}): Promise<void> {
    const sent = await callerOf(this.callers, person).insist(this.key, name, body);
    if (sent.reply.status !== 200) throw new Error(`${name} by ${person}: ${JSON.stringify(sent.reply)}`);
    this.keep(sent, name, body);
  }

  private keep(sent: Sent, name: string, body: unknown): void {
    this.all.push(sent);
    this.sent.set(sent.commandId, { name, body });
  }

  /** Time passes until the morning of a date, in sessions that the engine takes. */
  private async until(date: LocalDate): Promise<void> {
    const end = Date.parse(reminderTime(date, NORWAY)) + 600_000;
    while (Date.parse(this.now) < end) {
      const left = end - Date.parse(this.now);
      const byMs = Math.ceil(Math.min(left, DAYS_PER_SESSION * DAY_MS) / 1000) * 1000;
      await fastForward(this.access, this.key, randomUUID(), byMs, SESSION_WITHIN_MS);
      this.aheadMs += byMs;
    }
    await this.untilActed();
    this.options.report?.(`${date}: ${(await this.state()).phase}`);
  }

  /** Until everything that was due has been recorded. */
  private async untilActed(): Promise<void> {
    const deadline = Date.now() + 60_000;
    for (;;) {
      const row = await this.installation.store.processes.findOne({ _id: this.key });
      const next = row && pendingDeadlines(processes.journey, { ...row, key: row._id })[0];
      if (!next || next.at > this.now) return;
      if (Date.now() > deadline) throw new Error(`${next.kind} of ${next.subject} did not act`);
      await pause(50);
    }
  }

  /** A part dies in the middle of something and comes back on its data. */
  private async killWhile(part: Part, work: () => Promise<void>): Promise<void> {
    const done = work();
    if (!this.options.kills) return done;
    // Whoever waits hears of a failure; until then it is nobody's.
    done.catch(() => undefined);
    await pause(part === 'api' ? 10 : 2_000);
    this.options.report?.(`killing ${part}`);
    await this.installation.kill(part);
    this.kills.push(part);
    await this.installation.restart(part);
    await this.installation.untilReady();
    await done;
  }

  private async state(): Promise<JourneyState> {
    const row = await this.installation.store.processes.findOne({ _id: this.key });
    return journeyState.parse(row?.state);
  }

  private get now(): Instant {
    return new Date(Date.now() + this.aheadMs).toISOString();
  }

  private get today(): LocalDate {
    return localDate(this.now, NORWAY);
  }
}

const later = (date: LocalDate, days: number): LocalDate => addDays(date, { days, unit: 'calendar' }, NORWAY);

function granted(kind: 'initial' | 'recertification', on: LocalDate, expiresOn: LocalDate): Record<string, unknown> {
  const certificate = { edition: 'ISO 9001:2026', number: 'ALD-1', sites: [SITE], scope: 'Fasteners', expiresOn };
  return { standard: 'ISO 9001', kind, result: 'granted', on, signed: true, certificate };
}
