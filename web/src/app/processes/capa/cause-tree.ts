import type { Cause } from '#domain/capa/causes';
import type { WhyNode } from '../../ui/why-layout.ts';

/** The causes as a tree is edited: the domain's list, in the order in which it is drawn. */
export type Causes = readonly Cause[];

/** One row of the editor: a cause with how deep it lies. */
export interface CauseRow {
  readonly cause: Cause;
  readonly depth: number;
  /** “1.2.1”: which answer to which why. */
  readonly place: string;
  readonly canMoveUp: boolean;
  readonly canMoveDown: boolean;
}

const LONGEST_ID = 20;

/** The causes as rows from top to bottom, each below what it explains. What hangs on nothing stands at the end. */
export function rowsOf(causes: Causes): readonly CauseRow[] {
  const rows: CauseRow[] = [];
  const placed = new Set<string>();
  const walk = (parent: string | null, depth: number, prefix: string): void => {
    const children = causes.filter((cause) => cause.parent === parent);
    children.forEach((cause, index) => {
      if (placed.has(cause.id)) return;
      placed.add(cause.id);
      const place = `${prefix}${String(index + 1)}`;
      rows.push({ cause, depth, place, canMoveUp: index > 0, canMoveDown: index < children.length - 1 });
      walk(cause.id, depth + 1, `${place}.`);
    });
  };
  walk(null, 0, '');
  return rows;
}

/** Adds an empty answer to “why?”: below a cause, or a first branch. Returns the new cause’s id with the tree. */
export function addCause(causes: Causes, parent: string | null): { readonly causes: Causes; readonly id: string } {
  const id = freeId(causes);
  return { causes: [...causes, { id, parent, text: '', marked: false }], id };
}

/** Changes one cause. */
export function changeCause(causes: Causes, id: string, part: Partial<Omit<Cause, 'id' | 'parent'>>): Causes {
  return causes.map((cause) => (cause.id === id ? withoutUndefined({ ...cause, ...part }) : cause));
}

/** Takes a cause away together with all that explains it. */
export function removeCause(causes: Causes, id: string): Causes {
  const gone = new Set(withDescendants(causes, id));
  return causes.filter((cause) => !gone.has(cause.id));
}

/** Moves a cause before or behind its neighbour under the same effect. */
export function moveCause(causes: Causes, id: string, by: -1 | 1): Causes {
  const moved = causes.find((cause) => cause.id === id);
  if (!moved) return causes;
  const siblings = causes.filter((cause) => cause.parent === moved.parent);
  const other = siblings[siblings.indexOf(moved) + by];
  if (!other) return causes;
  return causes.map((cause) => (cause === moved ? other : cause === other ? moved : cause));
}

/** What a removal would take away, the cause itself first. */
export function withDescendants(causes: Causes, id: string): readonly string[] {
  const children = causes.filter((cause) => cause.parent === id);
  return [id, ...children.flatMap((child) => withDescendants(causes, child.id))];
}

/** What may be saved: rows that nobody filled in are left out, and what would hang on them moves up. */
export function filledIn(causes: Causes): Causes {
  const empty = causes.find((cause) => cause.text.trim() === '');
  if (!empty) return causes.map((cause) => ({ ...cause, text: cause.text.trim() }));
  return filledIn(
    causes
      .filter((cause) => cause !== empty)
      .map((cause) => (cause.parent === empty.id ? { ...cause, parent: empty.parent } : cause)),
  );
}

/** The tree as it is drawn, from the problem; `noteOf` says what stands beside a root cause. */
export function whyTreeOf(problem: string, causes: Causes, noteOf: (cause: Cause) => string | null): WhyNode {
  const because = (parent: string | null): readonly WhyNode[] =>
    causes
      .filter((cause) => cause.parent === parent)
      .map((cause) => {
        const note = cause.marked ? noteOf(cause) : null;
        return {
          id: cause.id,
          text: cause.text,
          isRoot: cause.marked,
          because: because(cause.id),
          ...(note === null ? {} : { note }),
        };
      });
  return { id: 'problem', text: problem, isRoot: false, because: because(null) };
}

function freeId(causes: Causes): string {
  const taken = new Set(causes.map(({ id }) => id));
  for (let number = causes.length + 1; ; number += 1) {
    const id = `c${String(number)}`.slice(0, LONGEST_ID);
    if (!taken.has(id)) return id;
  }
}

function withoutUndefined(cause: Cause): Cause {
  const { category, humanErrorOnly, ...rest } = cause;
  return {
    ...rest,
    ...(category === undefined ? {} : { category }),
    ...(humanErrorOnly === undefined ? {} : { humanErrorOnly }),
  };
}
