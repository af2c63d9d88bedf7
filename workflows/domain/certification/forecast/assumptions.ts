import type { Params, Sentence } from '../../kernel/param.ts';
import type { LocalDate } from '../../kernel/instant.ts';
import type { Moment } from '../../kernel/moment.ts';
import { USUAL_DAYS, type Preparation } from '../stages.ts';
import type { JourneyState } from '../state.ts';
import { stepWord } from './explanation.ts';

/**
 * What a forecast takes for granted where nobody has planned, booked or agreed it, each as its own sentence
 * (`forecast.assumed…`): a date that nobody can take apart is not believed.
 */

/** The length of a stage that stands as the product brought it, in a plan that nobody has submitted. */
export function assumedStage(stage: Preparation, { stages, plan }: JourneyState): Sentence | undefined {
  const { workingDays } = stages[stage];
  const isPlanned = plan.status !== 'draft' || workingDays !== USUAL_DAYS[stage];
  return isPlanned ? undefined : sentence('assumedStage', { step: stepWord(stage), days: workingDays });
}

/** The length of an audit without days. */
export const assumedAudit = (id: string, workingDays: number): Sentence =>
  sentence('assumedAudit', { step: stepWord(id), days: workingDays });

/** A length that the certification body's settings give, in its calendar days. */
export const assumedByBody = (
  id: string,
  length: { readonly workingDays: number; readonly calendarDays: number },
  state: JourneyState,
  moment: Moment,
): Sentence =>
  sentence('assumedByBody', {
    step: stepWord(id),
    days: length.workingDays,
    calendarDays: length.calendarDays,
    ...settingOf(state, moment),
  });

/** The time before an audit that is not booked. */
export interface Lead {
  readonly on: LocalDate;
  /** From today until then. */
  readonly workingDays: number;
  /** Steps of the body's track that are left, and the working days of each. */
  readonly left: number;
  readonly each: number;
  /** Until the next free date of the body. */
  readonly months: number;
}

/** Why an audit that is not booked is not earlier: two parts of the lead, or only the free date once the track is done. */
export function assumedLead(id: string, lead: Lead, state: JourneyState, moment: Moment): Sentence {
  const { on, workingDays, left, each, months } = lead;
  const said = {
    step: stepWord(id),
    on: { date: on },
    days: workingDays,
    months,
    ...settingOf(state, moment),
  };
  return left === 0 ? sentence('assumedFreeDate', said) : sentence('assumedLead', { ...said, left, each });
}

/** Stage 2 follows stage 1 as soon as it may: how long lies between the two, no setting says. */
export const assumedToFollow = (id: string, before: string): Sentence =>
  sentence('assumedToFollow', { step: stepWord(id), before: stepWord(before) });

/** Whose number it is. Without a body it is the usual one of the product. */
function settingOf({ body }: JourneyState, { reference }: Moment): Params {
  const known = body === null ? undefined : reference.body(body);
  return known
    ? { setting: { code: 'forecast.settingOfBody' }, body: known.shortName }
    : { setting: { code: 'forecast.settingUsual' } };
}

function sentence(code: string, params: Params): Sentence {
  return { code: `forecast.${code}`, params };
}
