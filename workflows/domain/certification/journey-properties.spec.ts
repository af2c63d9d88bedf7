import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { anEnteredJourney, aJourney, type RunningJourney } from '../../../tests/builders/a-journey.ts';
import { anOrganizationWithRounds, randomJourneyStory, takeInJourney } from '../../../tests/builders/random-journey.ts';
import { localDate } from '../kernel/calendar.ts';
import { deadlineId } from '../kernel/deadline.ts';
import { fold, type RecordedEvent } from '../kernel/head.ts';
import type { Moment } from '../kernel/moment.ts';
import { anyProcess } from '../kernel/process.ts';
import { words } from '../words.ts';
import { brokenRules } from './certificates/decision-rules.ts';
import { isInCycle, validUntil, type Certificate, type Paper } from './certificates/certificate-state.ts';
import { withCycle, withOwnCycles } from './certificates/cycles.ts';
import { withNote } from './certificates/last-word.ts';
import { clockId } from './clocks/armed.ts';
import { settle } from './clocks/settle.ts';
import { RULES } from './clocks/table.ts';
import type { EventOf, JourneyEvent } from './events.ts';
import type { Finding } from './findings/finding-state.ts';
import { journey } from './journey.ts';
import { journeyState, type JourneyState } from './state.ts';

const organization = anOrganizationWithRounds();

/** The rules that look at each certificate, by their names. */
const OF_CERTIFICATES = [...anEnteredJourney().state.clocks, ...anEnteredJourney().state.idle]
  .filter((one) => one.subject === 'certificate:ISO 9001')
  .map((one) => one.rule);

/** Where stories begin: some far on, so that what is rare is met as well. */
const BEGINNINGS: (() => RunningJourney)[] = [
  () => aJourney({ editions: ['ISO 9001:2026', 'ISO 45001:2018'] }, organization),
  () => afterStage2(),
  () => withPlan('Write the procedure', 3, 5, organization),
  // Its edition ends before the cycle does.
  () => anEnteredJourney([{ decidedOn: '2026-11-20', expiresOn: '2029-11-19' }], {}, undefined, organization),
  () => anEnteredJourney([{ suspended: true }, { edition: 'ISO 14001:2015' }], {}, undefined, organization),
  () => anEnteredJourney([{ decidedOn: '2024-02-29', expiresOn: '2027-02-27' }], {}, undefined, organization),
];

const longest = 'So wie es vereinbart war. '.repeat(80).slice(0, 1000).trim();

function afterStage2(): RunningJourney {
  return aJourney({}, organization)
    .do('recordTrack', { step: 'contract', on: '2026-11-23' }, 'ana')
    .do('planAudit', { kind: 'stage1', from: '2027-01-19', to: '2027-01-19' }, 'ana')
    .untilDay('2027-01-20')
    .do('recordAudit', { audit: 1, from: '2027-01-19', to: '2027-01-19', outcome: 'ready' }, 'ana')
    .do('planAudit', { kind: 'stage2', from: '2027-03-11', to: '2027-03-11' }, 'ana')
    .untilDay('2027-03-11')
    .do('recordAudit', { audit: 2, from: '2027-03-11', to: '2027-03-11', outcome: 'recommended' }, 'ana');
}

/** With an approved plan; of its actions each waits for the one before, in chains. */
function withPlan(what: string, chain: number, count: number, around?: typeof organization): RunningJourney {
  const actions = Array.from({ length: count }, (_, index) => ({
    number: index + 1,
    what,
    owner: 'olga',
    dueOn: '2027-03-01',
    stage: 'implementation',
    clause: 'ISO 9001:2026/8.4.1',
    ...(index % chain === 0 ? {} : { after: [index] }),
  }));
  return aJourney({}, around)
    .do('savePlan', { objectives: longest, stages: [{ stage: 'training', workingDays: 20 }], actions }, 'ana')
    .do('submitPlan', { signed: true }, 'ana')
    .do('approvePlan', { signed: true }, 'tor');
}

