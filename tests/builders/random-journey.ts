import fc from 'fast-check';
import { requirementsOf } from '#domain/certification/preparation/requirements';
import { gapScope } from '#domain/certification/gap/gap';
import { journey as process } from '#domain/certification/journey';
import { PREPARATION, PROVEN, isProven, type Preparation } from '#domain/certification/stages';
import type { JourneyState } from '#domain/certification/state';
import { TRACK, nextStep } from '#domain/certification/track';
import { addMonths } from '#domain/kernel/calendar';
import type { Content } from '#domain/kernel/content';
import { anyProcess } from '#domain/kernel/process';
import { JOURNEY_KEY, RATED, type RunningJourney } from './a-journey.ts';
import { ALDERSYN, anOrganization, SITE, type Organization } from './organization.ts';
import { dateIn, Dice, type BodyFor, type RandomStep } from './random-steps.ts';

const text = 'Because it was so';
const FAMILIES = ['ISO 9001', 'ISO 14001', 'ISO 45001'] as const;
const EDITIONS = ['ISO 9001:2015', 'ISO 9001:2026', 'ISO 14001:2015', 'ISO 14001:2026', 'ISO 45001:2018'] as const;

/** Two certification bodies, and rated clauses for the first rounds of the gap analysis. */
export function anOrganizationWithRounds(rounds = 6): Organization {
  const rows = Object.fromEntries(gapScope(EDITIONS, null).map((row) => [row.id, { rating: 'conforms' }]));
  const contents = Array.from({ length: rounds }, (_, index): [string, Content] => {
    const id = `${JOURNEY_KEY}:gap:${String(index + 1)}`;
    return [id, { ...RATED, id, frozen: false, rows }];
  });
  const other = { ...ALDERSYN, id: 'nordkyst', name: 'Nordkyst Sertifisering', shortName: 'Nordkyst' };
  return { ...anOrganization({ bodies: [ALDERSYN, other] }), contents: new Map(contents) };
}

/** Stories of a journey: mostly helpful people, some who try anything, and weeks or half years that pass. */
export const randomJourneyStory: fc.Arbitrary<RandomStep[]> = fc.array(
  fc.record({
    pass: fc.oneof(
      { weight: 9, arbitrary: fc.constant(null) },
      { weight: 2, arbitrary: fc.integer({ min: 0, max: 30 }) },
      { weight: 1, arbitrary: fc.integer({ min: 30, max: 260 }) },
    ),
    helpful: fc.oneof({ weight: 3, arbitrary: fc.constant(true) }, { weight: 2, arbitrary: fc.constant(false) }),
    pick: fc.nat(9999),
    rolls: fc.array(fc.nat(999), { minLength: 20, maxLength: 20 }),
  }),
  { minLength: 40, maxLength: 90 },
);

/** Commands that lead somewhere: whoever tries anything tries one of these every other time. */
const TELLING: readonly string[] = [
  'planAudit',
  'recordAudit',
  'recordFinding',
  'answerFinding',
  'recordVerdict',
  'sendEvidence',
  'recordDecision',
  'recordDecision',
  'recordNotice',
  'beginTransition',
  'startRecertification',
];
/** Who acts in a journey: its lead, top management, somebody who owns a part of it, and somebody without a right. */
const HANDS = ['ana', 'ana', 'ana', 'ana', 'tor', 'olga', 'eva'] as const;

/**
 * Takes one step: time that passes, what a waiting line asks for, anything by anybody, or something that another process
 * says. Gives what was done, or null.
 */
