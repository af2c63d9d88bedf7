import { standardSchema, type Catalogue, type Standard } from '../kernel/catalogue.ts';
import type { Moment } from '../kernel/moment.ts';
import { BUILT_IN } from '../standards/built-in.ts';
import { changedClauses } from '../standards/catalogue.ts';
import { laidOver } from '../standards/laid-over.ts';
import type { EventOf } from './events.ts';
import { gapScope } from './gap/scope.ts';
import type { JourneyState } from './state.ts';
import type { TakenEdition } from './taken-edition.ts';

const known = new WeakMap<readonly TakenEdition[], Catalogue>();

function withTaken(taken: readonly TakenEdition[] | undefined): Catalogue {
  if (taken === undefined || taken.length === 0) return BUILT_IN;
  const before = known.get(taken);
  if (before) return before;
  const catalogue = laidOver(
    BUILT_IN,
    taken.map(({ standard }) => standard),
  );
  known.set(taken, catalogue);
  return catalogue;
}

/** What the editions of a journey ask for: those that come with the product, under what the journey took over. */
export const catalogueIn = ({ catalogue }: Pick<JourneyState, 'catalogue'>): Catalogue => withTaken(catalogue);

/** The same for its gap list, which stays as it was accepted. */
export const catalogueOfGap = ({ gap, catalogue }: Pick<JourneyState, 'gap' | 'catalogue'>): Catalogue =>
  withTaken(gap.catalogue ?? catalogue);

/** Every edition that it aims at, is certified to, or rates. */
export function editionsInUse({ certificates, gap }: Pick<JourneyState, 'certificates' | 'gap'>): readonly string[] {
  const ofCertificates = certificates.flatMap(({ aim, paper }) => (paper ? [aim, paper.edition] : [aim]));
  return [...new Set([...ofCertificates, ...gap.editions])];
}

/**
 * What a journey takes over from the catalogue of this moment: each of its editions that says something else than the
 * journey knows. An older version than the one that it knows is what somebody read a moment too early.
 */
export function editionsTaken(state: JourneyState, moment: Moment): EventOf<'editionTaken'>[] {
  const { reference } = moment;
  return editionsInUse(state).flatMap((name) => {
    const standard = reference.catalogue.find(name);
    return standard === undefined ? [] : editionTaken(state, standard, reference.edition(name)?.version ?? 0);
  });
}

/** One edition, where it is in use here and says something new. */
export function editionTaken(state: JourneyState, standard: Standard, version: number): EventOf<'editionTaken'>[] {
  const { name: edition } = standard;
  const before = catalogueIn(state);
  const isOld = (state.catalogue ?? []).some((one) => one.standard.name === edition && one.version >= version);
  if (isOld || !editionsInUse(state).includes(edition) || isSame(before.find(edition), standard)) return [];
  return [{ type: 'editionTaken', edition, version, standard, ...changesToRate(state, before, standard) }];
}

const isSame = (one: Standard | undefined, other: Standard): boolean =>
  one === other || (one !== undefined && inOrder(one) === inOrder(other));

/** Whatever order its fields were written in. */
const inOrder = (standard: Standard): string => JSON.stringify(standardSchema.parse(standard));

/** A transition rates what changed: a gap list of it that is not accepted follows what is known to have changed. */
function changesToRate({ gap }: JourneyState, before: Catalogue, standard: Standard): { clauses?: string[] | null } {
  const { moves = [] } = gap;
  if (gap.accepted !== null || !moves.includes(standard.name)) return {};
  const clauses = clausesToRate(laidOver(before, [standard]), moves);
  return JSON.stringify(clauses) === JSON.stringify(gap.clauses) ? {} : { clauses };
}

/** The rows of the gap list of transitions: all of an edition of which it is not known what changed. Null for all of all. */
export function clausesToRate(catalogue: Catalogue, editions: readonly string[]): string[] | null {
  const changed = editions.map((edition) => changedClauses(catalogue, edition).map((clause) => `${edition}/${clause}`));
  if (changed.every((clauses) => clauses.length === 0)) return null;
  return editions.flatMap((edition, index) => {
    const clauses = changed[index] ?? [];
    return clauses.length > 0 ? clauses : gapScope(catalogue, [edition], null).map(({ id }) => id);
  });
}

/** What is, after an edition was taken over. A list that is accepted keeps what it was accepted with. */
export function evolveCatalogue(state: JourneyState, event: EventOf<'editionTaken'>): JourneyState {
  const { edition, version, standard, clauses } = event;
  const { gap, catalogue = [] } = state;
  const others = catalogue.filter((one) => one.standard.name !== edition);
  return {
    ...state,
    catalogue: [...others, { version, standard }],
    gap:
      gap.accepted === null
        ? { ...gap, ...(clauses === undefined ? {} : { clauses }) }
        : { ...gap, catalogue: gap.catalogue ?? catalogue },
  };
}