function momentOf(running: RunningJourney, now: string): Moment {
  return { ...organization, now, actor: { kind: 'clock' }, roles: [], site: running.head.site, superseded: false };
}

function checkState(running: RunningJourney): void {
  const { state } = running;
  expect(JSON.parse(JSON.stringify(running.head.state))).toEqual(journeyState.parse(state));
  expect(running.waiting.length > 0).toBe(state.ended === null);
  const ids = running.deadlines.map(deadlineId);
  expect(new Set(ids).size).toBe(ids.length);
  for (const deadline of running.deadlines) expect(deadline.at > running.now).toBe(true);
  for (const line of running.waiting) {
    expect(words).toHaveProperty([`waiting.${line.code}`]);
    if (line.rule) expect(words).toHaveProperty([`rule.${line.rule.code}`]);
  }
  for (const certificate of state.certificates)
    checkCertificate(certificate, localDate(running.now, organization.calendar));
  for (const finding of state.findings) checkDates(finding);
  checkCycles(state, running.stage);
  const families = state.certificates.map((one) => one.standard);
  expect(new Set(families).size).toBe(families.length);
}

/** What is still to be answered is due before its evidence, and nothing after what nobody can extend. */
function checkDates({ lane, answerDue, evidenceDue, hardStop }: Finding): void {
  const dates = [...(lane === 'received' ? [answerDue] : []), evidenceDue, hardStop?.on ?? null];
  const known = dates.filter((date) => date !== null);
  expect(known).toEqual([...known].sort());
}

/** One certificate for a standard: none counts after its last day, and none overlaps an earlier one. */
function checkCertificate(certificate: Certificate, today: string): void {
  const { standard, paper, earlier } = certificate;
  if (isInCycle(certificate)) expect([standard, (validUntil(certificate) ?? '') >= today]).toEqual([standard, true]);
  // One that was replaced before it came into effect never counted.
  const counted = earlier.filter((one) => one.effectiveOn <= one.until);
  const begins = [...counted.map((one) => one.effectiveOn), paper?.effectiveOn ?? ''];
  for (const [index, { until }] of counted.entries()) expect((begins[index + 1] ?? '') >= until).toBe(true);
}

/** Each rule of the table runs for each of its subjects, or says why it does not; what is set stays as it is set. */
function checkTable(running: RunningJourney): void {
  const { state } = running;
  if (state.ended !== null) return;
  const moment = momentOf(running, running.head.lastAt ?? running.now);
  const known = [...state.clocks, ...state.idle].map(clockId);
  const wanted = [
    ...RULES.flatMap((rule) => rule.clocks(state, moment).map(({ subject }) => `${rule.name}|${subject}`)),
    ...OF_CERTIFICATES.flatMap((rule) => state.certificates.map((one) => `${rule}|certificate:${one.standard}`)),
  ];
  expect(known.sort()).toEqual([...new Set(wanted)].sort());
  for (const { reason } of state.idle) expect(words).toHaveProperty([`idle.${reason}`]);
  expect(settle(state, moment)).toBeNull();
}

/** The next cycle waits for what is still prepared for it, and for nothing else; each status is the last that is known. */
function checkCycles({ certificates, cycle, recertifying, ended }: JourneyState, stage: string): void {
  for (const { history, status, since } of certificates)
    if (history) expect(history.at(-1)).toMatchObject({ status, since });
  const prepared = certificates.filter((one) => isInCycle(one) && (one.recertifying ?? null) !== null);
  if (prepared.length === 0) expect(cycle >= Math.max(...certificates.map((one) => one.cycle ?? 0))).toBe(true);
  if (!certificates.some(isInCycle) || cycle === 0 || ended) return;
  expect([recertifying !== null, stage]).toEqual([
    prepared.length > 0,
    prepared.length > 0 ? 'recertification' : 'surveillance',
  ]);
}

