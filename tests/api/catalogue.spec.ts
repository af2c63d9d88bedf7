import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { journeyState } from '#domain/certification/state';
import { standardSchema } from '#domain/kernel/catalogue';
import { BUILT_IN } from '#domain/standards/built-in';
import { eventually } from '../workflows/support/world.ts';
import { editionViewSchema } from '../../api/reference/edition-view.ts';
import { fieldsOf, refusalOf } from './support/answers.ts';
import type { Browser } from './support/api-world.ts';
import { bornJourney, commandTo } from './support/born-journey.ts';
import { openProcessWorld, type ProcessWorld } from './support/process-world.ts';

let world: ProcessWorld;
let administrator: Browser;
let lead: Browser;
beforeAll(async () => {
  world = await openProcessWorld();
  administrator = await world.signedIn('administrator-all');
  lead = await world.signedIn('projectlead-all');
});
afterAll(() => world.close());

const SOURCE = 'Our own copy of the standard';
const ENERGY = 'ISO 50001:2018';
const CLAUSES = [
  { number: '4.1', title: 'Context' },
  { number: '6.2', title: 'Objectives' },
  { number: '8.1', title: 'Operation' },
  { number: '8.1.1', title: 'Planning' },
  { number: '8.1.2', title: '' },
];
const ASKED = [
  { clause: '8.1.1', marks: ['retain'], what: 'records' },
  { clause: '4.1', marks: ['maintain', 'extent'] },
];
const energy = { name: ENERGY, source: SOURCE, subject: 'Energy', publishedOn: '2018-08-21', clauses: CLAUSES };

const add = (body: object) => administrator.post('/api/editions').send(body);
const correct = (name: string, body: object) =>
  administrator.post(`/api/editions/${encodeURIComponent(name)}/correct`).send({ source: SOURCE, ...body });

const gapSchema = z.object({ rows: z.array(z.object({ id: z.string(), title: z.string() })) });
const gapOf = async (key: string) => {
  const { rows } = gapSchema.parse((await lead.get(`/api/journeys/${key}/gap`).expect(200)).body);
  return rows.map(({ id }) => id.split('/').at(-1));
};
const stateOf = async (key: string) => journeyState.parse((await world.store.processes.findOne({ _id: key }))?.state);

describe('an edition that an administrator added', () => {
  it('is in the catalogue with its source, and a journey to it rates its clauses and proves its documented information', async () => {
    const added = editionViewSchema.parse((await add({ ...energy, documentedInformation: ASKED }).expect(201)).body);
    expect(added).toMatchObject({
      name: ENERGY,
      ...{ standard: 'ISO 50001', version: 1, source: SOURCE, added: true, predecessor: null },
      counts: { clauses: 4, documentedInformation: 2, changedClauses: 0, controls: 0 },
      corrections: [{ by: 'administrator-all', source: SOURCE, added: true, changes: [] }],
    });
    const answer = await lead.get('/api/catalogue').expect(200);
    const { editions } = z
      .object({ editions: z.array(z.object({ version: z.number(), standard: standardSchema })) })
      .parse(answer.body);
    const { standard } = editions.find((one) => one.standard.name === ENERGY) ?? {};
    expect(standard).toMatchObject({ clauses: CLAUSES, documentedInformation: [ASKED[1], ASKED[0]] });

    const key = await bornJourney(lead, 'start', { editions: [ENERGY] });
    expect(await gapOf(key)).toEqual(['4.1', '6.2', '8.1.1', '8.1.2']);
    const evidence = z
      .object({ clauses: z.array(z.object({ row: z.object({ clause: z.string(), title: z.string() }) })) })
      .parse((await lead.get(`/api/journeys/${key}/evidence`).expect(200)).body);
    expect(evidence.clauses[1]?.row).toMatchObject({ clause: '6.2', title: 'Objectives' });
    const { catalogue } = await stateOf(key);
    expect(catalogue).toMatchObject([{ version: 1, standard: { name: ENERGY } }]);

    await correct(ENERGY, {
      shownVersion: 1,
      clauses: [...CLAUSES.filter(({ number }) => number !== '6.2'), { number: '10.1', title: 'Improvement' }],
    }).expect(200);
    await eventually(async () => (await stateOf(key)).catalogue?.[0]?.version === 2, 'the journey has taken it over');
    expect(await gapOf(key)).toEqual(['4.1', '8.1.1', '8.1.2', '10.1']);
    const history = await lead.get(`/api/processes/${key}/history`).expect(200);
    expect(JSON.stringify(history.body)).toContain('editionTaken');
  });

  it('says in words what was corrected of it', async () => {
    const asked = [{ clause: '10.1', marks: ['available'] }];
    const answer = await correct(ENERGY, { shownVersion: 2, documentedInformation: asked, subject: 'Energy use' });
    expect(editionViewSchema.parse(answer.body).corrections[0]?.changes).toEqual([
      { field: 'subject', clause: null, before: 'Energy', after: 'Energy use' },
      { field: 'documentedInformation', clause: '4.1', before: 'maintain, to the extent necessary', after: null },
      { field: 'documentedInformation', clause: '8.1.1', before: 'retain: records', after: null },
      { field: 'documentedInformation', clause: '10.1', before: null, after: 'keep available' },
    ]);
  });

  it('can be covered by the accreditation of a body', async () => {
    const body = { name: 'Aldersyn Certification AS', shortName: 'Aldersyn', covers: [ENERGY, 'ISO 9001:2015'] };
    const added = await administrator.post('/api/bodies').send(body).expect(201);
    expect(added.body).toMatchObject({ covers: ['ISO 9001:2015', ENERGY] });
  });

  it.each([
    [{ source: '' }, ['source']],
    [{ name: 'ISO 50002' }, ['name']],
    [{ clauses: [] }, ['clauses']],
    [{ clauses: [{ number: '4', title: 'Context' }] }, ['clauses.0.number']],
    [{ clauses: [...CLAUSES, { number: '4.1', title: 'Again' }] }, ['clauses.5.number']],
    [{ clauses: [{ number: '8.5.1', title: 'Control' }] }, ['clauses.0.number']],
    [{ documentedInformation: [{ clause: '7.5', marks: ['retain'] }] }, ['documentedInformation.0.clause']],
    [{ documentedInformation: [{ clause: '8.1', marks: ['retain'] }] }, ['documentedInformation.0.clause']],
    [{ documentedInformation: [{ clause: '4.1', marks: [] }] }, ['documentedInformation.0.marks']],
    [{ changes: [{ number: '4.1', confirmed: true }] }, ['predecessor']],
    [{ predecessor: 'ISO 9001:2015' }, ['predecessor']],
    [{ controls: [{ number: '5.1', title: 'Policies' }] }, ['controls.0.number']],
    [{ transitionEndsOn: '2017-01-01' }, ['transitionEndsOn']],
  ])('is refused with %j', async (change, fields) => {
    expect(fieldsOf(await add({ ...energy, name: 'ISO 50002:2014', ...change }).expect(422))).toEqual(fields);
  });

  it('has a name of its own, and is added by administrators only', async () => {
    expect((await add(energy).expect(409)).body).toMatchObject({ code: 'editionKnown', fieldPaths: ['name'] });
    expect((await correct(ENERGY, { shownVersion: 1, subject: 'X' }).expect(409)).body).toMatchObject({
      code: 'stale',
    });
    expect(refusalOf(await lead.post('/api/editions').send(energy))).toEqual([403, 'notPermitted']);
  });
});

