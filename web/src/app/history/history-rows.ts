import type { EventView } from '../words/event-view.ts';
import type { WordedEvent } from '../words/word-event.ts';
import type { Change } from './event-changes.ts';

/** What sort of thing happened, for the filter. */
export const EVENT_KINDS = ['decision', 'work', 'request', 'said', 'clock', 'other'] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

/** One event, ready to be drawn. */
export interface HistoryEntry {
  readonly event: EventView;
  readonly worded: WordedEvent;
  readonly kind: EventKind;
  /** To which attempt it belongs; what ends an attempt belongs to the one it ended. */
  readonly attempt: number;
  readonly changes: readonly Change[];
}

/** One row of the list, newest first. */
export type HistoryRow =
  | { readonly kind: 'event'; readonly id: string; readonly entry: HistoryEntry; readonly place: Place }
  | { readonly kind: 'folded'; readonly id: string; readonly entries: readonly HistoryEntry[]; readonly place: Place }
  | { readonly kind: 'attempt'; readonly id: string; readonly attempt: number }
  | { readonly kind: 'cut'; readonly id: string; readonly at: string };

/** Where an event lies from the moment shown. */
export type Place = 'later' | 'here' | 'before';

/** What the list is narrowed to. */
export interface HistoryFilter {
  readonly person: string | null;
  readonly kind: EventKind | null;
}

const KIND_OF: Readonly<Record<string, EventKind>> = {
  reported: 'work',
  opened: 'work',
  correctionRecorded: 'work',
  containmentRecorded: 'work',
  causesSaved: 'work',
  rootCauseSubmitted: 'work',
  planSaved: 'work',
  planSubmitted: 'work',
  actionStarted: 'work',
  actionCompleted: 'work',
  quantityReached: 'work',
  triaged: 'decision',
  correctionVerified: 'decision',
  correctionRefused: 'decision',
  planApproved: 'decision',
  planReturned: 'decision',
  actionVerified: 'decision',
  actionRejected: 'decision',
  revisionApproved: 'decision',
  revisionReturned: 'decision',
  effectivenessJudged: 'decision',
  nextDecided: 'decision',
  closed: 'decision',
  reopened: 'decision',
  extensionApproved: 'decision',
  extensionRejected: 'decision',
  evaluatorChangeApproved: 'decision',
  evaluatorChangeRejected: 'decision',
  cancelApproved: 'decision',
  cancelRejected: 'decision',
  revisionProposed: 'request',
  extensionRequested: 'request',
  evaluatorChangeRequested: 'request',
  cancelRequested: 'request',
  correctionAssigned: 'request',
  reassigned: 'request',
  held: 'request',
  resumed: 'request',
  commented: 'said',
  evidenceAdded: 'said',
  reminded: 'clock',
  remindedByHand: 'clock',
  proofBegan: 'clock',
  proofEnded: 'clock',
  verificationOpened: 'clock',
  clocksSet: 'clock',
  clockContinued: 'clock',
  clockOpened: 'clock',
  clockPassed: 'clock',
  capaLinked: 'work',
};

/** Steps on the way that matter less than where they led: several in a row are folded. */
const MINOR = new Set([
  ...['causesSaved', 'planSaved', 'actionStarted', 'reminded', 'remindedByHand'],
  ...['clocksSet', 'clockContinued'],
]);

/** What follows from other events: which dates run now. Never worth a line of its own. */
const QUIET = new Set(['clocksSet', 'clockContinued']);

/** This many minor events in a row are folded into one line. */
const FOLDED_FROM = 2;

/** The sort of an event, by its type. */
export function kindOf(type: string): EventKind {
  return KIND_OF[type] ?? 'other';
}

/** The entries that the filter leaves. */
export function matching(entries: readonly HistoryEntry[], { person, kind }: HistoryFilter): readonly HistoryEntry[] {
  return entries.filter(
    (entry) =>
      (kind === null || entry.kind === kind) &&
      (person === null || (entry.event.actor.kind === 'person' && entry.event.actor.id === person)),
  );
}

