import { z } from 'zod';
import type { HeldEdition } from '#activities/store/held-editions';
import type { Standard } from '#domain/kernel/catalogue';
import type { Edition } from '#domain/kernel/reference';
import { standardOf } from '#domain/standards/laid-over';
import { Problem } from '../platform/problem.ts';
import { inOrderOf, replacedBy } from './correct-edition.ts';
import { contentFaults, dateFaults, predecessorFault, refuseFaults, type Faults } from './edition-faults.ts';
import { contentFields, dateFields, editionNameSchema, sourceSchema } from './edition-fields.ts';

/** What has to be known of a new edition: what it is called, what it is about, its clauses, and who says so. */
export const newEditionSchema = z.strictObject({
  name: editionNameSchema,
  source: sourceSchema,
  ...dateFields,
  ...contentFields,
  subject: contentFields.subject.unwrap(),
  clauses: contentFields.clauses.unwrap(),
});
export type NewEdition = z.output<typeof newEditionSchema>;

/** A new edition, and the one before where that one says from now on by which it is replaced. */
export interface Added {
  readonly edition: HeldEdition;
  readonly replaced: { readonly before: HeldEdition; readonly after: HeldEdition } | null;
}

/**
 * Adds an edition to those there are. Refuses a name that is taken, what an edition cannot be (`edition-faults.ts`), and one
 * that replaces an edition that another replaces already. Once it is published, the edition before is replaced by it.
 */
export function addEdition(held: readonly HeldEdition[], body: NewEdition, today: string): Added {
  const { name, source, subject, clauses, documentedInformation = [], predecessor, changes, controls } = body;
  if (held.some(({ edition }) => edition.name === name)) throw new Problem('editionKnown', { fieldPaths: ['name'] });
  const { publishedOn = null, successor = null, newCertificatesUntil = null, transitionEndsOn = null } = body;
  const edition: Edition = {
    ...{ name, standard: name.replace(/:\d{4}$/, ''), version: 1 },
    ...{ publishedOn, successor, newCertificatesUntil, transitionEndsOn },
    ...{ amendments: body.amendments ?? [], source, confirmed: body.confirmed ?? false },
  };
  const corrections = {
    ...{ subject, clauses, documentedInformation: [...inOrderOf(clauses, documentedInformation)] },
    ...(predecessor === undefined ? {} : { predecessor }),
    ...(changes === undefined || changes.length === 0 ? {} : { changes }),
    ...(controls === undefined || controls.length === 0 ? {} : { controls }),
  };
  const standard: Standard = { name, ...corrections };
  const before = held.find((one) => one.edition.name === predecessor);
  refuseFaults(
    dateFaults(edition, standard),
    contentFaults(standard),
    predecessorFault(standard, new Set(held.map((one) => one.edition.name))),
    replacedAlready(before, name),
  );
  const row = { edition, titles: [], corrections };
  const isReplaced = before?.edition.successor === null && publishedOn !== null && publishedOn <= today;
  return {
    edition: { ...row, standard: standardOf(undefined, row) },
    replaced: before && isReplaced ? { before, after: replacedBy(before, name, source) } : null,
  };
}

function replacedAlready(before: HeldEdition | undefined, name: string): Faults {
  const successor = before?.edition.successor ?? null;
  return before === undefined || successor === null || successor === name
    ? {}
    : { predecessor: `${before.edition.name} is replaced by ${successor} already` };
}
