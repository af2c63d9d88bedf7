import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { EventRow } from '#activities/store/rows';
import { certificateOf, findingOf, journeyState, type JourneyState } from '#domain/certification/state';
import { addMonths, reminderTime, startOfDay, previousWorkingDay } from '#domain/kernel/calendar';
import { processes } from '#domain/processes';
import { NORWAY } from '#domain/seed/calendars';
import { seedSmallOrganization } from '../../scripts/installation/small-organization.ts';
import { recordFlaws } from '../../scripts/installation/verify-record.ts';
import { Play } from './support/play.ts';
import { openProcessWorld, type ProcessWorld } from './support/process-world.ts';
import { expectSameWithoutEngine } from './support/without-engine.ts';

jest.setTimeout(180_000);

const SITE = 'halden';
const AUDITED = 'certificate:ISO 9001';
const MISSED = 'certificate:ISO 45001';

let world: ProcessWorld;
let play: Play;
let journey: string;
/** What has to happen by itself and when, by what the rules say, as the story goes along. */
const promised: string[] = [];

const dayMs = 86_400_000;
const later = (date: string, days: number): string =>
  new Date(Date.parse(date) + days * dayMs).toISOString().slice(0, 10);
const worked = (date: string): boolean =>
  ![0, 6].includes(new Date(date).getUTCDay()) && !NORWAY.holidays.includes(date);
function workingDaysAfter(date: string, days: number): string {
  let one = date;
  for (let left = days; left > 0; left -= worked(one) ? 1 : 0) one = later(one, 1);
  return one;
}
const today = (): string => play.dateIn(0);
const by = (person: string, name: string, body: object = {}): Promise<unknown> =>
  play.send(person, journey, name, body);

/** When the steps of the ladder come for something due on a date. */
const LADDER: Readonly<Record<string, (due: string) => string>> = {
  sevenBefore: (due) => later(due, -7),
  oneBefore: (due) => later(due, -1),
  onDay: (due) => due,
  oneLate: (due) => workingDaysAfter(due, 1),
  fourLate: (due) => workingDaysAfter(due, 4),
  eightLate: (due) => workingDaysAfter(due, 8),
  fifteenLate: (due) => workingDaysAfter(due, 15),
};

/** These clocks remind of a due date after one day, until another one. */
function reminds(clock: string, due: string, after: string, until: string): void {
  for (const [step, on] of Object.entries(LADDER)) {
    const date = on(due);
    if (date > after && date <= until) promised.push(`${reminderTime(date, NORWAY)} reminded ${clock} ${step}`);
  }
}
const opens = (clock: string, on: string): number => promised.push(`${reminderTime(on, NORWAY)} clockOpened ${clock}`);
const passes = (clock: string, due: string): number =>
  promised.push(`${startOfDay(later(due, 1), NORWAY)} clockPassed ${clock}`);

/** The morning of a date, when everything of that morning has acted. */
const until = (date: string): Promise<void> =>
  play.passUntil(journey, new Date(Date.parse(reminderTime(date, NORWAY)) + 600_000).toISOString());

async function state(): Promise<JourneyState> {
  return journeyState.parse((await world.store.processes.findOne({ _id: journey }))?.state);
}

beforeAll(async () => {
  world = await openProcessWorld({ DEMO_MODE: 'true' }, { seed: seedSmallOrganization });
  await world.deps.temporal.schedule.getHandle('housekeeping').pause();
  play = new Play(world);
  await tell();
});

afterAll(() => world.close());

/** Decided on both standards; fourteen months later one is surveyed and continued, the other was not in time. */
async function tell(): Promise<void> {
  // Late in December the audit that is held too late would fall into the next calendar year, which asks for one more.
  const decidedOn = today().slice(5) < '12-18' ? today() : later(today(), -14);
  await certified(decidedOn);
  const limit = addMonths(decidedOn, 12);
  const window = addMonths(limit, -3);
  for (const certificate of [AUDITED, MISSED]) {
    opens(`surveillance|${certificate}`, window);
    opens(`bookSurveillance|${certificate}`, window);
  }
  await until(window);
  // One is booked at once, with its team; of the other nobody thinks until it is late to book.
  const heldOn = later(addMonths(limit, -1), -7);
  await by('ana', 'planAudit', { kind: 'surveillance', standards: ['ISO 9001'], from: heldOn, to: heldOn });
  await by('ana', 'nameTeam', { audit: 3, names: ['N. Aas'] });
  // What is only planned ahead of a limit is due before a day off.
  const bookBy = previousWorkingDay(addMonths(limit, -2), NORWAY);
  // Days behind the limit do not keep it: it stays to be booked.
  reminds(`bookSurveillance|${MISSED}`, bookBy, window, limit);
  await until(workingDaysAfter(bookBy, 1));
  const lateOn = later(limit, 10);
  await by('ana', 'planAudit', { kind: 'surveillance', standards: ['ISO 45001'], from: lateOn, to: lateOn });
  await by('ana', 'nameTeam', { audit: 4, names: ['N. Aas'] });
  await surveyed(heldOn);
  await missed(limit, heldOn, lateOn);
  await until(addMonths(decidedOn, 14));
}

