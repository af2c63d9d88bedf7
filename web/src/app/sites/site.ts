import * as z from 'zod/mini';

/** A site of the organization. */
export const siteSchema = z.object({
  id: z.string(),
  name: z.string(),
  /** ISO 3166, two letters. */
  country: z.string(),
  zone: z.string(),
  /** What people choose from when they report. */
  places: z.array(z.string()),
  /** Ids of the calendar and the policy that its due dates follow. */
  calendar: z.string(),
  policy: z.string(),
  active: z.boolean(),
  version: z.number(),
});
export type Site = Readonly<z.infer<typeof siteSchema>>;

/** The answer of `GET /api/sites`. */
export const sitesSchema = z.object({ sites: z.array(siteSchema) });
