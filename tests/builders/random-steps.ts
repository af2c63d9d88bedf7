import fc from 'fast-check';
import { PEOPLE } from './organization.ts';
import type { RunningProcess } from './running-process.ts';

/** One step of a random story: who does what, or time that passes. */
export interface RandomStep {
  readonly pass: number | null;
  /** Follows a waiting line (does what is asked for), or does anything at all. */
  readonly helpful: boolean;
  readonly pick: number;
  readonly rolls: readonly number[];
}

/** Random stories: mostly helpful people, some who try anything, and days that pass. */
export const randomStory: fc.Arbitrary<RandomStep[]> = fc.array(
  fc.record({
    pass: fc.oneof(
      { weight: 5, arbitrary: fc.constant(null) },
      { weight: 1, arbitrary: fc.integer({ min: 0, max: 40 }) },
    ),
    helpful: fc.oneof({ weight: 4, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
    pick: fc.nat(999),
    rolls: fc.array(fc.nat(999), { minLength: 14, maxLength: 14 }),
  }),
  { minLength: 25, maxLength: 50 },
);

/** Rolls of one step, in the order in which its body asks for them. */
export class Dice {
  private next = 0;
  private readonly rolls: readonly number[];

  constructor(rolls: readonly number[]) {
    this.rolls = rolls;
  }

  roll(sides: number): number {
    const roll = this.rolls[this.next % this.rolls.length] ?? 0;
    this.next += 1;
    return roll % sides;
  }

  of<T>(list: readonly [T, ...T[]]): T {
    return list[this.roll(list.length)] ?? list[0];
  }

  /** True once in so many times. */
  oneIn(sides: number): boolean {
    return this.roll(sides) === 0;
  }

  person(): string {
    return this.of(['olga', 'pia', 'per', 'eva', 'rolf', 'ana', 'bo', 'tor', 'mia', 'sub']);
  }
}

/** A body for a command, valid for its schema, sensible more often than not. */
export type BodyFor = (command: string, subject: string, dice: Dice, now: string) => unknown;

/** Takes one step. Gives the name of the command that was done, or null. */
export function take(
  running: RunningProcess,
  step: RandomStep,
  commands: readonly string[],
  body: BodyFor,
): string | null {
  if (step.pass !== null) {
    running.until(new Date(new Date(running.now).getTime() + step.pass * 86_400_000).toISOString());
    return null;
  }
  const dice = new Dice(step.rolls);
  const allowed = PEOPLE.filter((entry) => entry.active).flatMap(({ id }) =>
    running
      .availableTo(id)
      .filter((one) => one.refusal === null)
      .map((one) => ({ ...one, by: id })),
  );
  const wanted = new Set(running.waiting.map((line) => line.command));
  const asked = allowed.filter((one) => wanted.has(one.command) || one.command === 'saveCauses');
  const choices = step.helpful && asked.length > 0 ? asked : allowed;
  const chosen = choices[step.pick % Math.max(choices.length, 1)];
  const anything = step.helpful || chosen === undefined;
  const command = anything ? chosen?.command : commands[step.pick % commands.length];
  if (command === undefined) return null;
  const subject = chosen?.subject ?? 'process';
  const by = step.helpful ? (chosen?.by ?? dice.person()) : dice.person();
  const outcome = running.send(command, body(command, subject, dice, running.now), by);
  return outcome.status === 'done' ? command : null;
}

/** A date so many days from now. */
export function dateIn(now: string, days: number): string {
  return new Date(new Date(now).getTime() + days * 86_400_000).toISOString().slice(0, 10);
}
