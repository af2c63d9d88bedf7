import { notYours } from '../hands.ts';
import { startClock } from '../kernel/clock.ts';
import { firstRefusal, refuse, type Refusal } from '../kernel/refusal.ts';
import { person } from '../kernel/who.ts';
import { saveCausesBody, submitRootCauseBody } from './bodies.ts';
import { onlyHumanError, type Cause } from './causes.ts';
import { capaCommand, ready, subjectIn } from './command.ts';
import { expectStage } from './state.ts';

/** Keeps the tree of causes while it is being drawn. */
export const saveCauses = capaCommand({
  schema: saveCausesBody,
  permission: 'capa.work',
  subject: () => 'rootCause',
  subjects: (state) => subjectIn(state, 'rootCause', 'rootCause'),
  available: (state, moment) => firstRefusal(ready(state, 'rootCause'), notYours(person(state.owner), moment)),
  may: (_state, _moment, { causes }) => isTree(causes),
  decide: (_state, body) => [{ type: 'causesSaved', ...body }],
});

/** The causes are found: at least one is marked, and none of the marked ones stops at “human error”. */
export const submitRootCause = capaCommand({
  schema: submitRootCauseBody,
  permission: 'capa.work',
  subject: () => 'rootCause',
  subjects: (state) => subjectIn(state, 'rootCause', 'rootCause'),
  available: (state, moment) =>
    firstRefusal(
      ready(state, 'rootCause'),
      notYours(person(state.owner), moment),
      state.work.stage === 'rootCause' && causesRefusal(state.work.causes),
    ),
  may: (state, _moment, body) => earlierResults(expectStage(state, 'rootCause').causes, body.earlierResultsJudged),
  decide: (_state, body, moment) => [{ type: 'rootCauseSubmitted', ...body, clock: startClock(moment, 'plan') }],
});

/**
 * What marked causes must be: there is one, and behind “human error” stands one more why. Whether a cause says only that
 * is asked of each; words that say nothing else need no answer. `asked` are those of which it is asked now: a cause that
 * was accepted before the question existed is left as it is.
 */
export function causesRefusal(causes: readonly Cause[], asked: readonly Cause[] = causes): Refusal | null {
  const marked = causes.filter((cause) => cause.marked);
  if (marked.length === 0) return refuse('noCauseMarked', {}, 'causes');
  const isAsked = (cause: Cause): boolean => asked.includes(cause);
  const shallow = marked.find((cause) => cause.humanErrorOnly === true || (isAsked(cause) && onlyHumanError(cause)));
  const unanswered = marked.find((cause) => isAsked(cause) && cause.humanErrorOnly === undefined);
  return firstRefusal(
    shallow !== undefined && refuse('oneMoreWhy', { cause: shallow.text }, 'causes'),
    unanswered !== undefined && refuse('humanErrorUnanswered', { cause: unanswered.text }, 'causes'),
  );
}

/** Every cause has its own id, a parent that exists, and no cause explains itself. */
export function isTree(causes: readonly Cause[]): Refusal | null {
  const parents = new Map<string, string | null>();
  for (const { id, parent } of causes) {
    if (parents.has(id)) return refuse('causeTwice', { id }, 'causes');
    parents.set(id, parent);
  }
  for (const { id } of causes) {
    const seen = new Set<string>();
    for (let next: string | null | undefined = id; next !== null; next = parents.get(next)) {
      if (next === undefined) return refuse('causeWithoutParent', { id }, 'causes');
      if (seen.has(next)) return refuse('causeInCircle', { id }, 'causes');
      seen.add(next);
    }
  }
  return null;
}

/** Faulty measuring equipment asks what it did to earlier results (ISO 9001 7.1.5.2). */
function earlierResults(causes: readonly Cause[], judged: string | undefined): Refusal | null {
  const measuring = causes.some((cause) => cause.marked && cause.category === 'measurement');
  return measuring && judged === undefined ? refuse('earlierResultsNeeded', {}, 'earlierResultsJudged') : null;
}
