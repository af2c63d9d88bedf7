import { stillAhead, today } from '../dates.ts';
import { unknownPerson } from '../hands.ts';
import { addMonths } from '../kernel/calendar.ts';
import type { LocalDate } from '../kernel/instant.ts';
import type { Moment } from '../kernel/moment.ts';
import type { Birth } from '../kernel/process.ts';
import { firstRefusal, refuse, type Refusal } from '../kernel/refusal.ts';
import type { Audit } from './audits/audit-state.ts';
import { enterBody, startBody, type EnterBody, type PaperBody, type StartBody } from './birth-bodies.ts';
import { RESTORATION_MONTHS } from './certificates/decision-rules.ts';
import { certificateElsewhere, claimsOf, siteElsewhere } from './certificates/elsewhere.ts';
import { SUSPENSION_MONTHS } from './certificates/notices.ts';
import { CYCLE_MONTHS, datesOutOfOrder, paperOf, transitionEndOf } from './certificates/paper.ts';
import { addCalendarDays, settingsOf } from './clocks/lengths.ts';
import { withClocks } from './command.ts';
import type { EventOf, JourneyEvent } from './events.ts';
import { unknownSite } from './known-sites.ts';
import { cannotLead } from './leading.ts';
import { familyOf } from './stages.ts';

function aboutRefusal(body: StartBody | EnterBody, moment: Moment): Refusal | null {
  return firstRefusal(
    !body.sites.includes(body.site) && refuse('centralSiteStays', {}, 'sites'),
    unknownSite(body.sites, moment),
    cannotLead(body.lead, moment, 'lead'),
    body.body !== undefined && !moment.reference.body(body.body)?.active && refuse('unknownBody', {}, 'body'),
  );
}

/** Each standard once, and only ones the catalogue has. */
function editionsRefusal(editions: readonly string[], field: string, moment: Moment): Refusal | null {
  const unknown = editions.find((edition) => !moment.reference.catalogue.find(edition));
  const families = editions.map(familyOf);
  const twice = families.find((family, index) => families.indexOf(family) !== index);
  return firstRefusal(
    unknown !== undefined && refuse('unknownStandard', { standard: unknown }, field),
    twice !== undefined && refuse('standardTwice', { standard: twice }, field),
  );
}

const aboutOf = ({ title, site, sites, scope, headcount, target }: StartBody | EnterBody) => ({
  title,
  site,
  sites: [...sites],
  scope,
  headcount: headcount ?? null,
  target: target ?? null,
});

/** The way to the first certificates begins with the gap analysis. */
export const start: Birth<JourneyEvent, StartBody> = {
  schema: startBody,
  permission: 'journey.start',
  site: ({ site }) => site,
  may: (moment, body) =>
    firstRefusal(
      aboutRefusal(body, moment),
      editionsRefusal(body.editions, 'editions', moment),
      stillAhead(body.startedOn, moment, 'startedOn'),
      body.target !== undefined && body.target < (body.startedOn ?? today(moment))
        ? refuse('beforeStart', { date: { date: body.startedOn ?? today(moment) } }, 'target')
        : null,
      ...(body.owners ?? []).map((one) => unknownPerson(one.owner, moment, 'owners')),
    ),
  decide: (body, moment) =>
    withClocks(
      null,
      [
        {
          type: 'started',
          about: aboutOf(body),
          lead: body.lead,
          body: body.body ?? null,
          startedOn: body.startedOn ?? today(moment),
          editions: body.editions,
          owners: body.owners ?? [],
        },
      ],
      moment,
    ),
};

/** An organization that holds certificates already types them in; the journey begins in the right window. */
export const enter: Birth<JourneyEvent, EnterBody> = {
  schema: enterBody,
  permission: 'journey.start',
  site: ({ site }) => site,
  claims: ({ certificates }) => certificates.flatMap(claimsOf),
  may: (moment, body) =>
    firstRefusal(
      aboutRefusal(body, moment),
      editionsRefusal(
        body.certificates.map((one) => one.edition),
        'certificates',
        moment,
      ),
      ...body.certificates.map((one, index) => certificateRefusal(body, one, index, moment)),
      ...body.audits.map(
        (one) =>
          stillAhead(one.heldOn, moment, 'audits') ??
          (one.standards?.some((each) => !body.certificates.some(({ edition }) => familyOf(edition) === familyOf(each)))
            ? refuse('standardNotHere', { standard: one.standards.join(', ') }, 'audits')
            : null),
      ),
      ...body.certificates.map((one, index) => entryRefusal(body, one, index, moment)),
    ),
  decide: (body, moment) =>
    withClocks(
      null,
      [
        {
          type: 'entered',
          about: aboutOf(body),
          lead: body.lead,
          body: body.body,
          startedOn: today(moment),
          papers: body.certificates.map((typed) => entry(body, typed, moment)),
          audits: body.audits.map((one) => heldBefore(body, one)),
        },
      ],
      moment,
    ),
};

/** A certificate as the form has it. */
type Typed = EnterBody['certificates'][number];
type Entered = EventOf<'entered'>['papers'][number];

function entry(body: EnterBody, typed: Typed, moment: Moment): Entered {
  const broken = entryRule(body, typed, moment);
  return {
    paper: paperOf(typed),
    firstCycle: typed.firstCycle,
    transitionEndsOn: transitionEndOf(typed.edition, moment),
    ...standing(typed, moment),
    ...(typed.despite !== undefined && broken ? { despite: { rule: broken.code, reason: typed.despite } } : {}),
    ...continuedBefore(body, typed, moment),
  };
}

