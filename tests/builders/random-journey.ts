import fc from 'fast-check';
import { gapScope } from '#domain/certification/gap/gap';
import { BUILT_IN } from '#domain/standards/built-in';
import { journey as process } from '#domain/certification/journey';
import type { Content } from '#domain/kernel/content';
import { anyProcess } from '#domain/kernel/process';
import { JOURNEY_KEY, RATED, type RunningJourney } from './a-journey.ts';
import { ALDERSYN, anOrganization, type Organization } from './organization.ts';
import { EDITIONS, FAMILIES } from './random-journey/asked.ts';
import { bodyForJourney } from './random-journey/bodies.ts';
import { Dice, type RandomStep } from './random-steps.ts';

/** Two certification bodies, and rated clauses for the first rounds of the gap analysis. */
export function anOrganizationWithRounds(rounds = 6): Organization {
  const rows = Object.fromEntries(gapScope(BUILT_IN, EDITIONS, null).map((row) => [row.id, { rating: 'conforms' }]));
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
  'correctAudit',
  'correctCertificate',
  'correctDecision',
  'correctNotice',
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
    default: {
      // A campaign moves one standard.
      const standard = dice.of(FAMILIES);
      const campaign = `TRN-2026-000${String(1 + FAMILIES.indexOf(standard))}`;
      return { campaign, standard, edition: dice.of(EDITIONS) };
    }
  }
}
