import { anEnteredJourney, type RunningJourney } from './a-journey.ts';
import { SITE, type Organization } from './organization.ts';

/** A certificate as the body typed it. */
export const paper = (change: Record<string, unknown>): Record<string, unknown> => ({
  edition: 'ISO 9001:2015',
  number: 'ALD-9001-117',
  sites: [SITE],
  scope: 'Fasteners',
  ...change,
});

/** A recertification that the body grants. */
export const recertified = (on: string, expiresOn: string, change: Record<string, unknown> = {}) => ({
  standard: 'ISO 9001',
  kind: 'recertification',
  result: 'granted',
  on,
  signed: true,
  certificate: paper({ expiresOn }),
  ...change,
});

/** An audit that was booked and held on this day. */
export function held(
  journey: RunningJourney,
  kind: string,
  on: string,
  outcome = 'done',
  change: Record<string, unknown> = {},
): RunningJourney {
  const number = journey.state.audits.length + 1;
  return journey
    .do('planAudit', { kind, from: on, to: on }, 'ana')
    .untilDay(on)
    .do('recordAudit', { audit: number, from: on, to: on, outcome, ...change }, 'ana');
}

/** What an audit says that covered the move to ISO 9001:2026 as well. */
export const COVERS_QUALITY = { transitions: ['ISO 9001'] };

/** Valid until 30 June 2027, recertification audit on 11 May. */
export const inMay = (organization?: Organization, change: Record<string, unknown> = {}): RunningJourney =>
  held(
    anEnteredJourney(
      [{ decidedOn: '2024-07-01', expiresOn: '2027-06-30', firstCycle: false }],
      {},
      undefined,
      organization,
    ).do('startRecertification', {}, 'ana'),
    'recertification',
    '2027-05-11',
    'recommended',
    change,
  );