export function takeInJourney(journey: RunningJourney, step: RandomStep, commands: readonly string[]): string | null {
  if (step.pass !== null) {
    journey.until(new Date(Date.parse(journey.now) + step.pass * 86_400_000).toISOString());
    return null;
  }
  const dice = new Dice(step.rolls);
  if (!step.helpful && dice.oneIn(10)) {
    const heard = dice.of(['capaOpened', 'capaProgressed', 'capaClosed', 'transitionAsked']);
    const outcome = journey.hear({ kind: 'fact', name: heard, body: factBody(heard, dice), from: 'CAPA-2026-0001' });
    return outcome.status === 'done' ? heard : null;
  }
  const lines = journey.waiting.filter((line) => line.command !== undefined);
  const line = step.helpful ? lines[step.pick % Math.max(1, lines.length)] : undefined;
  const names = dice.oneIn(2) ? TELLING : commands;
  const command = line?.command ?? names[step.pick % names.length] ?? 'comment';
  const subjects = anyProcess(process).commands[command]?.subjects(journey.state) ?? [];
  const wanted = subjects.filter((one) => one === line?.subject);
  const subject =
    [...wanted, ...subjects][wanted.length > 0 ? 0 : dice.roll(Math.max(1, subjects.length))] ?? 'process';
  const by = ['approvePlan', 'end'].includes(command) && step.helpful ? 'tor' : step.helpful ? 'ana' : dice.of(HANDS);
  const outcome = journey.send(command, bodyForJourney(journey.state)(command, subject, dice, journey.now), by);
  return outcome.status === 'done' ? command : null;
}

function factBody(name: string, dice: Dice): unknown {
  const key = `CAPA-2026-000${String(1 + dice.roll(3))}`;
  switch (name) {
    case 'capaOpened':
      return { key, reference: `finding ${String(1 + dice.roll(4))}` };
    case 'capaProgressed':
      return { key, stage: dice.of(['plan', 'implementation', 'proof']) };
    case 'capaClosed':
      return { key, result: dice.of(['effective', 'riskAccepted', 'cancelled']) };
    default:
      return { campaign: 'TRN-2026-0001', standard: dice.of(FAMILIES), edition: dice.of(EDITIONS) };
  }
}

/** Bodies for any command, sensible more often than not, with dates that are stale, late or plainly wrong among them. */
function bodyForJourney(state: JourneyState): BodyFor {
  return (command, subject, dice, now) => {
    const body = bodyOf({ state, command, subject, dice, now });
    const optional = dice.oneIn(3) && 'on' in body && !NEED_A_DATE.includes(command);
    return optional ? Object.fromEntries(Object.entries(body).filter(([field]) => field !== 'on')) : body;
  };
}

const NEED_A_DATE = ['recordTrack', 'confirmProof', 'recordDecision', 'recordNotice'];

interface Asked {
  readonly state: JourneyState;
  readonly command: string;
  readonly subject: string;
  readonly dice: Dice;
  readonly now: string;
}

/** When something happened: mostly today or lately, sometimes long ago or not yet. */
function happened(dice: Dice, now: string): string {
  if (dice.oneIn(10)) return dateIn(now, -dice.roll(900));
  if (dice.oneIn(12)) return dateIn(now, 1 + dice.roll(400));
  return dateIn(now, dice.oneIn(2) ? 0 : -dice.roll(20));
}