async function certified(decidedOn: string): Promise<void> {
  const [stage1, stage2] = [later(decidedOn, -60), later(decidedOn, -20)];
  journey = await play.bear('ana', 'journey', 'start', {
    title: 'Halden: two standards',
    site: SITE,
    sites: [SITE],
    scope: 'Fasteners',
    lead: 'ana',
    editions: ['ISO 9001:2026', 'ISO 45001:2018'],
    body: 'aldersyn',
    startedOn: later(decidedOn, -300),
  });
  await by('ana', 'recordTrack', { step: 'contract', on: later(decidedOn, -200) });
  const early = await play.send('ana', journey, 'recordDecision', granted('ISO 9001', decidedOn), 409);
  expect(early).toMatchObject({ code: 'decisionWithoutAudit' });
  for (const [number, kind, on, outcome] of [
    [1, 'stage1', stage1, 'ready'],
    [2, 'stage2', stage2, 'recommended'],
  ] as const) {
    await by('ana', 'planAudit', { kind, from: on, to: on });
    await by('ana', 'recordAudit', { audit: number, from: on, to: on, outcome });
  }
  await by('ana', 'recordDecision', granted('ISO 9001', decidedOn));
  await by('ana', 'recordDecision', granted('ISO 45001', decidedOn));
}

function granted(standard: string, on: string): object {
  const edition = standard === 'ISO 9001' ? 'ISO 9001:2026' : 'ISO 45001:2018';
  const certificate = { edition, number: 'ALD-1', sites: [SITE], scope: 'Fasteners', expiresOn: addMonths(on, 36) };
  return { standard, kind: 'initial', result: 'granted', on, signed: true, certificate };
}

/** Held in time with a major, which is answered, asked for again, verified and closed; the body is slow to continue. */
async function surveyed(heldOn: string): Promise<void> {
  opens('recordAudit|audit:3', heldOn);
  await until(heldOn);
  await by('ana', 'recordAudit', { audit: 3, from: heldOn, to: heldOn, outcome: 'done' });
  const finding = { audit: 3, standard: 'ISO 9001', clause: '8.4.1', text: 'No evaluation', site: SITE };
  await by('ana', 'recordFinding', { ...finding, grade: 'major', owner: 'olga' });
  expect(findingOf(await state(), 1)).toMatchObject({ answerDue: later(heldOn, 30), evidenceDue: later(heldOn, 90) });
}

/** The other goes past its limit while the finding of the first is answered. */
async function missed(limit: string, heldOn: string, lateOn: string): Promise<void> {
  const answersOn = later(later(heldOn, 30), -7);
  reminds('answer|finding:1', later(heldOn, 30), heldOn, answersOn);
  reminds(`surveillance|${MISSED}`, limit, heldOn, limit);
  await until(answersOn);
  await by('olga', 'answerFinding', {
    finding: 1,
    correction: 'Evaluated',
    cause: 'No owner',
    action: 'A yearly date',
  });
  await by('ana', 'recordVerdict', { finding: 1, what: 'answer', verdict: 'accepted' });
  await by('olga', 'sendEvidence', { finding: 1, note: 'Three evaluations' });
  await by('ana', 'recordVerdict', { finding: 1, what: 'evidence', verdict: 'again', note: 'All of them' });
  await by('olga', 'sendEvidence', { finding: 1, note: 'All evaluations' });
  await by('ana', 'recordVerdict', { finding: 1, what: 'evidence', verdict: 'accepted' });
  await by('ana', 'closeFinding', { finding: 1, how: 'documents' });
  // The body has not said for a month that it continues: somebody asks, and it does.
  const continues = later(heldOn, 30);
  passes(`continuation|${AUDITED}`, continues);
  await until(later(continues, 1));
  await by('ana', 'askBody', { subject: `continuation|${AUDITED}`, note: 'By phone' });
  await by('ana', 'recordNotice', { standard: 'ISO 9001', notice: 'continued', on: today(), reason: 'Letter' });
  passes(`surveillance|${MISSED}`, limit);
  opens('recordAudit|audit:4', lateOn);
  reminds(`overdueSurveillance|${MISSED}`, workingDaysAfter(limit, 10), limit, lateOn);
  await until(lateOn);
  expect(certificateOf(await state(), 'ISO 45001')).toMatchObject({ status: 'valid', overdue: [limit] });
  await by('ana', 'recordAudit', { audit: 4, from: lateOn, to: lateOn, outcome: 'done' });
  await by('ana', 'recordNotice', { standard: 'ISO 45001', notice: 'continued', on: lateOn, reason: 'Letter' });
}

/** What happened by itself, in the order of time. */
async function byItself(): Promise<string[]> {
  const rows = await world.store.events.find({ key: journey, 'actor.kind': 'clock' }).sort({ seq: 1 }).toArray();
  return rows.flatMap(({ at, event }) => {
    const { type, subject, rule, step } = event as EventRow['event'] & Record<'subject' | 'rule' | 'step', string>;
    if (type === 'clocksSet') return [];
    return [type === 'reminded' ? `${at} ${type} ${subject} ${step}` : `${at} ${type} ${rule}|${subject}`];
  });
}

describe('a journey across fourteen virtual months', () => {
  it('opens each window, reminds, and lets each clock pass on its date, and does nothing else', async () => {
    expect((await byItself()).sort()).toEqual([...promised].sort());
    expect((await byItself()).map((line) => line.slice(0, 24))).toEqual(
      promised.map((line) => line.slice(0, 24)).sort(),
    );
  });

  it('ends with both certificates in force, one of which was overdue', async () => {
    const { certificates, findings, cycle } = await state();
    expect(cycle).toBe(1);
    expect(certificates).toMatchObject([
      { standard: 'ISO 9001', status: 'valid', overdue: [] },
      { standard: 'ISO 45001', status: 'valid', overdue: [expect.any(String)] },
    ]);
    expect(findings).toMatchObject([{ lane: 'closed' }]);
    expect(await recordFlaws(world.store, processes, [])).toEqual([]);
    expect(await world.store.incidents.countDocuments()).toBe(0);
  });

  it('is the same without the engine', () => expectSameWithoutEngine(world, play, journey));
});
