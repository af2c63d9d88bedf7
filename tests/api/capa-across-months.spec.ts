import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { EventRow } from '#activities/store/rows';
import { endOfDay, localDate, reminderTime, startOfDay } from '#domain/kernel/calendar';
import type { Clock, Reminded } from '#domain/kernel/clock';
import { DEFAULT_POLICY } from '#domain/seed/policy';
import { NORWAY } from '#domain/seed/calendars';
import { processes } from '#domain/processes';
import { seedSmallOrganization } from '../../scripts/installation/small-organization.ts';
import { recordFlaws } from '../../scripts/installation/verify-record.ts';
import { CAUSES, CLOSING } from '../builders/a-capa.ts';
import { eventually } from '../workflows/support/world.ts';
import { capaOf, Play, type Jumped } from './support/play.ts';
import { openProcessWorld, type ProcessWorld } from './support/process-world.ts';
import { expectSameWithoutEngine } from './support/without-engine.ts';

jest.setTimeout(180_000);

let world: ProcessWorld;
let play: Play;
let report: string;
let capa: string;
/** The day each reminder has to come on, by what the rules say, as the story goes along. */
const promised: { subject: string; step: string; to: string[]; on: string }[] = [];

const day = 86_400_000;
/** The date so many days after one, without regard to what is worked. */
const later = (date: string, days: number): string =>
  new Date(Date.parse(date) + days * day).toISOString().slice(0, 10);
const worked = (date: string): boolean =>
  ![0, 6].includes(new Date(date).getUTCDay()) && !NORWAY.holidays.includes(date);
/** The date so many working days after one. */
function workingDaysAfter(date: string, days: number): string {
  let left = days;
  let one = date;
  while (left > 0) {
    one = later(one, 1);
    if (worked(one)) left -= 1;
  }
  return one;
}
const nextWorked = (date: string): string => (worked(date) ? date : workingDaysAfter(date, 1));
const today = (): string => play.dateIn(0);

/** Jumps, and expects that exactly these are reminded, on this date. */
async function remindedOn(on: string, step: string, ...expected: [subject: string, ...to: string[]][]): Promise<void> {
  const { acted } = await play.jump('ana', capa);
  for (const [subject, ...to] of expected) promised.push({ subject, step, to, on });
  expect(acted.map(({ type, subject, at }) => [type, subject, at])).toEqual(
    expected.map(([subject]) => ['reminded', subject, reminderTime(on, NORWAY)]),
  );
}

const by = (person: string, name: string, body: object = {}): Promise<unknown> => play.send(person, capa, name, body);

function aPlan(dueOn: string): object {
  const action = (id: number, owner: string, verifier: string) => ({
    id,
    what: `Replace gauge ${String(id)}`,
    owner,
    verifier,
    dueOn,
    kind: 'changeMachine',
    causes: ['b'],
  });
  return {
    actions: [action(1, 'pia', 'per'), action(2, 'per', 'olga'), action(3, 'olga', 'pia')],
    criteria: 'No batch below 8 µm for 60 days',
    method: 'Readings of every batch',
    evaluator: 'eva',
  };
}

beforeAll(async () => {
  world = await openProcessWorld({ DEMO_MODE: 'true' }, { seed: seedSmallOrganization });
  // The mail of this story leaves on the mornings of its own clock.
  await world.deps.temporal.schedule.getHandle('housekeeping').pause();
  play = new Play(world);
  await tell();
});

afterAll(() => world.close());

/** The whole story. What it expects on the way fails it there and then. */
async function tell(): Promise<void> {
  report = await play.bear('rolf', 'report', 'report', {
    what: 'Zinc-nickel layer below 8 µm on M8 flange bolts',
    site: 'halden',
    place: 'Release',
    suggestedGrade: 'major',
  });
  await play.send('ana', report, 'triage', {
    decision: 'capa',
    reason: 'Two customers are affected',
    severity: 4,
    likelihood: 3,
    grade: 'major',
    clauses: ['8.6'],
    standards: ['ISO 9001:2015'],
    owner: 'olga',
  });
  capa = await capaOf(world, report);
  await firstAttempt();
  await secondAttempt();
  // The report never jumped; what its CAPA tells it carries the CAPA's moment.
  await eventually(async () => (await play.events(report)).at(-1)?.event.type === 'closed', 'the report is closed');
  await play.morning();
}