function bodyOf(asked: Asked): Record<string, unknown> {
  const { state, command, subject, dice, now } = asked;
  const number = Number(/\d+$/.exec(subject)?.[0] ?? 1 + dice.roll(5));
  const on = happened(dice, now);
  const stage = PREPARATION.find((one) => subject.endsWith(one)) ?? dice.of(PREPARATION);
  const standard = FAMILIES.find((one) => subject.includes(one)) ?? standardIn(state, dice);
  switch (command) {
    case 'acceptGaps': {
      const id = `${JOURNEY_KEY}:gap:${String(dice.oneIn(9) ? 1 + dice.roll(3) : state.gap.round)}`;
      return { content: { id, version: dice.oneIn(9) ? 6 : RATED.version, hash: RATED.hash }, signed: true };
    }
    case 'newGapRound':
      return { reason: text };
    case 'savePlan':
    case 'addAction':
    case 'moveAction':
    case 'completeAction':
    case 'withdrawAction':
    case 'replan':
      return planBody(asked, number, on);
    case 'submitPlan':
    case 'approvePlan':
      return { signed: true };
    case 'beginStage':
    case 'finishStage':
      return { stage, on };
    case 'passGate':
      return { stage, on, reason: text, signed: true };
    case 'confirmProof':
      return proofBody(asked, stage, on);
    case 'recordTrack': {
      const step = dice.oneIn(4) ? dice.of(TRACK) : (nextStep(state.track) ?? dice.of(TRACK));
      return { step, on, ...(step === 'chosen' ? { body: 'aldersyn' } : {}) };
    }
    case 'recordDecision':
    case 'recordNotice':
    case 'appeal':
    case 'stopMark':
      return certificateBody(asked, standard, on);
    case 'startRecertification':
      return { on };
    case 'beginTransfer':
      return {
        body: dice.of(['nordkyst', 'aldersyn', 'nobody']),
        on,
        because: dice.of(['chosen', 'ceased']),
        ...(dice.oneIn(2) ? { despite: text } : {}),
      };
    case 'completeTransfer':
      return { on, note: text };
    case 'beginTransition':
      return { standard, edition: dice.of(EDITIONS) };
    case 'recordChange':
      return { kind: dice.of(['scope', 'sites', 'ownership', 'seriousAccident']), text, on };
    case 'tellBody':
      return { change: number, on, how: 'Mail' };
    case 'recordBodyAnswer':
      return { change: number, on, text };
    case 'askBody':
      return {
        subject: subject.startsWith('ask:') ? subject.slice(4) : 'decision|certificate:ISO 9001',
        on,
        note: text,
      };
    case 'setTarget':
      return { target: dice.oneIn(3) ? null : dateIn(now, dice.roll(900) - 60), reason: text };
    case 'setScope':
      return { scope: text, sites: dice.oneIn(4) ? ['brno'] : dice.oneIn(2) ? [SITE, 'brno'] : [SITE], reason: text };
    case 'reassign':
      return {
        subject: subject === 'lead' || subject.startsWith('stage:') ? subject : 'lead',
        to: dice.person(),
        reason: text,
      };
    case 'addEvidence':
      return { subject: 'process', fileId: `f${String(dice.roll(500))}`, evidenceDate: dateIn(now, -dice.roll(9)) };
    case 'comment':
      return { text };
    case 'remind':
      return { subject: subject.replace(/^remind:/, '') };
    default:
      return auditOrFindingBody(asked, number, on, standard);
  }
}

const standardIn = (state: JourneyState, dice: Dice): string =>
  dice.oneIn(10)
    ? dice.of(FAMILIES)
    : (state.certificates[dice.roll(state.certificates.length)]?.standard ?? 'ISO 9001');

function planBody({ state, command, dice, now }: Asked, number: number, on: string): Record<string, unknown> {
  const action = (of: number) => ({
    number: of,
    what: `Action ${String(of)}`,
    owner: dice.of(['pia', 'per', 'olga']),
    dueOn: dateIn(now, dice.roll(120) - 10),
    stage: dice.of(PROVEN),
    ...(of > 1 && dice.oneIn(3) ? { after: [of - 1] } : {}),
  });
  switch (command) {
    case 'savePlan':
      return {
        from: dateIn(now, dice.roll(20) - 5),
        stages: PREPARATION.map((stage) => ({
          stage,
          workingDays: 1 + dice.roll(40),
          owner: dice.of(['ana', 'olga']),
        })),
        actions: [1, 2, 3].slice(0, dice.roll(4)).map(action),
      };
    case 'replan':
      return { stages: [{ stage: dice.of(PREPARATION), until: dateIn(now, dice.roll(90)) }], reason: text };
    case 'addAction': {
      const { number: _, after: __, ...rest } = action(1);
      return { ...rest, ...(dice.oneIn(4) && state.plan.actions.length > 0 ? { after: [1] } : {}) };
    }
    case 'moveAction':
      return { number, dueOn: dateIn(now, dice.roll(200) - 20), reason: text };
    case 'completeAction':
      return { number, on, note: text };
    default:
      return { number, reason: text };
  }
}

