import { stillAhead, today } from '../dates.ts';
import { unknownPerson } from '../hands.ts';
import type { LocalDate } from '../kernel/instant.ts';
import type { Moment } from '../kernel/moment.ts';
import type { Birth } from '../kernel/process.ts';
import { firstRefusal, refuse, type Refusal } from '../kernel/refusal.ts';
import { findStandard } from '../standards/catalogue.ts';
import type { Audit } from './audits/audit-state.ts';
import { enterBody, startBody, type EnterBody, type PaperBody, type StartBody } from './birth-bodies.ts';
import { datesOutOfOrder, paperOf, transitionEndOf } from './certificates/paper.ts';
import { addCalendarDays, settingsOf } from './clocks/lengths.ts';
import { withClocks } from './command.ts';
import type { JourneyEvent } from './events.ts';
import { familyOf } from './stages.ts';

function aboutRefusal(body: StartBody | EnterBody, moment: Moment): Refusal | null {
  return firstRefusal(
    !body.sites.includes(body.site) && refuse('centralSiteStays', {}, 'sites'),
    unknownPerson(body.lead, moment, 'lead'),
    body.body !== undefined && !moment.reference.body(body.body)?.active && refuse('unknownBody', {}, 'body'),
  );
}

/** Each standard once, and only ones the catalogue has. */
function editionsRefusal(editions: readonly string[], field: string): Refusal | null {
  const unknown = editions.find((edition) => !findStandard(edition));
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
      editionsRefusal(body.editions, 'editions'),
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
  may: (moment, body) =>
    firstRefusal(
      aboutRefusal(body, moment),
      editionsRefusal(
        body.certificates.map((one) => one.edition),
        'certificates',
      ),
      ...body.certificates.map((one, index) => certificateRefusal(body, one, index, moment)),
      ...body.audits.map(
        (one) =>
          stillAhead(one.heldOn, moment, 'audits') ??
          (one.standards?.some((each) => !body.certificates.some(({ edition }) => familyOf(edition) === familyOf(each)))
            ? refuse('standardNotHere', { standard: one.standards.join(', ') }, 'audits')
            : null),
      ),
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
          papers: body.certificates.map(({ firstCycle, suspended, ...paper }) => ({
            paper: paperOf(paper),
            firstCycle,
            transitionEndsOn: transitionEndOf(paper.edition, moment),
            status: suspended === true ? 'suspended' : 'valid',
            ...continuedBefore(body, paper, moment),
          })),
          audits: body.audits.map((one) => heldBefore(body, one)),
        },
      ],
      moment,
    ),
};

function certificateRefusal(
  body: EnterBody,
  typed: EnterBody['certificates'][number],
  index: number,
  moment: Moment,
): Refusal | null {
  const at = `certificates.${String(index)}`;
  const paper = paperOf(typed);
  return firstRefusal(
    datesOutOfOrder(paper, at),
    stillAhead(paper.decidedOn, moment, `${at}.decidedOn`),
    paper.expiresOn < today(moment) &&
      refuse('certificateOver', { date: { date: paper.expiresOn } }, `${at}.expiresOn`),
    ...paper.sites.map((site) => (body.sites.includes(site) ? null : refuse('siteNotHere', {}, `${at}.sites`))),
  );
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
