import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { contentHead, editContent } from '#activities/store/contents';
import { gapScope } from '#domain/certification/gap/gap';
import { BUILT_IN } from '#domain/standards/built-in';
import { journeyState, type JourneyState } from '#domain/certification/state';
import { addMonths } from '#domain/kernel/calendar';
import type { Instant } from '#domain/kernel/instant';
import { processes } from '#domain/processes';
import { jumpToNextDeadline } from '../../api/operations/jump.ts';
import { seedSmallOrganization, SITE } from '../../scripts/installation/small-organization.ts';
import { bundleOf, eventually, openWorld, type World } from '../workflows/support/world.ts';
import { runsOf, type Told } from './told.ts';

const JOURNEY = 'JRN-2026-0001';
const REFUSED = 'JRN-2026-0002';
const CAMPAIGN = 'TRN-2026-0001';

/**
 * A journey entered with its certificate, and the campaign that moves it to the next edition: a refused birth, a refusal,
 * facts both ways, windows that open and clocks that pass on the way of a jump, a signed gap list, a finding with its
 * loop, runs that continue as new, and the end of both.
 */
export async function tellJourneys(): Promise<Told> {
  const world = await openWorld({
    processes,
    bundle: await bundleOf(fileURLToPath(new URL('../../workflows/index.ts', import.meta.url))),
    seed: seedSmallOrganization,
    site: SITE,
    eventsPerRun: 25,
  });
  await world.startWorker();
  const today = dayOf(Date.now());
  await world.birth('journey', REFUSED, 'enter', entered('2020-01-01'), 'ana');
  await world.birth('journey', JOURNEY, 'enter', entered(addMonths(today, -10)), 'ana');
  await world.birth(
    'campaign',
    CAMPAIGN,
    'startTransition',
    { edition: 'ISO 9001:2026', site: SITE, lead: 'ana', journeys: [JOURNEY] },
    'ana',
  );
  await eventually(
    async () => (await stateOf(world)).campaigns.some(({ key }) => key === CAMPAIGN),
    'the journey takes part',
  );
  await acceptGaps(world);
  await done(world, 'planAudit', { kind: 'surveillance', from: today, to: today });
  await world.command(JOURNEY, 'recordAudit', { audit: 1, from: '2099-01-01', to: '2099-01-01', outcome: 'done' });
  await done(world, 'recordAudit', {
    audit: 1,
    from: today,
    to: today,
    outcome: 'followUp',
    transitions: ['ISO 9001'],
  });
  await findings(world);
  for (let stop = 0; stop < 3; stop += 1) await jump(world);
  const arrived = await dayThere(world);
  await done(world, 'recordDecision', {
    standard: 'ISO 9001',
    kind: 'transition',
    result: 'granted',
    on: arrived,
    signed: true,
    certificate: { ...paper, edition: 'ISO 9001:2026', expiresOn: addMonths(today, 26) },
  });
  await done(world, 'recordNotice', { standard: 'ISO 9001', notice: 'givenUp', on: arrived, reason: 'Sold' });
  await done(world, 'end', { reason: 'The plant is sold' }, 'tor');
  await eventually(
    async () => (await world.store.processes.findOne({ _id: CAMPAIGN }))?.open === false,
    'the campaign is over',
  );
  return { world, runs: await runsOf(world, [JOURNEY, REFUSED, CAMPAIGN]) };
}

const paper = { number: 'ALD-9001-117', sites: [SITE], scope: 'Fasteners' };

function entered(decidedOn: string): object {
  return {
    title: 'Halden: ISO 9001',
    site: SITE,
    sites: [SITE],
    scope: 'Fasteners',
    lead: 'ana',
    body: 'aldersyn',
    certificates: [
      { ...paper, edition: 'ISO 9001:2015', decidedOn, expiresOn: addMonths(decidedOn, 36), firstCycle: true },
    ],
  };
}

/** Two people rate the clauses that changed, and their list is signed as it was shown. */
async function acceptGaps(world: World): Promise<void> {
  const { gap } = await stateOf(world);
  const of = { key: JOURNEY, kind: 'gap', round: gap.round };
  const rate = (rating: string) => (before: unknown) => ({ ...(before ?? {}), rating });
  const edits = gapScope(BUILT_IN, gap.editions, gap.clauses).map(({ id: part }, index) => ({
    part,
    shown: 0,
    change: rate(index === 0 ? 'partly' : 'conforms'),
  }));
  await editContent(world.store, of, edits.slice(0, 5), { by: 'olga', at: new Date().toISOString() });
  await editContent(world.store, of, edits.slice(5), { by: 'rolf', at: new Date().toISOString() });
  const { _id: id, version, hash } = await contentHead(world.store, of);
  await world.command(JOURNEY, 'acceptGaps', { content: { id, version: version - 1, hash }, signed: true });
  await done(world, 'acceptGaps', { content: { id, version, hash }, signed: true });
}

/** A major with its loop and a minor that is answered at the same moment. */
async function findings(world: World): Promise<void> {
  const finding = { audit: 1, standard: 'ISO 9001', clause: '8.6', text: 'Released without a reading', site: SITE };
  await done(world, 'recordFinding', { ...finding, grade: 'major' });
  await done(world, 'recordFinding', { ...finding, grade: 'minor', owner: 'olga' });
  await done(world, 'openCapa', { finding: 1, owner: 'olga' });
  await eventually(async () => (await stateOf(world)).findings[0]?.capa, 'the loop of the major is known');
  const answer = { correction: 'Quarantined', cause: 'The gauge', action: 'X-ray readings' };
  await Promise.all(
    [1, 2].map((number) => done(world, 'answerFinding', { finding: number, ...answer }, number === 1 ? 'ana' : 'olga')),
  );
  await done(world, 'recordVerdict', { finding: 1, what: 'answer', verdict: 'accepted' });
  await done(world, 'recordVerdict', { finding: 2, what: 'answer', verdict: 'accepted' });
  await done(world, 'sendEvidence', { finding: 1, note: 'Readings of 30 batches' });
  await done(world, 'recordVerdict', { finding: 1, what: 'evidence', verdict: 'accepted' });
}

async function stateOf({ store }: World): Promise<JourneyState> {
  const row = await store.processes.findOne({ _id: JOURNEY });
  return journeyState.parse(row?.state);
}

async function done(world: World, name: string, body: unknown, person = 'ana'): Promise<void> {
  const id = randomUUID();
  // A run that hands over to the next may refuse to take it; the same id is safe.
  const outcome = await eventually(
    () => world.command(JOURNEY, name, body, { person, id }).catch(() => null),
    `${name} is taken`,
  );
  if (outcome.status !== 'done') throw new Error(`${name} by ${person}: ${JSON.stringify(outcome)}`);
}

async function jump(world: World): Promise<void> {
  const { store, client: temporal, namespace } = world;
  const row = await store.processes.findOne({ _id: JOURNEY });
  if (!row) throw new Error(`${JOURNEY} is not in the record`);
  const access = { store, temporal, settings: { TEMPORAL_NAMESPACE: namespace } };
  if (!(await jumpToNextDeadline(access, processes.journey, row))) throw new Error('Nothing lies ahead');
}

async function dayThere({ store }: World): Promise<string> {
  const row = await store.processes.findOne({ _id: JOURNEY });
  return dayOf(Date.now() + (row?.clockAheadMs ?? 0));
}

const dayOf = (time: number): Instant => new Date(time).toISOString().slice(0, 10);
