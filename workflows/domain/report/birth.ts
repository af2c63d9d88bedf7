import { correctionClock } from '../containment-rules.ts';
import { stillAhead, today } from '../dates.ts';
import type { Danger, ReportKind } from '../fields.ts';
import { startClock } from '../kernel/clock.ts';
import { actingPerson, type Moment } from '../kernel/moment.ts';
import type { Birth } from '../kernel/process.ts';
import { titleOf } from '../title.ts';
import { reportBody, type ReportBody } from './bodies.ts';
import type { ReportEvent } from './events.ts';

/** Somebody says that something was not as it should be. Correction begins to run at once, beside triage. */
export const report: Birth<ReportEvent, ReportBody> = {
  schema: reportBody,
  permission: 'report.create',
  site: ({ site }) => site,
  may: (moment, body) => stillAhead(body.happenedOn, moment, 'happenedOn'),
  decide: ({ danger = 'none', evidence = [], ...about }, moment) => {
    const reporter = actingPerson(moment) ?? '';
    const grade = about.suggestedGrade === 'major' ? 'major' : null;
    const { shipmentOn } = about;
    return [
      {
        type: 'reported',
        about: { ...about, danger, title: titleOf(about.what) },
        reporter,
        evidence,
        evidenceDate: about.happenedOn ?? today(moment),
        triageClock: startClock(moment, 'triage'),
        correction: asksForCorrection(about.kind, danger)
          ? {
              owner: firstOwner(reporter, moment),
              clock: correctionClock({ danger, grade, shipmentOn }, moment),
            }
          : null,
      },
    ];
  },
};

/** Observations and opportunities have nothing to correct, unless something is in danger. */
export function asksForCorrection(kind: ReportKind, danger: Danger): boolean {
  return danger !== 'none' || (kind !== 'observation' && kind !== 'opportunity');
}

/**
 * Who corrects until triage says otherwise: the reporter's manager when they work at the site of the report, else a
 * manager of that site, else a quality manager of it. Null when nobody is found: then the role is asked.
 */
export function firstOwner(reporter: string, moment: Moment): string | null {
  const { directory, site } = moment;
  const manager = directory.managerOf(reporter);
  const entry = manager === undefined ? undefined : directory.find(manager);
  if (entry?.active && entry.site === site) return entry.id;
  return directory.holders('manager', site)[0] ?? directory.holders('qualityManager', site)[0] ?? null;
}
