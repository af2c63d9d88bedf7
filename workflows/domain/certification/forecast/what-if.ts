import * as z from 'zod/mini';
import { dateField } from '../../fields.ts';
import { PLANNED_END, type ForecastInput, type ForecastStep, type NotBefore } from './input.ts';
import { workingDaysOf } from './working-days.ts';

const id = z.string().check(z.minLength(1), z.maxLength(80));
const MOST_DAYS = 400;

/** One change to try on a copy of the plan. */
export const planChangeSchema = z.discriminatedUnion('kind', [
  /** The step ends so many working days later (earlier when negative); a booked audit is moved by them. */
  z.strictObject({
    kind: z.literal('slips'),
    id,
    workingDays: z.int().check(z.gte(-MOST_DAYS), z.lte(MOST_DAYS)),
  }),
  /** The step takes so many working days altogether, whatever the plan or earlier steps say. */
  z.strictObject({ kind: z.literal('takes'), id, workingDays: z.int().check(z.gte(0), z.lte(MOST_DAYS)) }),
  /** The audit is booked for this day, or for none. */
  z.strictObject({ kind: z.literal('booked'), id, on: z.nullable(dateField) }),
]);
export type PlanChange = Readonly<z.infer<typeof planChangeSchema>>;

/** The input with the changes made one after the other. What is done or skipped does not change any more. */
export function withChanges(input: ForecastInput, changes: readonly PlanChange[]): ForecastInput {
  return changes.reduce(withChange, input);
}

function withChange(input: ForecastInput, change: PlanChange): ForecastInput {
  const samples = change.kind === 'takes' ? { ...input.samples, [change.id]: [] } : input.samples;
  const steps = input.steps.map((step) =>
    step.id === change.id && (step.status === 'ahead' || step.status === 'running')
      ? changed(step, change, input)
      : step,
  );
  return { ...input, samples, steps };
}

function changed(step: ForecastStep, change: PlanChange, { calendar }: ForecastInput): ForecastStep {
  switch (change.kind) {
    case 'slips': {
      if (step.bookedOn !== null && step.status === 'ahead') {
        const days = workingDaysOf(calendar);
        return { ...step, bookedOn: days.dateOf(days.closedBefore(step.bookedOn) + 1 + change.workingDays) };
      }
      const addedWorkingDays = (step.addedWorkingDays ?? 0) + change.workingDays;
      return { ...step, addedWorkingDays, notBefore: planMoved(step.notBefore, change.workingDays, calendar) };
    }
    case 'takes': {
      const notBefore = step.notBefore.filter(({ code }) => code !== PLANNED_END);
      const { assumed: _, ...rest } = step;
      return { ...rest, plannedWorkingDays: change.workingDays, addedWorkingDays: 0, notBefore };
    }
    case 'booked':
      return { ...step, bookedOn: change.on };
  }
}

/** The last day in the plan goes along with what is tried; the rules of a standard stay. */
function planMoved(rules: readonly NotBefore[], workingDays: number, calendar: ForecastInput['calendar']): NotBefore[] {
  const days = workingDaysOf(calendar);
  return rules.map((rule) =>
    rule.code === PLANNED_END ? { ...rule, on: days.dateOf(days.closedBefore(rule.on) + 1 + workingDays) } : rule,
  );
}
