import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { campaignState } from '#domain/campaign/state';
import { journeyState } from '#domain/certification/state';
import { birthReplySchema } from '../../api/processes/shapes.ts';
import { eventually } from '../workflows/support/world.ts';
import { bornJourney } from './support/born-journey.ts';
import { openProcessWorld, type ProcessWorld } from './support/process-world.ts';

const EDITION = 'ISO 14001:2015';

const ALDERSYN = {
  name: 'Aldersyn Certification AS',
  shortName: 'Aldersyn',
  accreditation: { by: 'Norsk Akkreditering', number: 'MS 014', validUntil: '2030-03-31', mla: true },
  covers: [EDITION],
};

let world: ProcessWorld;
beforeAll(async () => {
  world = await openProcessWorld();
});
afterAll(() => world.close());

describe('a correction of the end of a transition', () => {
  it('reaches the journeys with a certificate to the edition and the campaign that leaves it, without anything else happening in them', async () => {
    const administrator = await world.signedIn('administrator-all');
    const lead = await world.signedIn('projectlead-all');
    await administrator.post('/api/bodies').send(ALDERSYN).expect(201);
    const body = { shownVersion: 0, source: 'Letter of the accreditation body', transitionEndsOn: '2029-05-15' };
    const key = await bornJourney(lead, 'enter', {
      body: 'aldersyn',
      certificates: [
        {
          ...{ edition: EDITION, number: 'ALD-1', sites: ['halden'], scope: 'Fasteners' },
          ...{ decidedOn: '2026-10-01', expiresOn: '2029-09-30' },
        },
      ],
    });
    const known = async () =>
      journeyState.parse((await world.store.processes.findOne({ _id: key }))?.state).certificates[0]?.transitionEndsOn;
    expect(await known()).toBe('2029-04-30');
    const born = await lead
      .post('/api/processes/campaign/births/startTransition')
      .set('Idempotency-Key', randomUUID())
      .send({ edition: 'ISO 14001:2026', site: 'halden', lead: 'projectlead-all', journeys: [key] })
      .expect(201);
    const campaign = birthReplySchema.parse(born.body).key;
    const measured = async () =>
      campaignState.parse((await world.store.processes.findOne({ _id: campaign }))?.state).endsOn;
    expect(await measured()).toBe('2029-04-30');
    const again = await lead
      .post('/api/processes/campaign/births/startTransition')
      .set('Idempotency-Key', randomUUID())
      .send({ edition: 'ISO 14001:2026', site: 'brno', lead: 'projectlead-all', journeys: [key] })
      .expect(409);
    expect(again.body).toMatchObject({ code: 'campaignRuns', params: { process: { process: campaign } } });
    // A start that the rules refuse takes no number.
    expect(await world.store.numbers.countDocuments({ key: /^TRN-/ })).toBe(1);

    const address = `/api/editions/${encodeURIComponent(EDITION)}/correct`;
    const { source: _, ...tried } = body;
    const reach = await administrator.post(`${address}/preview`).send(tried).expect(200);
    expect(reach.body).toMatchObject({
      dates: { processes: [{ key }, { key: campaign }], beyond: 0 },
      contents: { processes: [], beyond: 0 },
    });
    const other = { shownVersion: 0, confirmed: true };
    const without = await administrator.post(`${address}/preview`).send(other).expect(200);
    expect(without.body).toMatchObject({ dates: { processes: [], beyond: 0 } });
    expect(await known()).toBe('2029-04-30');
    await administrator.post(address).send(body).expect(200);
    await eventually(async () => (await known()) === '2029-05-15', 'the journey knows the corrected date');
    await eventually(async () => (await measured()) === '2029-05-15', 'the campaign is measured against it');
    const history = await lead.get(`/api/processes/${key}/history`).expect(200);
    expect(JSON.stringify(history.body)).toContain('transitionEndMoved');
  });
});
