import { alreadyPast, today } from '../../dates.ts';
import { isMeant, notYours, unknownPerson } from '../../hands.ts';
import { firstRefusal, refuse } from '../../kernel/refusal.ts';
import { person } from '../../kernel/who.ts';
import { journeyCommand, leads, onlyLead, orNull } from '../command.ts';
import { gapList, gapProgress, gapRefusal, gapScope, rowsNamed, rowsRefusal } from '../gap/gap.ts';
import type { GapRow } from '../gap/scope.ts';
import { catalogueIn, catalogueOfGap } from '../own-catalogue.ts';
import { editionsOf, type JourneyState } from '../state.ts';
import { acceptGapsBody, askForRatingsBody, finishRatingBody, newGapRoundBody } from './bodies.ts';
import { finishable } from './stage-commands.ts';

const rowsOf = (state: JourneyState): readonly GapRow[] =>
  gapScope(catalogueOfGap(state), state.gap.editions, state.gap.clauses);

/** The gap list is accepted as it was shown: every clause rated, and nothing of it changes afterwards. */
export const acceptGaps = journeyCommand({
  schema: acceptGapsBody,
  permission: 'journey.steer',
  subject: () => 'gap',
  subjects: (state) => (state.gap.accepted ? [] : ['gap']),
  available: (state, moment) => (state.gap.accepted ? refuse('gapsAlreadyAccepted') : onlyLead(state, moment)),
  content: ({ content }) => content,
  may: (state, moment, { content }) => {
    if (!content.id.endsWith(`:gap:${String(state.gap.round)}`)) return refuse('otherGapRound');
    return gapRefusal(rowsOf(state), moment.content?.rows ?? {});
  },
  decide: (state, { content }, moment) => {
    const scope = rowsOf(state);
    const rows = moment.content?.rows ?? {};
    const progress = gapProgress(scope, rows);
    const open = gapList(scope, rows).map(({ id }) => id);
    const accepted = {
      type: 'gapsAccepted' as const,
      content: { ...content, gaps: open.length, rated: progress.rated, open },
    };
    return [accepted, ...finishable(state, 'gapAnalysis', moment)];
  },
  signature: 'acceptGaps',
});

/** The lead asks people to rate the clauses they own; asked again, they have the new date. */
export const askForRatings = journeyCommand({
  schema: askForRatingsBody,
  permission: 'journey.steer',
  subject: () => 'gap',
  subjects: (state) => (state.gap.accepted ? [] : ['gap']),
  available: (state, moment) =>
    state.gap.accepted ? refuse('gapsAlreadyAccepted') : onlyLead(state, moment, state.stages.gapAnalysis.owner),
  may: (_state, moment, { people, dueOn }) =>
    firstRefusal(alreadyPast(dueOn, moment, 'dueOn'), ...people.map((id) => unknownPerson(id, moment, 'people'))),
  decide: (_state, { people, dueOn, note }) => [
    { type: 'ratingsAsked', people: [...new Set(people)], dueOn, note: orNull(note) },
  ],
});

const ratingSubject = (id: string): string => `rating:${id}`;

const openRatings = (state: JourneyState) =>
  state.gap.accepted ? [] : (state.gap.asked ?? []).filter(({ doneOn }) => doneOn === null);

/** Whoever was asked has rated theirs, or the lead no longer waits for them. */
export const finishRating = journeyCommand({
  schema: finishRatingBody,
  permission: 'journey.work',
  subject: ({ person: id }) => ratingSubject(id),
  subjects: (state) => openRatings(state).map((one) => ratingSubject(one.person)),
  available: (state, moment, subject) => {
    const asked = openRatings(state).find((one) => ratingSubject(one.person) === subject);
    if (!asked) return refuse('ratingsNotAsked');
    const who = person(asked.person);
    return isMeant(who, moment) || leads(state, moment) ? null : notYours(who, moment);
  },
  may: () => null,
  decide: (_state, { person: id }, moment) => [{ type: 'ratingFinished', person: id, on: today(moment) }],
});

/** Another look at the clauses: before a surveillance, after a change. The accepted one stays as it was signed. */
export const newGapRound = journeyCommand({
  schema: newGapRoundBody,
  permission: 'journey.steer',
  subject: () => 'gap',
  subjects: (state) => (state.gap.accepted || state.cycle > 0 ? ['gap'] : []),
  available: (state, moment) =>
    state.gap.accepted || state.cycle > 0 ? onlyLead(state, moment) : refuse('gapRoundOpen'),
  may: (state, _moment, { clauses }) =>
    clauses ? rowsRefusal(gapScope(catalogueIn(state), editionsOf(state), null), clauses, 'clauses') : null,
  decide: (state, { reason, clauses }) => [
    {
      type: 'gapRoundBegun',
      round: state.gap.round + 1,
      editions: editionsOf(state),
      clauses: clauses ? idsOf(state, clauses) : null,
      reason,
    },
  ],
});

/** The rows of a round by their ids, in the order of the standards. */
function idsOf(state: JourneyState, clauses: readonly string[]): string[] {
  const rows = gapScope(catalogueIn(state), editionsOf(state), null);
  const meant = new Set(clauses.flatMap((name) => rowsNamed(rows, name)));
  return rows.filter((row) => meant.has(row)).map(({ id }) => id);
}
