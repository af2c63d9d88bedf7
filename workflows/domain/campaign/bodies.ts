import * as z from 'zod/mini';
import { idField, keyField, line, text } from '../fields.ts';

const journeys = z.array(keyField).check(z.minLength(1), z.maxLength(100));

/** An edition that certificates have to move to, and the journeys that hold them. */
export const startBody = z.strictObject({
  /** The new edition, for example `ISO 9001:2026`. */
  edition: line(40),
  site: idField,
  lead: idField,
  journeys,
});
export const addJourneysBody = z.strictObject({ journeys });
export const dropJourneyBody = z.strictObject({ key: keyField, reason: text(1000) });
export const handOverBody = z.strictObject({ to: idField, reason: text(1000) });
export const endCampaignBody = z.strictObject({ reason: text(1000) });
