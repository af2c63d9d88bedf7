import { describe, expect, it } from '@jest/globals';
import { arrange, kindOf, matching, wordRun, type HistoryEntry, type HistoryRow } from './history-rows.ts';

function entry(seq: number, type: string, attempt = 1, person = 'ana'): HistoryEntry {
  return {
    event: {
      seq,
      type,
      subject: 'plan',
      stage: 'plan',
      actor: { kind: 'person', id: person },
      at: `2026-10-${String(seq + 10)}T08:00:00.000Z`,
      recordedAt: '',
      requestId: null,
      imported: false,
      importedFrom: null,
      event: { type },
      hash: '',
    },
    worded: { before: '', who: person, after: ` ${type}`, typed: null, said: null, signed: null, known: true },
    kind: kindOf(type),
    attempt,
    changes: [],
  };
}

const says = (rows: readonly HistoryRow[]) =>
  rows.map((row) => {
    switch (row.kind) {
      case 'event':
        return `${row.place} ${String(row.entry.event.seq)}`;
      case 'folded':
        return `${row.place} ${row.entries.map(({ event }) => String(event.seq)).join('+')}`;
      case 'attempt':
        return `attempt ${String(row.attempt)}`;
      case 'cut':
        return 'cut';
    }
  });

const now = { shown: null, opened: new Set<string>(), foldsMinor: true };

describe('the history', () => {
  const entries = [
    entry(1, 'opened'),
    entry(2, 'causesSaved'),
    entry(3, 'reminded'),
    entry(4, 'rootCauseSubmitted'),
    entry(5, 'planSaved'),
    entry(6, 'planSubmitted'),
  ];

  it('stands newest first with minor events in a row folded, one alone shown', () => {
    expect(says(arrange(entries, now))).toEqual(['before 6', 'before 5', 'before 4', 'before 3+2', 'before 1']);
  });

  it('shows a run that was opened, and everything while a filter is set', () => {
    expect(says(arrange(entries, { ...now, opened: new Set(['from 2']) }))).toContain('before 3');
    expect(says(arrange(entries, { ...now, foldsMinor: false }))).toHaveLength(6);
  });

  it('draws a line at the moment shown, with what came later above it', () => {
    expect(says(arrange(entries, { ...now, shown: 4 }))).toEqual([
      'later 6',
      'later 5',
      'cut',
      'here 4',
      'before 3+2',
      'before 1',
    ]);
  });

  it('never folds the moment shown away', () => {
    expect(says(arrange(entries, { ...now, shown: 3 }))).toEqual([
      'later 6',
      'later 5',
      'later 4',
      'cut',
      'here 3',
      'before 2',
      'before 1',
    ]);
  });

  it('separates attempts only when there were several, and folds no run across them', () => {
    const twice = [entry(1, 'opened'), entry(2, 'planSaved'), entry(3, 'planSaved', 2), entry(4, 'planSubmitted', 2)];
    expect(says(arrange(twice, now))).toEqual([
      'attempt 2',
      'before 4',
      'before 3',
      'attempt 1',
      'before 2',
      'before 1',
    ]);
  });

  it('narrows to a person and to a sort of event', () => {
    const mixed = [entry(1, 'opened', 1, 'petr'), entry(2, 'planApproved'), entry(3, 'commented', 1, 'petr')];
    expect(matching(mixed, { person: 'petr', kind: null }).map(({ event }) => event.seq)).toEqual([1, 3]);
    expect(matching(mixed, { person: null, kind: 'decision' }).map(({ event }) => event.seq)).toEqual([2]);
  });

  it('puts what it does not know among the others', () => {
    expect(kindOf('archived_v2')).toBe('other');
  });
});

describe('dates that follow', () => {
  const change = (label: string) => ({ label, before: null, after: 'Fri 4 Dec' });
  const entries: readonly HistoryEntry[] = [
    entry(1, 'planApproved'),
    { ...entry(2, 'clocksSet'), changes: [change('Finish Training'), change('Finish Documentation')] },
    entry(3, 'gapRated'),
    entry(4, 'reminded'),
    entry(5, 'clockContinued'),
  ];

  it('never have a line of their own', () => {
    expect(says(arrange(entries, now))).toEqual(['before 5+4', 'before 3', 'before 2', 'before 1']);
    expect(arrange(entries, now).map(({ kind }) => kind)).toEqual(['folded', 'event', 'folded', 'event']);
  });

  it('are counted in words', () => {
    expect(wordRun([entries[1] ?? entry(2, '')])).toBe('2 dates were set');
    expect(wordRun([entry(5, 'clockContinued'), entry(4, 'reminded')])).toBe('1 reminder');
    expect(wordRun([entry(5, 'clockContinued')])).toBe('1 event');
    expect(wordRun([entry(3, 'causesSaved'), entry(2, 'planSaved'), entry(1, 'reminded')])).toBe(
      '2 events, 1 reminder',
    );
  });
});
