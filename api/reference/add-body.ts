import type { z } from 'zod';
import type { Session, Store } from '#activities/store/store';
import type { Body } from '#domain/kernel/reference';
import type { Change } from '../platform/change.ts';
import { readableId } from '../platform/readable-id.ts';
import { bodyRow, changedBody, editionsHeld, firstBody, refuseTakenName, type newBodySchema } from './body-fields.ts';

/** Adds a certification body within a transaction, and says what changed. Its id follows from its short name. */
export async function addBody(
  store: Store,
  fields: z.output<typeof newBodySchema>,
  by: string,
  session: Session,
): Promise<{ readonly result: Body; readonly changes: readonly Change[] }> {
  const known = await store.bodies.find({}, { session }).toArray();
  const id = readableId(fields.shortName, new Set(known.map(({ _id }) => _id)), 'body');
  const body = changedBody(firstBody(id), fields, await editionsHeld(store, session));
  await refuseTakenName(store, body, session);
  await store.bodies.insertOne(bodyRow(body, by), { session });
  return { result: body, changes: [{ record: 'bodies', recordId: id, by, before: null, after: body }] };
}
