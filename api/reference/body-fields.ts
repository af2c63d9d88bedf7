import { z } from 'zod';
import { heldEditions } from '#activities/store/held-editions';
import type { BodyRow } from '#activities/store/rows';
import type { Session, Store } from '#activities/store/store';
import { bodySchema, bodySettingsSchema, type Body, type Edition } from '#domain/kernel/reference';
import { DEFAULT_BODY_SETTINGS } from '#domain/seed/body-settings';
import { named } from '../platform/named.ts';
import { Problem } from '../platform/problem.ts';
import { dateSchema, shortTextSchema } from '../platform/texts.ts';

export const bodyViewSchema = named('CertificationBody', z.strictObject(bodySchema.shape));

const settingsSchema = z.strictObject(bodySettingsSchema.shape).partial();

const fieldsSchema = z.strictObject({
  name: shortTextSchema,
  /** As people call it. */
  shortName: z.string().trim().min(1).max(40),
  /** Null: none is on record. */
  accreditation: z
    .strictObject({
      by: shortTextSchema,
      number: z.string().trim().max(60),
      validUntil: dateSchema.nullable(),
      mla: z.boolean(),
    })
    .nullable(),
  /** Editions it is accredited for. */
  covers: z.array(z.string().max(40)).max(100),
  /** Settings that are left out keep their value, at first the default. */
  settings: settingsSchema,
  /** Settings that differ for a standard, all of them. */
  byStandard: z.record(z.string().max(40), settingsSchema),
});

/** What has to be known of a new certification body. */
export const newBodySchema = z.strictObject({
  ...fieldsSchema.partial().shape,
  name: fieldsSchema.shape.name,
  shortName: fieldsSchema.shape.shortName,
});

/** What changes about a certification body: what is left out stays. */
export const changeBodySchema = z.strictObject({
  ...fieldsSchema.partial().shape,
  active: z.boolean().optional(),
  /** The version that the page showed. */
  shownVersion: z.int(),
});

type Fields = Omit<z.output<typeof changeBodySchema>, 'shownVersion'>;

/** A body before its first change: nothing known but that it exists. */
export function firstBody(id: string): Body {
  return {
    id,
    version: 0,
    name: '',
    shortName: '',
    active: true,
    accreditation: null,
    covers: [],
    settings: DEFAULT_BODY_SETTINGS,
    byStandard: {},
  };
}

/** The body with its fields changed and its version raised; refuses editions and standards that are not in the catalogue. */
export function changedBody(
  before: Body,
  { settings, byStandard, covers, ...fields }: Fields,
  editions: readonly Edition[],
): Body {
  refuseUnknown(editions, covers, byStandard);

  const sent = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
  return bodySchema.parse({
    ...before,
    ...sent,
    // In the order of the catalogue, whatever order they were ticked in.
    covers:
      covers === undefined ? before.covers : editions.map(({ name }) => name).filter((name) => covers.includes(name)),
    settings: { ...before.settings, ...settings },
    byStandard: byStandard ?? before.byStandard,
    version: before.version + 1,
  });
}

/** Every edition that a body can be accredited for. */
export async function editionsHeld(store: Store, session: Session): Promise<readonly Edition[]> {
  return heldEditions(await store.editions.find({}, { session }).toArray()).map(({ edition }) => edition);
}

function refuseUnknown(editions: readonly Edition[], covers: Fields['covers'], byStandard: Fields['byStandard']): void {
  const names = new Set(editions.map(({ name }) => name));
  const standards = new Set(editions.map(({ standard }) => standard));
  const unknown = [
    ...(covers ?? []).flatMap((name, index) => (names.has(name) ? [] : [`covers.${String(index)}`])),
    ...Object.keys(byStandard ?? {}).flatMap((name) => (standards.has(name) ? [] : [`byStandard.${name}`])),
  ];
  if (unknown.length === 0) return;
  const fields = Object.fromEntries(unknown.map((path) => [path, 'Not in the catalogue of standards']));
  throw new Problem('invalid', { fieldPaths: unknown, members: { fields } });
}

/** The body's row, as `by` changed it now. */
export function bodyRow(body: Body, by: string): BodyRow {
  return { _id: body.id, body, updatedAt: new Date().toISOString(), updatedBy: by };
}

/** Refuses names that another body has: people choose by them. */
export async function refuseTakenName(store: Store, { id, name, shortName }: Body, session: Session): Promise<void> {
  const others = await store.bodies.find({ _id: { $ne: id } }, { session }).toArray();
  const isSame = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();
  const fieldPaths = [
    ...(others.some(({ body }) => isSame(body.name, name)) ? ['name'] : []),
    ...(others.some(({ body }) => isSame(body.shortName, shortName)) ? ['shortName'] : []),
  ];
  if (fieldPaths.length > 0) throw new Problem('bodyKnown', { fieldPaths });
}