/**
 * The list: newest first, attempts as separators, minor events in a row folded unless one of them is the moment shown
 * or the run was opened, and a line where the moment shown lies. `shown` is the number of an event, null for now.
 */
export function arrange(
  oldestFirst: readonly HistoryEntry[],
  { shown, opened, foldsMinor }: { shown: number | null; opened: ReadonlySet<string>; foldsMinor: boolean },
): readonly HistoryRow[] {
  const entries = oldestFirst.toReversed();
  const severalAttempts = new Set(entries.map(({ attempt }) => attempt)).size > 1;
  const rows: HistoryRow[] = [];
  let index = 0;
  while (index < entries.length) {
    const entry = entries[index];
    if (!entry) break;
    if (severalAttempts && entries[index - 1]?.attempt !== entry.attempt) {
      rows.push({
        kind: 'attempt',
        id: `attempt ${String(entry.attempt)} ${String(entry.event.seq)}`,
        attempt: entry.attempt,
      });
    }
    const run = foldsMinor ? runOf(entries, index, shown) : [];
    const id = `from ${String(run.at(-1)?.event.seq ?? 0)}`;
    const worthFolding = run.length >= FOLDED_FROM || (run.length > 0 && run.every(isQuiet));
    if (worthFolding && !opened.has(id)) {
      rows.push({ kind: 'folded', id, entries: run, place: placeOf(entry.event.seq, shown) });
      index += run.length;
      continue;
    }
    const place = placeOf(entry.event.seq, shown);
    if (place === 'here') rows.push({ kind: 'cut', id: 'cut', at: entry.event.at });
    rows.push({ kind: 'event', id: `event ${String(entry.event.seq)}`, entry, place });
    index += 1;
  }
  return rows;
}

/** The minor events from here on, as far as they stand together on one side of the moment shown. */
function runOf(entries: readonly HistoryEntry[], from: number, shown: number | null): readonly HistoryEntry[] {
  const first = entries[from];
  if (!first) return [];
  const place = placeOf(first.event.seq, shown);
  const run: HistoryEntry[] = [];
  for (const entry of entries.slice(from)) {
    const joins =
      MINOR.has(entry.event.type) &&
      entry.attempt === first.attempt &&
      place !== 'here' &&
      placeOf(entry.event.seq, shown) === place;
    if (!joins) break;
    run.push(entry);
  }
  return run;
}

/** Dates that follow, or a reminder that reached nobody: never worth a line of its own. */
function isQuiet({ event }: HistoryEntry): boolean {
  return QUIET.has(event.type) || event.event['skipped'] === true;
}

/** What a folded run holds, in words: “2 reminders, 3 dates were set”; what else it holds is counted as events. */
export function wordRun(entries: readonly HistoryEntry[]): string {
  const dates = sum(entries.map((entry) => (entry.event.type === 'clocksSet' ? entry.changes.length : 0)));
  const reminders = entries.filter(({ event }) => event.type === 'reminded' || event.type === 'remindedByHand').length;
  const others = entries.filter(({ event }) => !event.type.startsWith('reminded') && !QUIET.has(event.type)).length;
  const said = [
    ...(others > 0 ? [counted(others, 'event')] : []),
    ...(reminders > 0 ? [counted(reminders, 'reminder')] : []),
    ...(dates > 0 ? [`${counted(dates, 'date')} ${dates === 1 ? 'was' : 'were'} set`] : []),
  ];
  return said.length === 0 ? counted(entries.length, 'event') : said.join(', ');
}

const sum = (counts: readonly number[]): number => counts.reduce((all, one) => all + one, 0);
const counted = (many: number, word: string): string => `${String(many)} ${word}${many === 1 ? '' : 's'}`;

function placeOf(seq: number, shown: number | null): Place {
  if (shown === null || seq < shown) return 'before';
  return seq === shown ? 'here' : 'later';
}
