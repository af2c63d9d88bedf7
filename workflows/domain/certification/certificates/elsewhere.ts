import type { Moment } from '../../kernel/moment.ts';
import { refuse, type Refusal } from '../../kernel/refusal.ts';
import type { PaperChange } from '../birth-bodies.ts';
import { familyOf } from '../stages.ts';
import type { JourneyState } from '../state.ts';
import { isInCycle, type Paper } from './certificate-state.ts';

/** What is printed on a certificate, as far as it says which one it is and what it covers. */
type Printed = Pick<Paper, 'edition' | 'number' | 'sites'>;

const numberClaim = ({ edition, number }: Pick<Printed, 'edition' | 'number'>): string =>
  `certificate:${familyOf(edition)}|${number}`;
const siteClaim = ({ edition }: Pick<Printed, 'edition'>, site: string): string =>
  `certified:${familyOf(edition)}|${site}`;

/** What a certificate is the only one to be: of this number, and for its standard at each of its sites. */
export const claimsOf = (paper: Printed): string[] => [
  numberClaim(paper),
  ...paper.sites.map((site) => siteClaim(paper, site)),
];

/** What of it a correction claims anew; what that leaves out is claimed already. */
export const claimsCorrected = (edition: string, { number, sites = [] }: PaperChange): string[] => [
  ...(number === undefined ? [] : [numberClaim({ edition, number })]),
  ...sites.map((site) => siteClaim({ edition }, site)),
];

/** What the certificates of a journey claim: those in their cycle, and those that can be restored. */
export const journeyClaims = ({ certificates, ended }: JourneyState): string[] =>
  ended
    ? []
    : certificates.flatMap((one) =>
        one.paper && (isInCycle(one) || one.status === 'expired') ? claimsOf(one.paper) : [],
      );

/** The same certificate, by standard and number, is kept in another journey. */
export function certificateElsewhere(paper: Printed, moment: Moment, field: string): Refusal | null {
  const other = moment.held?.get(numberClaim(paper));
  return other === undefined ? null : refuse('certificateElsewhere', { process: { process: other } }, field);
}

/** Another journey keeps a certificate for this standard at one of the sites (9.5: no two for one standard and scope). */
export function siteElsewhere(paper: Printed, moment: Moment): Refusal | null {
  const other = paper.sites.map((site) => moment.held?.get(siteClaim(paper, site))).find((key) => key !== undefined);
  return other === undefined
    ? null
    : refuse('siteElsewhere', { process: { process: other }, standard: familyOf(paper.edition) }, 'despite');
}
