import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { DEFAULT_BODY_SETTINGS } from '#domain/seed/body-settings';
import { bodyViewSchema } from '../../api/reference/body-fields.ts';
import { editionViewSchema } from '../../api/reference/edition-view.ts';
import { fieldsOf, refusalOf } from './support/answers.ts';
import { openApiWorld, type ApiWorld, type Browser } from './support/api-world.ts';

let world: ApiWorld;
let administrator: Browser;
beforeAll(async () => {
  world = await openApiWorld();
  administrator = await world.signedIn('administrator-all');
});
afterAll(() => world.close());

type EditionView = z.infer<typeof editionViewSchema>;
type BodyView = z.infer<typeof bodyViewSchema>;

async function editionOf(name: string, browser: Browser = administrator): Promise<EditionView> {
  const answer = await browser.get('/api/editions').expect(200);
  const { editions } = z.object({ editions: z.array(editionViewSchema) }).parse(answer.body);
  const found = editions.find((edition) => edition.name === name);
  if (!found) throw new Error(`${name} is not in the list`);
  return found;
}

const correct = (name: string, body: object) =>
  administrator.post(`/api/editions/${encodeURIComponent(name)}/correct`).send(body);

const CATALOGUE_TITLE = 'Quality management system and its processes';
const SOURCE = 'ISO press release of 3 March 2027';