function proofBody({ state, dice }: Asked, stage: Preparation, on: string): Record<string, unknown> {
  const proven = isProven(stage) ? stage : dice.of(PROVEN);
  const all = requirementsOf(state, proven);
  const status = dice.of(['present', 'present', 'noOccurrence', 'missing']);
  return {
    stage: proven,
    requirement: all[dice.roll(Math.max(1, all.length))]?.id ?? 'training:awareness',
    status,
    note: text,
    on,
    ...(dice.oneIn(6) ? {} : { people: ['olga'] }),
    signed: true,
  };
}

function certificateBody({ state, command, dice, now }: Asked, standard: string, on: string): Record<string, unknown> {
  const certificate = state.certificates.find((one) => one.standard === standard);
  if (command === 'appeal') return { standard, on, reason: text };
  if (command === 'stopMark') return { standard, on, note: text };
  if (command === 'recordNotice') {
    return {
      standard,
      notice: dice.of(['continued', 'continued', 'suspended', 'restored', 'reduced', 'withdrawn', 'givenUp']),
      on,
      reason: text,
      ...(dice.oneIn(4) ? { until: dateIn(now, dice.roll(200)) } : {}),
      ...(dice.oneIn(2) ? { scope: 'Less' } : {}),
      ...(dice.oneIn(6) ? { sites: [SITE] } : {}),
      ...(dice.oneIn(3) ? { despite: text } : {}),
    };
  }
  const usual = certificate?.paper === null || certificate?.status === 'lapsed' ? 'initial' : 'recertification';
  const kind = dice.oneIn(2) ? dice.of(['initial', 'recertification', 'transition', 'transfer', 'scope']) : usual;
  const result = dice.of(['granted', 'granted', 'granted', 'smallerScope', 'deferred', 'refused']);
  const keeps = kind === 'transition' || kind === 'transfer' || kind === 'scope';
  const latest = keeps ? (certificate?.paper?.expiresOn ?? on) : addMonths(on, 36);
  const own = EDITIONS.filter((one) => one.startsWith(`${standard}:`));
  const aim = dice.oneIn(2) ? certificate?.aim : own[dice.roll(own.length)];
  return {
    standard,
    kind,
    result,
    on,
    reason: text,
    signed: true,
    certificate: {
      edition: dice.oneIn(9) ? dice.of(EDITIONS) : (aim ?? dice.of(EDITIONS)),
      number: `ALD-${String(dice.roll(999))}`,
      sites: [SITE],
      scope: 'Fasteners',
      expiresOn: dice.oneIn(5) ? dateIn(latest, dice.roll(600) - 300) : latest,
      ...(dice.oneIn(5) ? { effectiveOn: dateIn(on, dice.roll(120) - 20) } : {}),
      ...(dice.oneIn(9) ? { originalOn: dateIn(on, dice.roll(60) - 50) } : {}),
    },
    ...(dice.oneIn(3) ? { despite: text } : {}),
  };
}

const AUDITS = ['stage1', 'stage2', 'surveillance', 'recertification', 'followUp', 'special', 'transition'] as const;

