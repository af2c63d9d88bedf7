import type { Calendar } from '#domain/kernel/calendar';
import { directoryOf } from '#domain/kernel/directory';
import type { Moment } from '#domain/kernel/moment';
import { catalogueOf } from '#domain/kernel/catalogue';
import { referenceOf } from '#domain/kernel/reference';
import type { Refusal } from '#domain/kernel/refusal';
import type { RoleHeld } from '#domain/kernel/roles';
import type { Waiting } from '#domain/kernel/waiting';
import { reportBody } from '#domain/report/bodies';
import { report } from '#domain/report/birth';
import { reportWaiting } from '#domain/report/duties';
import { evolve } from '#domain/report/evolve';
import { CALENDARS } from '#domain/seed/calendars';
import { DEFAULT_POLICY } from '#domain/seed/policy';
import type * as z from 'zod/mini';
import type { Person } from '../people/person.ts';
import type { Site } from '../sites/site.ts';

/** What the rules need beside the report itself. */
export interface ReportingMoment {
  readonly now: Date;
  readonly me: string;
  readonly roles: readonly RoleHeld[];
  readonly people: readonly Person[];
  readonly site: Site;
}

/** What the report would cause, or why it would be refused. */
export interface WhatThen {
  readonly waiting: readonly Waiting[];
  readonly refusal: Refusal | null;
  readonly calendar: Calendar;
}

/**
 * What the report will wait for once it is sent, worked out by the rules that the record applies. Null when the body
 * does not say enough yet, or when the site follows a policy that this browser does not know.
 */
export function whatThen(body: z.input<typeof reportBody>, around: ReportingMoment): WhatThen | null {
  // Who decides and until when depends on neither of the texts: it is known before they are typed.
  const parsed = reportBody.safeParse({ ...body, what: orDash(body.what), place: orDash(body.place) });
  const { site, now, me } = around;
  if (!parsed.success || site.policy !== DEFAULT_POLICY.id) return null;
  const calendar = calendarOf(site);
  const moment: Moment = {
    now: now.toISOString(),
    actor: { kind: 'person', id: me },
    roles: around.roles,
    site: site.id,
    policy: DEFAULT_POLICY,
    calendar,
    directory: directoryOf(
      around.people.map(({ id, active, site: home, roles, manager, absence }) => ({
        id,
        active,
        site: home,
        roles,
        manager: manager ?? undefined,
        absence: absence ?? undefined,
      })),
    ),
    // Neither editions nor certification bodies nor other sites decide anything about a report.
    reference: referenceOf([], catalogueOf([]), [], []),
    superseded: false,
  };
  const refusal = report.may(moment, parsed.data);
  if (refusal !== null) return { waiting: [], refusal, calendar };
  const [first] = report.decide(parsed.data, moment);
  if (first === undefined) return null;
  const stamp = { key: '', seq: 1, at: moment.now, actor: moment.actor };
  return { waiting: reportWaiting(evolve(null, first, stamp)), refusal: null, calendar };
}

/** Monday to Friday in the site's zone, with the holidays of its country: what every site begins with. */
function calendarOf({ calendar: id, name, country, zone }: Site): Calendar {
  const known = CALENDARS.find((one) => one.id === id || one.id === country.toLowerCase());
  return { id: name, version: known?.version ?? 1, zone, workdays: [1, 2, 3, 4, 5], holidays: known?.holidays ?? [] };
}

function orDash(text: unknown): string {
  return typeof text === 'string' && text.trim() !== '' ? text : '-';
}
