import { capaEvent, type CapaEvent } from '#domain/capa/events';
import { localDate, type Calendar } from '#domain/kernel/calendar';
import { reportEvent, type ReportEvent } from '#domain/report/events';
import { day } from '../words/dates.ts';
import type { EventView } from '../words/event-view.ts';
import { sentence, type Wording } from '../words/sentence.ts';
import { wordSubject } from '../words/word-event.ts';
import { auditDays, journeyFacts } from './journey-facts.ts';
import { clockChanges } from './clock-changes.ts';
import { corrections } from './corrections.ts';
import type { Folded } from './fold-history.ts';

/** One thing that an event changed: what it was and what it became. Without `before` it is new. */
export interface Change {
  readonly label: string;
  readonly before: string | null;
  readonly after: string;
  /** A plain fact that came with the event, not a change of something that was there. */
  readonly isFact?: true;
}

/** What the words of changes are taken from. */
export interface ChangeContext {
  readonly type: string;
  readonly wording: Wording;
  readonly calendar: Calendar;
  /** Names of files by id. */
  readonly files: ReadonlyMap<string, string>;
}

/** An event with the process before and after it. */
export interface EventStep {
  readonly event: EventView;
  readonly stageBefore: string | null;
  readonly before: Folded | null;
  readonly after: Folded | null;
}

/** What an event changed, in the order of its weight: stage, attempt, people, dates, then what it brought. */
export function changesOf(step: EventStep, context: ChangeContext): readonly Change[] {
  return [
    ...stageChange(step, context),
    ...summaryChanges(step, context),
    // A journey says itself which dates were set: what they do to its waiting lines is the same again.
    ...(step.event.type === 'clocksSet' ? [] : dueChanges(step, context)),
    ...clockChanges(step, context),
    ...auditDays(step, context.wording),
    ...corrections(step.event.event, context.wording),
    ...facts(step.event, context),
  ];
}

function stageChange({ event, stageBefore }: EventStep, { wording }: ChangeContext): Change[] {
  if (stageBefore === null || stageBefore === event.stage) return [];
  const word = (stage: string) => sentence(`stage.${stage}`, {}, wording);
  return [{ label: 'Stage', before: word(stageBefore), after: word(event.stage) }];
}

function summaryChanges({ event, before, after }: EventStep, { wording }: ChangeContext): Change[] {
  if (!before || !after) return [];
  const was = before.summary;
  const is = after.summary;
  const changes: Change[] = [];
  if (was.attempt !== is.attempt) {
    changes.push({ label: 'Attempt', before: String(was.attempt), after: String(is.attempt) });
  }
  // A hand-over says both names in its sentence.
  if (was.owner !== is.owner && is.owner !== null && event.type !== 'reassigned') {
    const owner = was.owner === null ? null : wording.names.person(was.owner);
    changes.push({ label: 'Owner', before: owner, after: wording.names.person(is.owner) });
  }
  if (was.grade !== is.grade && is.grade !== null) {
    const word = (grade: string) => sentence(`grade.${grade}`, {}, wording);
    changes.push({ label: 'Grade', before: was.grade === null ? null : word(was.grade), after: word(is.grade) });
  }
  return changes;
}

/** Dates of what was waited for before and still is. */
function dueChanges({ before, after }: EventStep, { wording, calendar }: ChangeContext): Change[] {
  if (!before || !after) return [];
  const dates = { now: wording.dates.now, zone: calendar.zone };
  const date = (instant: string) => day(localDate(instant, calendar), dates);
  return after.waiting.flatMap((line) => {
    const was = before.waiting.find((one) => one.id === line.id);
    if (was?.until === undefined || line.until === undefined || was.until === line.until) return [];
    return [{ label: `Due, ${wordSubject(line.subject, wording)}`, before: date(was.until), after: date(line.until) }];
  });
}

function facts(event: EventView, context: ChangeContext): Change[] {
  const typed = typedEvent(event, context.type);
  const ofJourney = context.type === 'journey' ? journeyFacts(event.event, context.wording) : [];
  return [
    ...(typed ? typedFacts(typed, context) : []),
    ...ofJourney.flatMap(([label, value]) => fact(label, value)),
    ...evidence(event, context),
  ];
}

function typedEvent({ event }: EventView, type: string): CapaEvent | ReportEvent | null {
  const parsed = type === 'capa' ? capaEvent.safeParse(event) : type === 'report' ? reportEvent.safeParse(event) : null;
  return parsed?.success ? parsed.data : null;
}

function typedFacts(event: CapaEvent | ReportEvent, { wording }: ChangeContext): Change[] {
  switch (event.type) {
    case 'causesSaved':
      return fact('Root causes', markedCauses(event.causes));
    case 'containmentRecorded':
    case 'correctionRecorded':
      return [...fact('Looked at', event.scope), ...fact('Affected', event.affected)];
    case 'planSubmitted':
      return [
        ...fact('Actions', String(event.actions.length)),
        ...fact('Effective when', event.criteria),
        ...fact('Judged by', wording.names.person(event.evaluator)),
      ];
    case 'actionCompleted':
      return fact('No evidence, because', event.withoutEvidence);
    case 'effectivenessJudged':
      return fact('Came back as', event.repeats.join(', '));
    case 'closed':
      return 'similarAreasChecked' in event ? fact('Similar areas', event.similarAreasChecked) : [];
    case 'triaged':
      return [
        ...fact('Clauses', event.clauses?.join(', ')),
        ...fact('Repeats', event.repeats?.join(', ')),
        ...fact('Opened', event.capa),
      ];
    case 'reported':
      return fact('What', event.about.what);
    default:
      return [];
  }
}

function markedCauses(causes: readonly { readonly text: string; readonly marked: boolean }[]): string {
  return causes
    .filter(({ marked }) => marked)
    .map(({ text }) => text)
    .join('; ');
}

function evidence({ event }: EventView, { files, wording }: ChangeContext): Change[] {
  const single = typeof event['fileId'] === 'string' ? [event['fileId']] : [];
  const several: unknown = event['evidence'];
  const ids = [...single, ...(Array.isArray(several) ? several.filter((one) => typeof one === 'string') : [])];
  if (ids.length === 0) return [];
  const names = ids.map((id) => files.get(id) ?? id).join(', ');
  const made = event['evidenceDate'];
  const suffix = typeof made === 'string' ? `, of ${day(made, wording.dates)}` : '';
  return fact('Evidence', `${names}${suffix}`);
}

function fact(label: string, after: string | undefined): Change[] {
  return after === undefined || after === '' ? [] : [{ label, before: null, after, isFact: true }];
}