describe('the next edition of a standard', () => {
  it('replaces the one before, and a campaign moves certificates to it over the clauses that changed', async () => {
    const [before, next] = ['ISO 45001:2018', 'ISO 45001:2027'];
    const clauses = [
      { number: '4.1', title: 'Context' },
      { number: '5.4', title: 'Consultation' },
      { number: '6.1', title: 'Risks' },
    ];
    await add({
      ...{ name: next, source: SOURCE, subject: 'Safety', predecessor: before },
      clauses,
      publishedOn: '2026-11-02',
    }).expect(201);
    const { reference } = await world.deps.surroundings.forSite('halden');
    expect(reference.edition(before)).toMatchObject({ successor: next, version: 1 });
    await correct(before, { shownVersion: 1, transitionEndsOn: '2030-03-01' }).expect(200);
    await correct(next, { shownVersion: 1, changes: [{ number: '5.4', confirmed: true }] }).expect(200);

    const key = await bornJourney(lead, 'enter', {
      body: 'aldersyn',
      certificates: [
        {
          ...{ edition: before, number: 'ALD-45', sites: ['halden'], scope: 'Fasteners' },
          ...{ decidedOn: '2026-10-01', expiresOn: '2029-09-30' },
        },
      ],
    });
    await lead
      .post('/api/processes/campaign/births/startTransition')
      .set('Idempotency-Key', randomUUID())
      .send({ edition: next, site: 'halden', lead: 'projectlead-all', journeys: [key] })
      .expect(201);
    await eventually(async () => (await stateOf(key)).gap.reason === next, 'the transition has begun');
    expect(await gapOf(key)).toEqual(['5.4']);
    await correct(next, {
      shownVersion: 2,
      changes: [
        { number: '5.4', confirmed: true },
        { number: '6.1', confirmed: false },
      ],
    }).expect(200);
    await eventually(async () => (await gapOf(key)).length === 2, 'the corrected changes are rated');
    expect(await gapOf(key)).toEqual(['5.4', '6.1']);
  });
});

describe('a clause that an open finding cites', () => {
  it('cannot be taken away before the finding is closed; others can', async () => {
    const name = 'ISO 22301:2019';
    const key = await bornJourney(lead, 'enter', {
      body: 'aldersyn',
      certificates: [
        {
          ...{ edition: name, number: 'ALD-22', sites: ['halden'], scope: 'Fasteners' },
          ...{ decidedOn: '2025-10-01', expiresOn: '2028-09-30' },
        },
      ],
      audits: [{ kind: 'surveillance', heldOn: '2026-09-15' }],
    });
    const finding = {
      audit: 1,
      standard: 'ISO 22301',
      clause: '5.1',
      grade: 'minor',
      text: 'Not known',
      site: 'halden',
    };
    await commandTo(lead, key, 'recordFinding', finding).expect(200);
    const all = BUILT_IN.find(name)?.clauses ?? [];
    const without = (gone: string) => ({
      shownVersion: 0,
      clauses: all.filter(({ number }) => number !== gone),
    });
    const refused = await correct(name, without('5.1')).expect(422);
    expect(fieldsOf(refused)).toEqual(['clauses']);
    expect(JSON.stringify(refused.body)).toContain(`5.1 is cited by the open finding 1 of ${key}`);
    await correct(name, without('5.3')).expect(200);
  });
});
