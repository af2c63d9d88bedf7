import { openWindows } from '#domain/certification/certificates/windows';
import { isOpenState, type CampaignState, type Project } from '#domain/campaign/state';
import { validUntil } from '#domain/certification/certificates/certificate-state';
import type { LocalDate } from '#domain/kernel/instant';
import type { Waiting } from '#domain/kernel/waiting';
import type { PortfolioJourney } from '../../journeys/portfolio/portfolio.ts';
import type { ProcessRow } from '../detail.ts';

/** What comes next for a certificate on its way: its audit, else the window in which one has to be, else its end. */
export type NextDate =
  | { readonly kind: 'audit'; readonly audit: string; readonly on: string; readonly isBooked: boolean }
  | { readonly kind: 'window'; readonly on: string }
  | { readonly kind: 'end'; readonly on: string };

/** One journey of a campaign with what its own record says. What may not be seen, or is over, has only its key. */
export interface CampaignRow {
  readonly project: Project;
  readonly title: string | null;
  readonly site: string | null;
  readonly body: string | null;
  /** The edition on its paper, and until when that counts. */
  readonly certificate: { readonly edition: string; readonly until: string; readonly expiresOn: string } | null;
  readonly next: NextDate | null;
  /** When its decision is likely, where one is prepared; between two cycles there is no forecast. */
  readonly likely: LocalDate | null;
  /** What the journey itself waits for. */
  readonly waiting: Waiting | null;
}

/** What is read of a journey in the list of all. */
type ListedJourney = Pick<PortfolioJourney, 'body' | 'certificates' | 'audits' | 'windows' | 'today'> & {
  readonly forecast: Pick<NonNullable<PortfolioJourney['forecast']>, 'likely' | 'finished'> | null;
  readonly row: ListedRow;
};
/** What is read of the row of a journey, which also tells of one that has ended. */
type ListedRow = Pick<ProcessRow, 'key' | 'title' | 'site' | 'open' | 'waiting'>;

const ORDER: readonly Project['step'][] = ['asked', 'begun', 'gapsAccepted', 'decided', 'dropped'];

/** The journeys of a campaign: who is least far comes first, and among equals whose certificate ends first. */
export function campaignRows(
  state: CampaignState,
  linked: readonly ListedRow[],
  journeys: readonly ListedJourney[],
): readonly CampaignRow[] {
  return state.projects
    .map((project): CampaignRow => {
      const journey = journeys.find(({ row }) => row.key === project.key);
      const row = journey?.row ?? linked.find(({ key }) => key === project.key);
      const certificate = journey?.certificates.find(({ standard }) => standard === state.standard);
      const paper = certificate?.paper ?? null;
      return {
        project,
        title: row?.title ?? null,
        site: row?.site ?? null,
        body: journey?.body ?? null,
        certificate:
          certificate && paper
            ? { edition: paper.edition, until: validUntil(certificate) ?? paper.expiresOn, expiresOn: paper.expiresOn }
            : null,
        next: journey && isOnItsWay(state, project) ? nextDate(journey, state.standard) : null,
        likely:
          journey?.forecast && !journey.forecast.finished && isOnItsWay(state, project)
            ? journey.forecast.likely
            : null,
        waiting: row?.open ? row.waiting : null,
      };
    })
    .sort(
      (a, b) =>
        ORDER.indexOf(a.project.step) - ORDER.indexOf(b.project.step) ||
        (a.certificate?.until ?? '9').localeCompare(b.certificate?.until ?? '9') ||
        a.project.key.localeCompare(b.project.key),
    );
}

function isOnItsWay(state: CampaignState, { step }: Project): boolean {
  return isOpenState(state) && step !== 'decided' && step !== 'dropped';
}

/** A transition is planned into the next audit of its standard. */
function nextDate({ audits, windows, certificates, today }: ListedJourney, standard: string): NextDate | null {
  const ahead = audits
    .filter((one) => one.standards.includes(standard) && (one.status === 'booked' || one.status === 'planned'))
    .flatMap(({ kind, from, status }) =>
      from === null ? [] : [{ kind: 'audit' as const, audit: kind, on: from, isBooked: status === 'booked' }],
    )
    .sort((a, b) => (a.on < b.on ? -1 : 1));
  const window = openWindows(windows.filter((one) => one.standard === standard)).find(({ until }) => until >= today);
  const certificate = certificates.find((one) => one.standard === standard);
  const end = certificate ? validUntil(certificate) : null;
  if (ahead[0]) return ahead[0];
  if (window) return { kind: 'window', on: window.until };
  return end === null ? null : { kind: 'end', on: end };
}
