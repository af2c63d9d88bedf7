import { gapScope } from '#domain/certification/gap/gap';
import { BUILT_IN } from '#domain/standards/built-in';
import { journey } from '#domain/certification/journey';
import type { Certificate } from '#domain/certification/certificates/certificate-state';
import type { JourneyState } from '#domain/certification/state';
import type { Content } from '#domain/kernel/content';
import { anyProcess } from '#domain/kernel/process';
import type { Instant } from '#domain/kernel/instant';
import type { Moment } from '#domain/kernel/moment';
import type { Policy } from '#domain/kernel/policy';
import { anOrganization, SITE, type Organization } from './organization.ts';
import { MONDAY, RunningProcess } from './running-process.ts';

export const JOURNEY_KEY = 'JRN-2026-0001';

/** A certificate decided on 22 January 2026, as typed in when a journey is entered mid-way. */
export const A_CERTIFICATE = {
  edition: 'ISO 9001:2015',
  number: 'ALD-9001-117',
  sites: [SITE],
  scope: 'Fasteners',
  decidedOn: '2026-01-22',
  expiresOn: '2029-01-21',
  firstCycle: true,
};

/** A journey on the kernel alone. */
export class RunningJourney extends RunningProcess {
  constructor(organization: Organization = anOrganization()) {
    super(anyProcess(journey), JOURNEY_KEY, organization);
  }

  get state(): JourneyState {
    // The process wrote it; the kernel only keeps it.
    return this.head.state as JourneyState;
  }

  certificate(standard = 'ISO 9001'): Certificate {
    const found = this.state.certificates.find((one) => one.standard === standard);
    if (!found) throw new Error(`No certificate for ${standard}`);
    return found;
  }

  /** The date until which a clock runs; undefined when it does not. */
  clock(rule: string, subject?: string): string | undefined {
    return this.state.clocks.find((one) => one.rule === rule && (subject === undefined || one.subject === subject))
      ?.dueOn;
  }

  /** Why a clock does not run. */
  idle(rule: string, subject?: string): string | undefined {
    return this.state.idle.find((one) => one.rule === rule && (subject === undefined || one.subject === subject))
      ?.reason;
  }

  /** Events of one type with the local day on which they were recorded. */
  days(type: string): string[] {
    return this.events.filter((row) => row.event.type === type).map((row) => row.at.slice(0, 10));
  }

  at(now: Instant): this {
    return this.until(now);
  }
}

/** The body that confirms a proof, by `<stage>:<what>`. */
export const aProof = (requirement: string, change: Record<string, unknown> = {}): Record<string, unknown> => ({
  stage: requirement.split(':')[0],
  requirement,
  status: 'present',
  note: 'Seen',
  on: '2026-11-20',
  people: ['rolf'],
  link: 'https://documents.example/proof',
  signed: true,
  ...change,
});

/** The moment in which rules look at a journey that runs here. */
export function aMomentOf({ now, policy }: RunningJourney): Moment {
  const { calendar, directory, reference } = anOrganization();
  return {
    ...{ now, actor: { kind: 'clock' }, roles: [], site: SITE, superseded: false },
    ...{ policy, calendar, directory, reference },
  };
}

/** A journey to a first certificate. */
export function aJourney(change: Record<string, unknown> = {}, organization?: Organization): RunningJourney {
  return new RunningJourney(organization).do(
    'start',
    {
      title: 'Halden: ISO 9001',
      site: SITE,
      sites: [SITE],
      scope: 'Fasteners',
      lead: 'ana',
      editions: ['ISO 9001:2026'],
      body: 'aldersyn',
      ...change,
    },
    'ana',
  );
}

/** A journey that begins with certificates held already, on a given day. */
export function anEnteredJourney(
  certificates: readonly Record<string, unknown>[] = [{}],
  change: Record<string, unknown> = {},
  on: Instant = MONDAY,
  organization?: Organization,
): RunningJourney {
  const running = new RunningJourney(organization);
  running.now = on;
  return running.do(
    'enter',
    {
      title: 'Halden: certified',
      site: SITE,
      sites: [SITE],
      scope: 'Fasteners',
      lead: 'ana',
      body: 'aldersyn',
      certificates: certificates.map((one) => ({
        ...A_CERTIFICATE,
        ...(one['suspended'] === true ? { suspendedOn: '2026-11-02' } : {}),
        ...one,
      })),
      ...change,
    },
    'ana',
  );
}

/** An organization in which every clause of these editions is rated as conforming, in round 1 of the journey. */
export function withRatedClauses(editions: readonly string[], change: Record<string, unknown> = {}): Organization {
  const rows = Object.fromEntries(gapScope(BUILT_IN, editions, null).map((row) => [row.id, { rating: 'conforms' }]));
  const content: Content = { ...RATED, frozen: false, rows: { ...rows, ...change } };
  return { ...anOrganization(), contents: new Map([[RATED.id, content]]) };
}

/** What the page shows of these ratings: their acceptance names it. */
export const RATED = { id: `${JOURNEY_KEY}:gap:1`, version: 7, hash: 'abc' };

export const PLANNED_EDITIONS = ['ISO 9001:2026'];

/** A plan of three stages and two actions, one after the other. */
export const A_PLAN = {
  objectives: 'Certified in spring',
  stages: [
    { stage: 'training', workingDays: 30, owner: 'olga' },
    { stage: 'documentation', workingDays: 20, owner: 'pia' },
    { stage: 'implementation', workingDays: 40, owner: 'per' },
  ],
  actions: [
    { number: 1, what: 'Write the scope', owner: 'pia', dueOn: '2026-12-18', stage: 'documentation' },
    { number: 2, what: 'Measure suppliers', owner: 'per', dueOn: '2027-01-15', stage: 'implementation', after: [1] },
  ],
};

/** A journey whose gap list is accepted. */
export function acceptedGaps(limits: Policy['limits'] = {}): RunningJourney {
  const { policy, ...rest } = withRatedClauses(PLANNED_EDITIONS);
  const organization = { ...rest, policy: { ...policy, limits: { ...policy.limits, ...limits } } };
  return aJourney({ editions: PLANNED_EDITIONS }, organization).do(
    'acceptGaps',
    { content: RATED, signed: true },
    'ana',
  );
}

/** The same with the plan approved on the same day. */
export const plannedJourney = (limits: Policy['limits'] = {}): RunningJourney =>
  acceptedGaps(limits)
    .do('savePlan', A_PLAN, 'ana')
    .do('submitPlan', { signed: true }, 'ana')
    .do('approvePlan', { signed: true }, 'tor');
