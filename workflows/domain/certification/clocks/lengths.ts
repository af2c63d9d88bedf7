import { addDays, previousWorkingDay, type Days } from '../../kernel/calendar.ts';
import type { LocalDate } from '../../kernel/instant.ts';
import type { Moment } from '../../kernel/moment.ts';
import { settingsFor, type BodySettings } from '../../kernel/reference.ts';
import type { Who } from '../../kernel/who.ts';
import type { JourneyState } from '../state.ts';
import { DEFAULT_BODY_SETTINGS } from '../../seed/body-settings.ts';
import type { Wanted } from './rule.ts';

const working = (days: number): Days => ({ days, unit: 'working' });

/** Lengths of our own practice, until the policy has one of this code (`times.<code>`). */
const USUAL_LENGTHS = {
  acceptGaps: working(20),
  submitJourneyPlan: working(10),
  approveJourneyPlan: working(5),
  trackStep: working(20),
  planAudit: working(10),
  bookAudit: working(15),
  recordAudit: working(2),
  askBody: working(2),
  tellBody: working(5),
  stopMark: working(5),
  overdueSurveillance: working(10),
  suspensionReview: working(5),
  transfer: { days: 60, unit: 'calendar' },
} as const satisfies Readonly<Record<string, Days>>;

/** As the policy has it, or as is usual. */
export const lengthOf = (code: keyof typeof USUAL_LENGTHS, { policy }: Moment): Days =>
  policy.times[code] ?? USUAL_LENGTHS[code];

/** A date this long after another one. */
export function after(from: LocalDate, code: keyof typeof USUAL_LENGTHS, moment: Moment): LocalDate {
  return addDays(from, lengthOf(code, moment), moment.calendar);
}

export const addCalendarDays = (date: LocalDate, days: number, moment: Moment): LocalDate =>
  addDays(date, { days, unit: 'calendar' }, moment.calendar);

/** What we plan ahead of a date of the body or of the standard: on a day off it is done the working day before. */
export const plannedOn = (date: LocalDate, { calendar }: Moment): LocalDate => previousWorkingDay(date, calendar);

/** The due date a clock already has: what was once set does not wander with every decision. */
export function keptDue(state: JourneyState, rule: string, subject: string): LocalDate | null {
  return state.clocks.find((one) => one.rule === rule && one.subject === subject)?.dueOn ?? null;
}

/** The certification body, as a waiting line names it. */
export const BODY: Who = { kind: 'nobody', reason: 'body' };

export function bodyName(state: JourneyState, moment: Moment): string {
  return (state.body === null ? undefined : moment.reference.body(state.body))?.shortName ?? 'certification body';
}

/** What is waited for from the body. */
interface OfBody {
  readonly rule: string;
  readonly subject: string;
  /** When it was sent, held or told. */
  readonly since: LocalDate;
  readonly command: string;
  readonly params?: Wanted['params'];
  /** Standards that it is about; none where it is about the journey. */
  readonly standards?: readonly string[];
  /** How long the body may usually take; by default as long as for an answer. */
  readonly days?: number;
}

/** Something that waits for the body: until its usual time has passed, or the time for an answer since it was asked. */
export function waitsForBody(
  state: JourneyState,
  moment: Moment,
  { rule, subject, since, command, params = {}, standards = [], days }: OfBody,
): Wanted {
  const asked = state.asked[`${rule}|${subject}`];
  const answer = Math.min(
    ...(standards.length > 0 ? standards : ['']).map((one) => settingsOf(state, one, moment).answersWithinDays),
  );
  const wait =
    asked !== undefined && asked > since ? { from: asked, days: answer } : { from: since, days: days ?? answer };
  return {
    subject,
    dueOn: addCalendarDays(wait.from, wait.days, moment),
    who: BODY,
    params: { body: bodyName(state, moment), ...params },
    command,
    acts: true,
  };
}

/** What the journey's certification body does for this standard; the usual, before one is chosen. */
export function settingsOf(state: Pick<JourneyState, 'body'>, standard: string, moment: Moment): BodySettings {
  const body = state.body === null ? undefined : moment.reference.body(state.body);
  return body ? settingsFor(body, standard) : DEFAULT_BODY_SETTINGS;
}
