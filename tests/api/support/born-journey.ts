import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Browser } from './api-world.ts';

const KEY = z.object({ key: z.string() });

/** Starts a journey of Halden, or enters one with what is held, and gives its key. */
export async function bornJourney(lead: Browser, birth: 'start' | 'enter', body: object): Promise<string> {
  const born = await lead
    .post(`/api/processes/journey/births/${birth}`)
    .set('Idempotency-Key', randomUUID())
    .send({
      ...{ title: 'Halden, certified', site: 'halden', sites: ['halden'], scope: 'Fasteners' },
      ...{ lead: 'projectlead-all', ...body },
    })
    .expect(201);
  return KEY.parse(born.body).key;
}

/** A command to a process, each time another one. */
export const commandTo = (browser: Browser, key: string, name: string, body: object) =>
  browser.post(`/api/processes/${key}/commands/${name}`).set('Idempotency-Key', randomUUID()).send(body);