describe('editions', () => {
  it('are listed as they come with the product, for everybody', async () => {
    const employee = await world.signedIn('employee-brno');
    expect(await editionOf('ISO 14001:2015', employee)).toMatchObject({
      version: 0,
      subject: 'Environment',
      successor: 'ISO 14001:2026',
      transitionEndsOn: '2029-04-30',
      confirmed: false,
      titles: [],
      corrections: [],
    });
    expect((await editionOf('ISO/IEC 27001:2022')).counts).toMatchObject({ controls: 93, changedClauses: 0 });
    expect((await editionOf('ISO 14001:2026')).counts.changedClauses).toBe(9);
  });

  it('are corrected with a source, which rules and the trail of changes have from then on', async () => {
    const correction = { shownVersion: 0, source: SOURCE, transitionEndsOn: '2029-05-15', confirmed: true };
    await correct('ISO 14001:2015', correction).expect(200);
    expect(await editionOf('ISO 14001:2015')).toMatchObject({
      version: 1,
      newCertificatesUntil: '2027-10-31',
      transitionEndsOn: '2029-05-15',
      confirmed: true,
      source: SOURCE,
      corrections: [
        {
          by: 'administrator-all',
          source: SOURCE,
          changes: [
            { field: 'transitionEndsOn', clause: null, before: '2029-04-30', after: '2029-05-15' },
            { field: 'confirmed', before: 'no', after: 'yes' },
          ],
        },
      ],
    });
    const { reference } = await world.deps.surroundings.forSite('halden');
    expect(reference.edition('ISO 14001:2015')).toMatchObject({ version: 1, transitionEndsOn: '2029-05-15' });
    expect(await world.store.changes.findOne({ record: 'editions' })).toMatchObject({
      recordId: 'ISO 14001:2015',
      actor: { kind: 'person', id: 'administrator-all' },
      reason: SOURCE,
      before: { edition: { transitionEndsOn: '2029-04-30' } },
      after: { edition: { transitionEndsOn: '2029-05-15' } },
    });
  });

  it('are corrected only by who saw their newest version', async () => {
    const stale = await correct('ISO 14001:2015', { shownVersion: 0, source: SOURCE, confirmed: false }).expect(409);
    expect(stale.body).toMatchObject({ code: 'stale', version: 1 });
  });

  it('corrected by two at once are corrected once', async () => {
    const answers = await Promise.all(
      ['2027-06-01', '2027-07-01'].map((publishedOn) =>
        correct('ISO 22301:2019', { shownVersion: 0, source: SOURCE, transitionEndsOn: publishedOn }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect((await editionOf('ISO 22301:2019')).version).toBe(1);
  });

  it('take single titles from one’s own copy, and give them back', async () => {
    const name = 'ISO 9001:2026';
    const { source } = await editionOf(name);
    const titles = [
      { number: '6.1.2', title: 'Actions to address risks' },
      { number: '4.4', title: 'Quality management system' },
    ];
    await correct(name, { shownVersion: 0, source: 'our own copy', titles }).expect(200);
    const taken = await editionOf(name);
    expect(taken.titles.map(({ number }) => number)).toEqual(['4.4', '6.1.2']);
    expect(taken.source).toBe(source);
    await correct(name, { shownVersion: 1, source: 'our own copy', titles: [{ number: '4.4', title: '' }] }).expect(
      200,
    );
    const back = await editionOf(name);
    expect(back.titles.map(({ number }) => number)).toEqual(['6.1.2']);
    expect(back.corrections[0]?.changes).toEqual([
      { field: 'title', clause: '4.4', before: 'Quality management system', after: CATALOGUE_TITLE },
    ]);
    expect(back.corrections).toHaveLength(2);
  });

  it('learn of a new edition and an amendment', async () => {
    const amendments = [{ name: 'Amendment 2:2027', publishedOn: '2027-02-01', clauses: ['6.1.2.1'] }];
    const correction = { shownVersion: 0, source: SOURCE, successor: 'ISO 45001:2027', amendments };
    await correct('ISO 45001:2018', correction).expect(200);
    expect(await editionOf('ISO 45001:2018')).toMatchObject({ successor: 'ISO 45001:2027', amendments });
  });

  it.each([
    [{ transitionEndsOn: '2028-01-01' }, ['source']],
    [{ transitionEndsOn: '30.09.2029', source: SOURCE }, ['transitionEndsOn']],
    [{ transitionEndsOn: '2014-01-01', source: SOURCE }, ['transitionEndsOn']],
    [{ newCertificatesUntil: '2030-01-01', source: SOURCE }, ['transitionEndsOn']],
    [{ successor: 'ISO 14001:2026', source: SOURCE }, ['successor']],
    [{ successor: 'ISO 9001:2015', source: SOURCE }, ['successor']],
    [{ successor: 'ISO 9001', source: SOURCE }, ['successor']],
    [
      { amendments: [{ name: 'Amendment 1:2024', clauses: ['4.1', '12.1'] }], source: SOURCE },
      ['amendments.0.clauses'],
    ],
    [{ titles: [{ number: '12.1', title: 'More' }], source: SOURCE }, ['titles.0.number']],
    [{ source: SOURCE }, ['source']],
    [{ successor: 'ISO 9001:2026', source: SOURCE }, ['source']],
    [{ version: 7, source: SOURCE }, ['version']],
  ])('refuse %j', async (correction, fields) => {
    const answer = await correct('ISO 9001:2015', { shownVersion: 0, ...correction }).expect(422);
    expect(fieldsOf(answer)).toEqual(fields);
  });

  it('that the product does not know are not there', async () => {
    expect(refusalOf(await correct('ISO 50001:2018', { shownVersion: 0, source: SOURCE, confirmed: true }))).toEqual([
      404,
      'notFound',
    ]);
  });

  it('are corrected by administrators only', async () => {
    const manager = await world.signedIn('qualitymanager-all');
    const answer = await manager
      .post('/api/editions/ISO%209001:2015/correct')
      .send({ shownVersion: 0, source: SOURCE });
    expect(refusalOf(answer)).toEqual([403, 'notPermitted']);
  });
});

const ALDERSYN = {
  name: 'Aldersyn Certification AS',
  shortName: 'Aldersyn',
  accreditation: { by: 'Norsk Akkreditering', number: 'MS 014', validUntil: '2030-03-31', mla: true },
  covers: ['ISO 14001:2015', 'ISO 9001:2015'],
};

const bodyOf = (answer: { body: unknown }): BodyView => bodyViewSchema.parse(answer.body);
const change = (id: string, body: object) => administrator.post(`/api/bodies/${id}/change`).send(body);

describe('certification bodies', () => {
  it('are none at first, and added with the defaults for every clock', async () => {
    expect((await administrator.get('/api/bodies').expect(200)).body).toEqual({ bodies: [] });
    const added = bodyOf(await administrator.post('/api/bodies').send(ALDERSYN).expect(201));
    expect(added).toEqual({
      ...ALDERSYN,
      covers: ['ISO 9001:2015', 'ISO 14001:2015'],
      id: 'aldersyn',
      version: 1,
      active: true,
      settings: DEFAULT_BODY_SETTINGS,
      byStandard: {},
    });
    const { reference } = await world.deps.surroundings.forSite('halden');
    expect(reference.body('aldersyn')).toEqual(added);
    expect(await world.store.changes.findOne({ record: 'bodies' })).toMatchObject({
      recordId: 'aldersyn',
      actor: { kind: 'person', id: 'administrator-all' },
      before: null,
      after: { name: ALDERSYN.name },
    });
  });

  it('change what is sent and keep the rest', async () => {
    const settings = { minorPlanDays: 30, expiry: 'sameDay' };
    const byStandard = { 'ISO 45001': { majorEvidenceDays: 60 } };
    const changed = bodyOf(await change('aldersyn', { shownVersion: 1, settings, byStandard }).expect(200));
    expect(changed).toMatchObject({ ...ALDERSYN, covers: ['ISO 9001:2015', 'ISO 14001:2015'], version: 2, byStandard });
    expect(changed.settings).toEqual({ ...DEFAULT_BODY_SETTINGS, ...settings });
    const without = bodyOf(
      await change('aldersyn', { shownVersion: 2, byStandard: {}, accreditation: null }).expect(200),
    );
    expect(without).toMatchObject({ byStandard: {}, accreditation: null, settings: { minorPlanDays: 30 } });
    const rested = bodyOf(await change('aldersyn', { shownVersion: 3, active: false }).expect(200));
    expect(rested).toMatchObject({ active: false, version: 4 });
  });

  it('are changed only by who saw their newest version', async () => {
    const stale = await change('aldersyn', { shownVersion: 1, active: true }).expect(409);
    expect(stale.body).toMatchObject({ code: 'stale', version: 4 });
    expect(refusalOf(await change('nobody', { shownVersion: 1 }))).toEqual([404, 'notFound']);
  });

  it('have names of their own', async () => {
    const again = await administrator.post('/api/bodies').send({ name: 'Other', shortName: 'ALDERSYN' }).expect(409);
    expect(again.body).toMatchObject({ code: 'bodyKnown', fieldPaths: ['shortName'] });
  });

  it.each([
    [{ shortName: 'X' }, ['name']],
    [{ name: 'X', shortName: 'X', covers: ['ISO 9001:1994'] }, ['covers.0']],
    [{ name: 'X', shortName: 'X', settings: { minorPlanDays: -1 } }, ['settings.minorPlanDays']],
    [{ name: 'X', shortName: 'X', settings: { coffee: true } }, ['settings.coffee']],
    [{ name: 'X', shortName: 'X', byStandard: { 'ISO 9001:2015': {} } }, ['byStandard.ISO 9001:2015']],
    [
      { name: 'X', shortName: 'X', accreditation: { by: 'Y', number: '', validUntil: 'soon', mla: true } },
      ['accreditation.validUntil'],
    ],
  ])('refuse %j', async (body, fields) => {
    const answer = await administrator.post('/api/bodies').send(body).expect(422);
    expect(fieldsOf(answer)).toEqual(fields);
  });

  it('are kept by administrators only', async () => {
    const lead = await world.signedIn('projectlead-all');
    expect(refusalOf(await lead.post('/api/bodies').send(ALDERSYN))).toEqual([403, 'notPermitted']);
    await lead.get('/api/bodies').expect(200);
  });
});