/** In which status it is today, and since when: over with its last day, else as the body suspended it. */
function standing(typed: Typed, moment: Moment): Pick<Entered, 'status' | 'since' | 'suspendedUntil'> {
  const end = lastDay(typed, moment);
  if (end < today(moment)) return { status: 'expired', since: addCalendarDays(end, 1, moment) };
  const { suspendedOn, suspendedUntil } = typed;
  if (suspendedOn === undefined) return { status: 'valid' };
  const solvedBy = suspendedUntil ?? addMonths(suspendedOn, SUSPENSION_MONTHS);
  return { status: 'suspended', since: suspendedOn, suspendedUntil: solvedBy };
}

/** The earlier of the expiry and the end of its edition. */
function lastDay({ edition, expiresOn }: Typed, moment: Moment): LocalDate {
  const end = transitionEndOf(edition, moment);
  return end !== null && end < expiresOn ? end : expiresOn;
}

function certificateRefusal(body: EnterBody, typed: Typed, index: number, moment: Moment): Refusal | null {
  const at = `certificates.${String(index)}`;
  const paper = paperOf(typed);
  const end = lastDay(typed, moment);
  return firstRefusal(
    datesOutOfOrder(paper, at),
    stillAhead(paper.decidedOn, moment, `${at}.decidedOn`),
    // For six months after its end it can be restored (9.6.3.2.5); after that it is certified anew.
    addMonths(end, RESTORATION_MONTHS) < today(moment) &&
      refuse('certificateOver', { date: { date: end } }, `${at}.expiresOn`),
    suspensionRefusal(typed, end, at, moment),
    ...paper.sites.map((site) => (body.sites.includes(site) ? null : refuse('siteNotHere', {}, `${at}.sites`))),
  );
}

/** What speaks against typing it in at all, or without a reason. */
function entryRefusal(body: EnterBody, typed: Typed, index: number, moment: Moment): Refusal | null {
  const at = `certificates.${String(index)}`;
  const broken = typed.despite === undefined ? entryRule(body, typed, moment) : null;
  return firstRefusal(
    certificateElsewhere(typed, moment, `${at}.number`),
    broken && { ...broken, field: `${at}.despite` },
  );
}

/** A rule against which a certificate is typed in only with a reason. */
const entryRule = (body: EnterBody, typed: Typed, moment: Moment): Refusal | null =>
  expiryTooLate(body, typed, moment) ?? siteElsewhere(typed, moment);

function suspensionRefusal(typed: Typed, end: LocalDate, at: string, moment: Moment): Refusal | null {
  const { suspended, suspendedOn, suspendedUntil, decidedOn } = typed;
  if (suspended !== true) {
    return suspendedOn === undefined && suspendedUntil === undefined
      ? null
      : refuse('notSuspended', {}, `${at}.suspended`);
  }
  if (suspendedOn === undefined) return refuse('suspendedOnNeeded', {}, `${at}.suspendedOn`);
  return firstRefusal(
    stillAhead(suspendedOn, moment, `${at}.suspendedOn`),
    suspendedOn < decidedOn && refuse('beforeDecision', { date: { date: decidedOn } }, `${at}.suspendedOn`),
    suspendedOn > end && refuse('certificateOver', { date: { date: end } }, `${at}.suspendedOn`),
    suspendedUntil !== undefined &&
      suspendedUntil <= suspendedOn &&
      refuse('untilBefore', { date: { date: suspendedOn } }, `${at}.suspendedUntil`),
  );
}

/**
 * Three years from the decision that began the cycle (9.1.3.2). Of an early recertification the end can be three years
 * after an old one that is not known here: at most as much later as the body may be early (9.6.3.2.3).
 */
function expiryTooLate(body: EnterBody, { edition, decidedOn, expiresOn, firstCycle }: Typed, moment: Moment) {
  const early = firstCycle ? 0 : settingsOf(body, familyOf(edition), moment).earlyRecertificationMonths;
  const latest = addMonths(decidedOn, CYCLE_MONTHS + early);
  // Counted back from the end, as the body counts: the last days of a month are lost on the way there.
  const isEarly = early > 0 && addMonths(expiresOn, -(CYCLE_MONTHS + early)) <= decidedOn;
  return expiresOn <= latest || isEarly ? null : refuse('expiryTooLate', { date: { date: latest } });
}

/**
 * The last surveillance since the decision about which the body has had its time: the certificate is typed in as it is,
 * so nobody is asked whether it went on then.
 */
function continuedBefore(
  body: EnterBody,
  { edition, decidedOn }: PaperBody,
  moment: Moment,
): { continuedOn?: LocalDate } {
  const standard = familyOf(edition);
  const { ownTimeDays } = settingsOf(body, standard, moment);
  const concludedUntil = addCalendarDays(today(moment), -ownTimeDays, moment);
  const continuedOn = body.audits
    .map((one) => heldBefore(body, one))
    .filter(({ kind, standards }) => kind === 'surveillance' && standards.includes(standard))
    .flatMap(({ to }) => (to !== null && to > decidedOn && to < concludedUntil ? [to] : []))
    .sort()
    .at(-1);
  return continuedOn === undefined ? {} : { continuedOn };
}

function heldBefore(body: EnterBody, one: EnterBody['audits'][number]): Omit<Audit, 'number'> {
  return {
    kind: one.kind,
    standards: one.standards?.map(familyOf) ?? body.certificates.map(({ edition }) => familyOf(edition)),
    sites: [...body.sites],
    remote: false,
    status: 'held',
    from: one.heldOn,
    to: one.heldOn,
    bookedOn: null,
    team: null,
    auditPlan: null,
    outcome: 'done',
    reportOn: null,
    note: one.note ?? null,
    concerns: [],
    reason: null,
    postponed: 0,
  };
}
