import { requirementsOf } from '#domain/certification/preparation/requirements';
import { isProven, PREPARATION, PROVEN, type Preparation } from '#domain/certification/stages';
import { dateIn } from '../random-steps.ts';
import { text, type Asked } from './asked.ts';

/** Plans and their actions. */
export function planBody({ state, command, dice, now }: Asked, number: number, on: string): Record<string, unknown> {
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

/** Something that proves, or does not. */
export function proofBody({ state, dice, now }: Asked, stage: Preparation, on: string): Record<string, unknown> {
  const proven = isProven(stage) ? stage : dice.of(PROVEN);
  const all = requirementsOf(state, proven);
  const status = dice.of(['present', 'present', 'present', 'noOccurrence', 'notApplicable', 'missing']);
  return {
    stage: proven,
    requirement: all[dice.roll(Math.max(1, all.length))]?.id ?? 'training:awareness',
    status,
    note: text,
    on,
    ...(dice.oneIn(6) ? {} : { inputs: all.flatMap((one) => one.inputs) }),
    ...(dice.oneIn(6) ? {} : { people: ['olga'] }),
    ...(dice.oneIn(6) ? {} : { link: 'https://documents.example/4' }),
    ...(status === 'missing' && dice.oneIn(2) ? { dueOn: dateIn(now, dice.roll(40) - 4) } : {}),
    ...(dice.oneIn(3) ? { despite: text } : {}),
    signed: true,
  };
}
