import { editContent, type ContentEdit, type Edited } from '#activities/store/contents';
import { attachFiles } from '#activities/store/files';
import type { ContentRow } from '#activities/store/rows';
import { withChange, type RatingChange } from '#domain/certification/gap/rating';
import { ratingRefusal, type GapRow } from '#domain/certification/gap/scope';
import { localDate } from '#domain/kernel/calendar';
import { refuse, type Refusal } from '#domain/kernel/refusal';
import type { ApiDeps } from '../platform/deps.ts';
import { Problem, refusalProblem } from '../platform/problem.ts';
import { mayWorkOn } from '../platform/reach.ts';
import type { RegisterSnapshot } from '../platform/register.ts';
import type { SignedIn } from '../platform/signed-in.ts';
import { clockOf } from '../processes/caller.ts';
import { inTime } from '../processes/look-up.ts';
import { saidRefusal, speakerFor } from '../processes/speaker.ts';
import type { GapOf } from './gap-of.ts';
import { inTheWay, type RatingField } from './merge.ts';
import type { GapEdit } from './shapes.ts';

/** Whether the caller may rate in this round, as far as that does not depend on what is written in it. */
export function mayRate(person: SignedIn, { row, currentRound, gap }: GapOf): boolean {
  return mayWorkOn(person, 'journey.work', row) && row.open && gap.round === currentRound && gap.accepted === null;
}

/** The same, throwing why not. */
export function requireRating(person: SignedIn, gapOf: GapOf, register: RegisterSnapshot): void {
  const { row, currentRound, gap } = gapOf;
  if (!row.open) {
    const closed = refuse('closed', { process: { process: row._id } });
    throw refusalProblem(closed, saidRefusal(closed, speakerFor(register, row.site)).sentence);
  }
  if (!mayWorkOn(person, 'journey.work', row)) {
    throw new Problem('notPermitted', { members: { permission: 'journey.work' } });
  }
  if (gap.round !== currentRound || gap.accepted) throw new Problem('gapsAccepted');
}

/** What became of edits that were made: all of them, or none and this was thrown. */
export interface GapEdited {
  readonly head: ContentRow;
  readonly versions: Readonly<Record<string, number>>;
}

/**
 * Changes ratings field by field, all rows in one transaction: two people on one row keep what both wrote, unless they
 * wrote the same field. Throws what stands against it: an unknown row, a rating that cannot be, evidence of a day that is
 * still ahead, somebody's newer rating, or that the list was accepted meanwhile.
 */
export async function editGap(
  deps: ApiDeps,
  person: SignedIn,
  gapOf: GapOf,
  edits: readonly GapEdit[],
): Promise<GapEdited> {
  const [register, { calendar }] = await inTime(
    Promise.all([deps.register.current(), deps.surroundings.forSite(gapOf.row.site)]),
  );
  requireRating(person, gapOf, register);
  const today = localDate(clockOf(gapOf.row), calendar);
  const refusing = refusalsIn(register, gapOf);
  const rows = new Map(gapOf.scope.map((row) => [row.id, row]));
  const fieldsOf = new Map<string, readonly RatingField[]>();
  const contentEdits = edits.map(({ row: id, shownVersion, change }, index): ContentEdit => {
    const row = rows.get(id);
    if (!row) throw new Problem('notFound', { members: { row: id } });
    const ahead = change.evidence?.find(({ date }) => date > today);
    if (ahead) throw refusing(refuse('dateAhead', { date: { date: ahead.date } }, 'evidence'), row, index);
    if (change.owner && register.people.get(change.owner)?.active !== true) {
      throw refusing(refuse('unknownPerson', { person: { person: change.owner } }, 'owner'), row, index);
    }
    return {
      part: id,
      shown: shownVersion,
      change: (before) => changed(before, change, row, (refusal) => refusing(refusal, row, index)),
      against(since) {
        const found = inTheWay(change, person.id, since);
        if (found) fieldsOf.set(id, found.fields);
        return found?.change ?? null;
      },
    };
  });
  const files = filesOf(edits);
  const edited = await editContent(deps.store, gapOf.of, contentEdits, {
    by: person.id,
    at: clockOf(gapOf.row),
    async alongside(session) {
      const [unusable] = await attachFiles(deps.store, session, gapOf.row._id, files, person.id);
      if (unusable !== undefined) throw refusedFile(unusable, edits);
    },
  });
  return done(edited, register, fieldsOf);
}

function changed(before: unknown, change: RatingChange, row: GapRow, refusing: (refusal: Refusal) => Problem) {
  const after = withChange(before, change);
  const refusal = ratingRefusal(row, after);
  if (refusal) throw refusing(refusal);
  return Object.keys(after).length === 0 && before === null ? null : after;
}

function filesOf(edits: readonly GapEdit[]): string[] {
  return [...new Set(edits.flatMap(({ change }) => (change.evidence ?? []).flatMap((one) => one.files)))];
}

function done(
  edited: Edited,
  register: RegisterSnapshot,
  fieldsOf: ReadonlyMap<string, readonly RatingField[]>,
): GapEdited {
  switch (edited.status) {
    case 'done':
      return edited;
    case 'frozen':
      throw new Problem('gapsAccepted');
    case 'stale': {
      const { part: row, by, at, value: theirs } = edited;
      const name = register.people.get(by)?.name ?? by;
      throw new Problem('stale', { members: { row, by, name, at, theirs, changed: fieldsOf.get(row) ?? [] } });
    }
  }
}

/** Refusals of single rows: what was sent cannot be, so the status is that of fields that do not fit. */
function refusalsIn(register: RegisterSnapshot, { row: { site } }: GapOf) {
  const speaker = speakerFor(register, site);
  return (refusal: Refusal, row: GapRow, index: number): Problem => {
    const field = `edits.${String(index)}.change.${refusal.field ?? 'rating'}`;
    const { sentence } = saidRefusal(refusal, speaker);
    return refusalProblem({ ...refusal, field }, sentence, { row: row.id, fields: { [field]: sentence } }, 422);
  };
}

function refusedFile(file: string, edits: readonly GapEdit[]): Problem {
  const index = edits.findIndex(({ change }) => change.evidence?.some((one) => one.files.includes(file)));
  return new Problem('invalid', {
    fieldPaths: [`edits.${String(index)}.change.evidence`],
    members: { file, fields: { [`edits.${String(index)}.change.evidence`]: 'A file is gone or not yours to attach' } },
  });
}
