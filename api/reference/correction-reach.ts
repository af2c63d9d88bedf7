import { z } from 'zod';
import type { mongo } from 'mongoose';
import type { HeldEdition } from '#activities/store/held-editions';
import type { ProcessRow } from '#activities/store/rows';
import type { Store } from '#activities/store/store';
import { named } from '../platform/named.ts';
import { reaches } from '../platform/reach.ts';
import type { SignedIn } from '../platform/signed-in.ts';
import { saysTheSame } from './correct-edition.ts';

/** Open processes that a correction of an edition reaches; null where it says nothing that concerns any. */
export interface Concerned {
  /** By the end of its transition: journeys with a certificate to it, and campaigns that leave it. */
  readonly dates: mongo.Filter<ProcessRow> | null;
  /** By what it asks for: journeys that hold it, aim at it or rate it. */
  readonly contents: mongo.Filter<ProcessRow> | null;
}

/** Whom the correction is told, and which those are that see it coming before it is sent. */
export function concernedBy(before: HeldEdition, { edition, standard }: HeldEdition): Concerned {
  const { name, transitionEndsOn } = edition;
  const among = (...any: mongo.Filter<ProcessRow>[]): mongo.Filter<ProcessRow> => ({ open: true, $or: any });
  const fields = ['certificates.paper.edition', 'certificates.aim', 'gap.editions'];
  return {
    dates:
      transitionEndsOn === before.edition.transitionEndsOn
        ? null
        : among(
            { type: 'journey', 'state.certificates.paper.edition': name },
            { type: 'campaign', 'state.from': name },
          ),
    contents: saysTheSame(before.standard, standard)
      ? null
      : among(...fields.map((field) => ({ type: 'journey', [`state.${field}`]: name }))),
  };
}

const partSchema = z.strictObject({
  processes: z.array(z.strictObject({ key: z.string(), type: z.string(), title: z.string() })),
  /** How many more there are that the caller may not read. */
  beyond: z.number(),
});

export const correctionReachSchema = named(
  'CorrectionReach',
  z.strictObject({
    /** Whose dates it moves. */
    dates: partSchema,
    /** Whose clauses it changes. */
    contents: partSchema,
  }),
);

/** The processes by name, as far as this person may read them. */
export async function correctionReach(
  store: Store,
  person: SignedIn,
  { dates, contents }: Concerned,
): Promise<z.infer<typeof correctionReachSchema>> {
  const [moved, changed] = await Promise.all([partOf(store, person, dates), partOf(store, person, contents)]);
  return { dates: moved, contents: changed };
}

async function partOf(
  store: Store,
  person: SignedIn,
  filter: mongo.Filter<ProcessRow> | null,
): Promise<z.infer<typeof partSchema>> {
  if (filter === null) return { processes: [], beyond: 0 };
  const rows = await store.processes
    .find(filter, { projection: { type: 1, title: 1, site: 1, people: 1 } })
    .sort({ _id: 1 })
    .toArray();
  const shown = rows.filter(({ _id: key, site, people }) => reaches(person, 'process.read', { key, site, people }));
  return {
    processes: shown.map(({ _id: key, type, title }) => ({ key, type, title })),
    beyond: rows.length - shown.length,
  };
}
