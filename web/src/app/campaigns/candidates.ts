import { isInCycle, validUntil, type Certificate } from '#domain/certification/certificates/certificate-state';
import { familyOf } from '#domain/certification/stages';
import type { Edition } from '#domain/kernel/reference';
import type { PortfolioJourney } from '../journeys/portfolio/portfolio.ts';

/** A change of edition that has an end: what a campaign is about. */
export interface EditionChange {
  readonly from: string;
  readonly edition: string;
  /** The last day on which a certificate to the old edition is valid. */
  readonly endsOn: string;
  /** The last day on which one may be newly issued. */
  readonly newUntil: string | null;
}

/** The changes that are under way, the next to end first. One that is over needs no campaign. */
export function changesUnderWay(editions: readonly Edition[], today: string): readonly EditionChange[] {
  return editions
    .flatMap(({ name, successor, transitionEndsOn, newCertificatesUntil }) =>
      successor === null || transitionEndsOn === null || transitionEndsOn < today
        ? []
        : [{ from: name, edition: successor, endsOn: transitionEndsOn, newUntil: newCertificatesUntil }],
    )
    .sort((a, b) => (a.endsOn < b.endsOn ? -1 : 1));
}

/**
 * How a journey stands to a change: it holds a certificate to the old edition, moves already by itself and would join,
 * or is on its way to its first certificate, to the old edition.
 */
export type Standing = 'holds' | 'moves' | 'aims';

/** A journey that a campaign can ask. */
export interface Candidate {
  readonly key: string;
  readonly title: string;
  readonly site: string;
  readonly body: string | null;
  readonly standing: Standing;
  /** Until when its certificate counts; null without one. */
  readonly validUntil: string | null;
  /** The end of its cycle. */
  readonly expiresOn: string | null;
}

const ORDER: readonly Standing[] = ['holds', 'moves', 'aims'];

/** What is read of a journey. */
type ListedJourney = Pick<PortfolioJourney, 'body' | 'certificates'> & {
  readonly row: Pick<PortfolioJourney['row'], 'key' | 'title' | 'site'>;
};

/** The journeys that a change concerns: who holds a certificate first, the earliest end first. */
export function candidatesFor(
  change: Pick<EditionChange, 'from' | 'edition'>,
  journeys: readonly ListedJourney[],
): readonly Candidate[] {
  return journeys
    .flatMap(({ row, body, certificates }): Candidate[] => {
      const certificate = certificates.find(({ standard }) => standard === familyOf(change.edition));
      const standing = certificate ? standingOf(certificate, change) : null;
      if (!certificate || standing === null) return [];
      const about = { key: row.key, title: row.title, site: row.site, body, standing };
      return [{ ...about, validUntil: validUntil(certificate), expiresOn: certificate.paper?.expiresOn ?? null }];
    })
    .sort(
      (a, b) =>
        ORDER.indexOf(a.standing) - ORDER.indexOf(b.standing) ||
        (a.validUntil ?? '9').localeCompare(b.validUntil ?? '9') ||
        a.title.localeCompare(b.title),
    );
}

function standingOf(
  certificate: Certificate,
  { from, edition }: Pick<EditionChange, 'from' | 'edition'>,
): Standing | null {
  const { aim, paper } = certificate;
  if (paper?.edition === edition) return null;
  if (aim === edition) return paper === null ? null : 'moves';
  if (aim !== from) return null;
  if (paper === null) return 'aims';
  return isInCycle(certificate) ? 'holds' : null;
}