/** What the body decided against the rules names each of them, and names none that is not broken. */
function checkDespite(running: RunningJourney, before: JourneyState, rows: readonly RecordedEvent[]): void {
  let state = before;
  for (const { event: recorded, ...row } of rows) {
    const event = recorded as JourneyEvent;
    if (event.type === 'decisionRecorded' && event.paper && event.result !== 'deferred' && event.result !== 'refused') {
      const { standard, kind, on, paper } = event;
      const certificate = state.certificates.find((one) => one.standard === standard);
      const moment = momentOf(running, row.at);
      const broken = certificate ? brokenRules({ state, certificate, kind, on, paper, moment }) : [];
      expect(event.despite?.rules ?? []).toEqual(broken.map(({ code }) => code));
    }
    state = journey.evolve(state, event, { key: running.head.key, seq: row.seq, at: row.at, actor: row.actor });
  }
}

/** What the body said, taken back at once, leaves what was before it; corrected to the same, it is the same. */
function checkCorrections(running: RunningJourney, before: JourneyState, rows: readonly RecordedEvent[]): void {
  let state = before;
  for (const { event: recorded, ...row } of rows) {
    const event = recorded as JourneyEvent;
    const stamp = { key: running.head.key, seq: row.seq, at: row.at, actor: row.actor };
    const after = journey.evolve(state, event, stamp);
    const same = corrected(event);
    if (same) {
      const told = ({ certificates, cycle, transfer, phase, recertifying }: JourneyState) =>
        [certificates, cycle, transfer, phase, recertifying] as const;
      const back = journey.evolve(after, { ...same, takenBack: true }, stamp);
      expect(told(back)).toEqual(told(withCycle(withOwnCycles(state))));
      expect(told(journey.evolve(after, same, stamp))).toEqual(told(after));
    }
    state = after;
  }
}

function corrected(event: JourneyEvent): EventOf<'decisionCorrected' | 'noticeCorrected'> | null {
  if (event.type === 'decisionRecorded') {
    const noted = withNote(event);
    return { ...noted, type: 'decisionCorrected', was: noted, reason: longest };
  }
  if (event.type !== 'noticeRecorded') return null;
  const noted = withNote(event);
  return { ...noted, type: 'noticeCorrected', was: noted, reason: longest };
}

/**
 * Validity is never longer than before without a decision of the body that begins a cycle, or moves it to an edition that goes
 * on, but where somebody says that it was recorded wrongly.
 */
function checkValidity(before: JourneyState, after: JourneyState, rows: readonly RecordedEvent[]): void {
  const events = rows.map((row) => row.event as JourneyEvent);
  const corrected = events.flatMap((event) =>
    event.type === 'certificateCorrected' || event.type === 'decisionCorrected' || event.type === 'noticeCorrected'
      ? [event.standard]
      : [],
  );
  const decided = events.filter((event): event is EventOf<'decisionRecorded'> => event.type === 'decisionRecorded');
  for (const one of after.certificates.filter(({ standard }) => !corrected.includes(standard))) {
    const old = before.certificates.find((each) => each.standard === one.standard);
    const kinds = decided.filter((event) => event.standard === one.standard).map((event) => event.kind);
    if (kinds.includes('initial') || kinds.includes('recertification')) continue;
    expect(later(one.paper, old?.paper)).toBe(false);
    if (!kinds.includes('transition')) expect((validUntil(one) ?? '') <= ((old && validUntil(old)) ?? '')).toBe(true);
    // Only the body brings a certificate back.
    if (kinds.length === 0 && isInCycle(one)) expect(old && isInCycle(old)).toBe(true);
  }
}

const later = (one: Paper | null, old: Paper | null | undefined): boolean =>
  (one?.expiresOn ?? '') > (old?.expiresOn ?? '');