async function firstAttempt(): Promise<void> {
  await by('olga', 'recordContainment', { done: 'Both batches are in quarantine', scope: '38 400 pieces' });
  // Root cause: reminded once, then sent in time.
  await remindedOn(later(workingDaysAfter(today(), 10), -7), 'sevenBefore', ['rootCause', 'olga']);
  await by('olga', 'saveCauses', { causes: CAUSES });
  await by('olga', 'submitRootCause', { team: ['per', 'pia'], method: 'fiveWhys' });
  // Plan: an approved extension moves its reminders with its date.
  const extendedTo = later(today(), 30);
  await by('olga', 'requestExtension', { subject: 'plan', newDate: extendedTo, reason: 'The supplier is closed' });
  await by('ana', 'approveExtension', { subject: 'plan' });
  await remindedOn(later(extendedTo, -7), 'sevenBefore', ['plan', 'olga']);
  const dueOn = nextWorked(later(today(), 30));
  await by('olga', 'submitPlan', aPlan(dueOn));
  await by('ana', 'returnPlan', { reason: 'Name the gauges' });
  await by('olga', 'submitPlan', aPlan(dueOn));
  await by('ana', 'approvePlan', { signed: true });
  // Actions: one done at once, one handed over between its reminders, one late by all steps of the ladder.
  await by('pia', 'completeAction', { action: 1, note: 'Done', withoutEvidence: 'The gauge shows it' });
  await by('per', 'verifyAction', { action: 1, note: 'Seen' });
  await remindedOn(later(dueOn, -7), 'sevenBefore', ['action:2', 'per'], ['action:3', 'olga']);
  await by('ana', 'reassign', { subject: 'action:3', to: 'rolf', reason: 'Olga is at the supplier' });
  await remindedOn(later(dueOn, -1), 'oneBefore', ['action:2', 'per'], ['action:3', 'rolf']);
  await by('rolf', 'completeAction', { action: 3, note: 'Done', withoutEvidence: 'The gauge shows it' });
  await by('pia', 'verifyAction', { action: 3, note: 'Seen' });
  await remindedOn(dueOn, 'onDay', ['action:2', 'per']);
  await remindedOn(workingDaysAfter(dueOn, 1), 'oneLate', ['action:2', 'per']);
  await remindedOn(workingDaysAfter(dueOn, 4), 'fourLate', ['action:2', 'mia']);
  await remindedOn(workingDaysAfter(dueOn, 8), 'eightLate', ['action:2', 'ana', 'bo']);
  await remindedOn(workingDaysAfter(dueOn, 15), 'fifteenLate', ['action:2', 'tor']);
  await by('per', 'completeAction', { action: 2, note: 'Done at last', withoutEvidence: 'The gauge shows it' });
  await by('olga', 'verifyAction', { action: 2, note: 'Seen' });
  await proof();
  await by('eva', 'judgeEffectiveness', { verdict: 'notEffective', note: 'Two batches at 7 µm', signed: true });
}

async function secondAttempt(): Promise<void> {
  await by('olga', 'recordContainment', { done: 'All batches are read by X-ray', scope: 'Everything since August' });
  await by('olga', 'saveCauses', { causes: CAUSES });
  await by('olga', 'submitRootCause', { team: ['per', 'pia'], method: 'fiveWhys' });
  const dueOn = nextWorked(later(today(), 30));
  await by('olga', 'submitPlan', aPlan(dueOn));
  await by('bo', 'approvePlan', { signed: true, criteriaNotWeaker: true });
  // Held for a while: only the hold's own review comes up, and afterwards the actions have as much time as before.
  const heldOn = today();
  const reviewOn = later(heldOn, 10);
  await by('ana', 'hold', { reason: 'The plant is closed', reviewOn });
  await remindedOn(later(reviewOn, -7), 'sevenBefore', ['hold', 'ana']);
  await by('ana', 'resume');
  let held = 0;
  for (let date = later(heldOn, 1); date <= today(); date = later(date, 1)) held += worked(date) ? 1 : 0;
  const row = await world.store.processes.findOne({ _id: capa });
  expect(row?.waiting.map((line) => line.until)).toEqual(
    [1, 2, 3].map(() => endOfDay(workingDaysAfter(dueOn, held), NORWAY)),
  );
  await Promise.all(
    ['pia', 'per', 'olga'].map((person, index) =>
      by(person, 'completeAction', { action: index + 1, note: 'Done', withoutEvidence: 'The gauge shows it' }),
    ),
  );
  await Promise.all(
    ['per', 'olga', 'pia'].map((person, index) => by(person, 'verifyAction', { action: index + 1, note: 'Seen' })),
  );
  await proof();
  await by('eva', 'judgeEffectiveness', { verdict: 'effective', note: 'Everything at 8 µm or more', signed: true });
  await by('ana', 'close', CLOSING);
}

/** Sixty days in which nobody can do anything, and then the check opens by itself. */
async function proof(): Promise<void> {
  const opens = nextWorked(later(today(), 60));
  const early = await play.send(
    'eva',
    capa,
    'judgeEffectiveness',
    { verdict: 'effective', note: 'x', signed: true },
    409,
  );
  expect(early).toMatchObject({ code: 'wrongStage' });
  const { acted }: Jumped = await play.jump('ana', capa);
  expect(acted.map(({ type, at }) => [type, at])).toEqual([['proofEnded', startOfDay(opens, NORWAY)]]);
}