function auditOrFindingBody(asked: Asked, number: number, on: string, standard: string): Record<string, unknown> {
  const { state, command, dice, now } = asked;
  const audit = state.audits.find((one) => one.number === number);
  const days = (first: string) => ({ from: first, to: dateIn(first, dice.oneIn(8) ? -1 : dice.roll(3)) });
  switch (command) {
    case 'planAudit': {
      const first = dateIn(now, dice.roll(120) - 20);
      return {
        kind: likelyAudit(state, dice),
        ...(dice.oneIn(4) ? { standards: [standard] } : {}),
        ...(dice.oneIn(2) ? days(first) : {}),
      };
    }
    case 'bookAudit':
      return { audit: number, ...days(dateIn(now, dice.roll(120) - 20)), on };
    case 'nameTeam':
      return { audit: number, names: ['N. Auditor'], on };
    case 'receiveAuditPlan':
      return { audit: number, on, confirmBy: dice.person(), dueOn: dateIn(now, dice.roll(20)) };
    case 'confirmAuditPlan':
      return { audit: number, on };
    case 'postponeAudit':
      return { audit: number, reason: text, on, ...(dice.oneIn(2) ? days(dateIn(now, dice.roll(90))) : {}) };
    case 'cancelAudit':
      return { audit: number, reason: text, on };
    case 'recordAudit': {
      const outcome = outcomeOf(audit?.kind ?? 'special', dice);
      const last = audit?.to && audit.to <= now.slice(0, 10) && !dice.oneIn(4) ? audit.to : on;
      const concerns = audit?.kind === 'stage1' && dice.oneIn(2) ? [text, text] : [];
      return { audit: number, from: last, to: last, outcome, concerns };
    }
    case 'resolveConcern':
      return { audit: number, concern: 1 + dice.roll(2), on, note: text };
    case 'recordFinding': {
      const held = state.audits.filter((one) => one.status === 'held');
      return {
        audit: held[dice.roll(Math.max(1, held.length))]?.number ?? 1,
        standard,
        clause: dice.of(['8.4.1', '9.2.1', '7.5.3', '99.9']),
        grade: dice.of(['major', 'minor', 'minor', 'opportunity']),
        text,
        site: SITE,
        ...(dice.oneIn(3) ? { owner: dice.of(['olga', 'pia']) } : {}),
        ...(dice.oneIn(5) ? { answerDue: dateIn(now, dice.roll(60) - 10) } : {}),
      };
    }
    case 'answerFinding':
      return {
        finding: number,
        correction: text,
        cause: text,
        action: text,
        on,
        ...(dice.oneIn(2) ? { spread: 'local' } : {}),
      };
    case 'sendEvidence':
      return { finding: number, note: text, on };
    case 'recordVerdict': {
      const lane = state.findings.find((one) => one.number === number)?.lane;
      return {
        finding: number,
        what: (lane === 'answered') === !dice.oneIn(9) ? 'answer' : 'evidence',
        verdict: dice.of(['accepted', 'accepted', 'again']),
        on,
        ...(dice.oneIn(4) ? { dueOn: dateIn(now, dice.roll(90)) } : {}),
      };
    }
    case 'closeFinding':
      return { finding: number, on, how: dice.of(['documents', 'followUpAudit', 'nextAudit']) };
    case 'raiseFinding':
      return { finding: number, reason: text, on };
    case 'disputeFinding':
      return { finding: number, kind: dice.of(['divergingOpinion', 'appeal']), text, on };
    case 'moveFinding':
      return {
        finding: number,
        what: dice.of(['answer', 'evidence']),
        dueOn: dateIn(now, dice.roll(90)),
        consentOn: on,
        reason: text,
      };
    case 'reassignFinding':
      return { finding: number, to: dice.person(), reason: text };
    case 'openCapa':
      return { finding: number, owner: dice.person() };
    case 'joinCapa':
      return { finding: number, key: `CAPA-2026-000${String(1 + dice.roll(3))}` };
    default:
      return { reason: text };
  }
}

/** What an audit of the programme would be next, more often than not. */
function likelyAudit(state: JourneyState, dice: Dice): (typeof AUDITS)[number] {
  if (dice.oneIn(4)) return dice.of(AUDITS);
  if (state.certificates.some((one) => one.status === 'none')) {
    return state.audits.some((one) => one.kind === 'stage1' && one.outcome === 'ready') ? 'stage2' : 'stage1';
  }
  return state.recertifying === null ? 'surveillance' : 'recertification';
}

function outcomeOf(kind: string, dice: Dice): string {
  switch (kind) {
    case 'stage1':
      return dice.of(['ready', 'ready', 'notReady', 'repeat']);
    case 'stage2':
      return dice.of(['recommended', 'recommended', 'followUp', 'anotherStage2']);
    case 'recertification':
    case 'transition':
      return dice.of(['recommended', 'recommended', 'followUp', 'notRecommended']);
    default:
      return dice.of(['done', 'done', 'followUp', 'ready']);
  }
}