function checkHistory(running: RunningJourney): void {
  const rows = JSON.parse(JSON.stringify(running.events)) as RecordedEvent[];
  expect(fold(anyProcess(journey), running.head.key, rows)).toEqual(running.head.state);
  const reactionIds = running.reactions.map((one) => one.id);
  expect(reactionIds.filter((id, at) => reactionIds.indexOf(id) !== at)).toEqual([]);
  for (const notice of running.reactions) {
    if (notice.do === 'notify') expect(words).toHaveProperty([`notice.${notice.code}`]);
  }
  const seen = new Set<string>();
  let last = '';
  for (const { inputId, event, actor, at } of running.events) {
    expect(words).toHaveProperty([`event.${event.type}`]);
    // Everything that one input or deadline caused stands together, and none comes a second time.
    if (inputId !== last) expect(seen.has(inputId)).toBe(false);
    seen.add(inputId);
    last = inputId;
    if (actor.kind === 'clock') expect(at >= inputId.slice(-24)).toBe(true);
  }
}

/** Everything that has to come up in some story: they are worth nothing when they never get anywhere. */
const REACHED = [
  ...['gapAnalysis', 'planning', 'decision', 'surveillance', 'recertification', 'ended', 'cycle 2'],
  ...['valid', 'suspended', 'expired', 'lapsed', 'withdrawn', 'reduced', 'givenUp'],
  ...['clockOpened', 'clockPassed', 'bodyAsked', 'findingReceived', 'verdictRecorded', 'decisionRecorded'],
  ...['gapsAccepted', 'transitionBegun', 'markStopped', 'actionDone', 'auditCorrected', 'certificateCorrected'],
  ...['decisionCorrected', 'noticeCorrected'],
];

describe('any story of a certification journey', () => {
  it('always waits for something, keeps every clock of the table, and extends no validity by itself', () => {
    const reached = new Set<string>();
    fc.assert(
      fc.property(fc.constantFrom(...BEGINNINGS), randomJourneyStory, (begin, story) => {
        const running = begin();
        checkState(running);
        checkTable(running);
        for (const step of story) {
          const before = running.state;
          const seq = running.head.version;
          takeInJourney(running, step, Object.keys(journey.commands));
          const rows = running.events.slice(seq);
          if (rows.length === 0) continue;
          const after = running.state;
          if (before.ended) expect(after).toEqual(before);
          checkState(running);
          checkValidity(before, after, rows);
          checkDespite(running, before, rows);
          checkCorrections(running, before, rows);
          // Only what decides something lets the clocks follow: not a reminder, nor a window that opens.
          const last = rows.at(-1)?.event.type ?? '';
          if (!['reminded', 'clockOpened'].includes(last)) checkTable(running);
          for (const { event, stage } of rows) reached.add(event.type).add(stage);
          for (const one of after.certificates) reached.add(one.status);
          reached.add(`cycle ${String(after.cycle)}`);
        }
        checkHistory(running);
      }),
      // A story of years takes a while: the first one that fails is shown as it is.
      { numRuns: 60, seed: 20261126, endOnFailure: true },
    );
    expect(REACHED.filter((one) => !reached.has(one))).toEqual([]);
  });
});

describe('a journey of 12 audits and 200 actions', () => {
  it.each([
    ['one after another, in fives', longest.slice(0, 200), 5],
    ['all at once', longest.slice(0, 60), 1],
  ])('keeps a state that the record takes: %s', (_, what, chain) => {
    const running = withPlan(what, chain, 200);
    let largest = JSON.stringify(running.state).length;
    for (let number = 1; number <= 200; number += 1) {
      running.do('completeAction', { number, note: longest }, 'olga');
      largest = Math.max(largest, JSON.stringify(running.state).length);
    }
    for (let audit = 1; audit <= 12; audit += 1) {
      running
        .do('planAudit', { kind: 'special', from: '2026-11-23', to: '2026-11-23', note: longest.slice(0, 500) }, 'ana')
        .do('recordAudit', { audit, from: '2026-11-23', to: '2026-11-23', outcome: 'done', note: longest }, 'ana');
    }
    expect(Math.max(largest, JSON.stringify(running.state).length)).toBeLessThan(256_000);
    // What one more command writes does not grow with what is over.
    const bytes = running.events.slice(-2).reduce((sum, row) => sum + JSON.stringify(row).length, 0);
    expect(bytes).toBeLessThan(10_000);
  });
});