describe('a CAPA with two attempts across virtual months', () => {
  it('goes through every stage of both attempts in order', async () => {
    const stages = (await play.events(capa)).map((row) => row.stage);
    const attempt = [
      'containment',
      'rootCause',
      'plan',
      'planApproval',
      'implementation',
      'proof',
      'effectivenessCheck',
    ];
    expect(stages.filter((stage, index) => stage !== stages[index - 1])).toEqual([
      ...['containment', 'rootCause', 'plan', 'planApproval', 'plan', 'planApproval'],
      ...attempt.slice(4),
      ...attempt,
      ...['closure', 'closed'],
    ]);
    const head = await world.store.processes.findOne({ _id: capa });
    expect(head).toMatchObject({ open: false, attempt: 2, waiting: [], wakeAt: null });
    expect(await world.store.processes.countDocuments({ 'assignees.0': { $exists: true } })).toBe(0);
    expect(await recordFlaws(world.store, processes, [])).toEqual([]);
    expect(await world.store.incidents.countDocuments()).toBe(0);
  });

  it('reminds of each step of each clock once, of none that was done, moved, handed over or held, and skips none', async () => {
    const reminded = await world.store.events.find({ 'event.type': 'reminded' }).sort({ key: 1, seq: 1 }).toArray();
    expect(
      reminded.map((row) => {
        const { subject, step, to, skipped } = row.event as Reminded & EventRow['event'];
        return { key: row.key, subject, step, to, on: row.at, skipped };
      }),
    ).toEqual(
      promised.map(({ on, ...rest }) => ({ key: capa, ...rest, on: reminderTime(on, NORWAY), skipped: false })),
    );
    expect(reminded).toHaveLength(12);
  });

  it('tells every one of them in the console, at that instant', async () => {
    const notices = await world.store.notices.find({ code: { $in: ['due', 'late', 'escalated'] } }).toArray();
    const told = notices.map(({ person, code, at }) => [at, person, code].join(' ')).sort();
    const expected = promised.flatMap(({ step, to, on }) => {
      const code = !step.endsWith('Late') ? 'due' : step === 'oneLate' ? 'late' : 'escalated';
      return to.map((person) => [reminderTime(on, NORWAY), person, code].join(' '));
    });
    expect(told).toEqual(expected.sort());
  });

  it('mails at once what cannot wait, and all else once a person and day', async () => {
    const notices = await world.store.notices.find().toArray();
    const mails = await world.store.mails.find().toArray();
    const atOnce = notices.filter((notice) => notice.urgency === 'atOnce');
    // A major that is late for the first time.
    expect(atOnce.map(({ person, code }) => [person, code])).toEqual([['per', 'late']]);
    const expected = notices.map((notice) => {
      if (notice.urgency === 'atOnce') return `notice:${notice._id}`;
      const morning = play.mornings.find(({ at }) => at >= notice.at);
      return `digest:${notice.person}:${localDate(morning?.at ?? '', NORWAY)}`;
    });
    expect(notices.map((notice) => notice.mailId)).toEqual(expected);
    expect(mails.map((mail) => mail._id).sort()).toEqual([...new Set(expected)].sort());
    expect(play.mornings.reduce((sum, morning) => sum + morning.mails, 0)).toBe(mails.length - atOnce.length);
    expect(play.mornings.map((morning) => morning.again)).toEqual(play.mornings.map(() => 0));
    const late = mails.find((mail) => mail._id === `notice:${String(atOnce[0]?._id)}`);
    expect(late).toMatchObject({ person: 'per', to: 'per@halden.example' });
    expect(late?.text).toContain(capa);
    const delivered = await eventually(async () => {
      const kept = await world.store.mails.find({ status: 'kept' }).toArray();
      return kept.length === mails.length && kept;
    }, 'every mail is on the outbox page');
    expect(delivered.every((mail) => mail.sentAt !== null)).toBe(true);
  });

  it('counts every duty from the day it began, in the working days of its site', async () => {
    const clocks = (await play.events(capa)).flatMap(({ event, at }) => {
      const { clock, next } = event as { clock?: Clock; next?: { clock?: Clock } };
      const one = clock ?? next?.clock;
      return one ? [{ type: event.type, at, ...one }] : [];
    });
    const seen = new Set<string>();
    for (const { type, at, since, due, rule } of clocks) {
      const length = DEFAULT_POLICY.times[rule.code];
      if (length?.unit !== 'working') continue;
      seen.add(rule.code);
      expect([type, since]).toEqual([type, at]);
      expect([type, due]).toEqual([type, endOfDay(workingDaysAfter(localDate(at, NORWAY), length.days), NORWAY)]);
    }
    for (const rule of ['rootCause', 'plan', 'planApproval', 'verification', 'effectivenessCheck', 'closure']) {
      expect(seen).toContain(rule);
    }
  });
});

describe('the same script without the engine', () => {
  it.each(['capa', 'report'])('gives the same %s: events with instants, outcomes, state and messages', async (type) => {
    const key = type === 'capa' ? capa : report;
    await expectSameWithoutEngine(world, play, key);
  });
});
