import { describe, expect, it } from '@jest/globals';
import type { GapLine } from './gap-answer.ts';
import {
  conflicting,
  drop,
  keepMine,
  nextEdits,
  refused,
  saved,
  withPending,
  write,
  type Queue,
} from './save-queue.ts';

const line = (part: Partial<GapLine> = {}): GapLine => ({
  id: 'ISO 9001:2026/8.4.1',
  edition: 'ISO 9001:2026',
  clause: '8.4.1',
  title: 'General',
  kind: 'clause',
  section: '8',
  version: 3,
  rating: {},
  by: null,
  at: null,
  ...part,
});
const none: Queue = [];

describe('what is not saved yet', () => {
  it('goes as one edit a row, with every field that was seen in the same version', () => {
    const queue = write(write(none, line(), 'rating', 'gap'), line(), 'priority', 'high');
    expect(nextEdits(queue)).toEqual([
      { row: line().id, shownVersion: 3, change: { rating: 'gap', priority: 'high' } },
    ]);
  });

  it('sends fields seen in different versions one after the other', () => {
    let queue = write(none, line(), 'notes', 'Three suppliers');
    queue = write(queue, line({ version: 5 }), 'rating', 'gap');
    const edits = nextEdits(queue);
    expect(edits).toEqual([{ row: line().id, shownVersion: 3, change: { notes: 'Three suppliers' } }]);
    queue = saved(queue, edits, [line({ version: 6 })]);
    expect(nextEdits(queue)).toEqual([{ row: line().id, shownVersion: 5, change: { rating: 'gap' } }]);
  });

  it('keeps what was typed while it was being sent, seen on the new version', () => {
    let queue = write(none, line(), 'notes', 'Three');
    const edits = nextEdits(queue);
    queue = write(queue, line(), 'notes', 'Three suppliers');
    queue = saved(queue, edits, [line({ version: 4 })]);
    expect(nextEdits(queue)).toEqual([{ row: line().id, shownVersion: 4, change: { notes: 'Three suppliers' } }]);
    expect(saved(queue, nextEdits(queue), [line({ version: 5 })])).toEqual([]);
  });

  it('waits for its writer where somebody else wrote the same field, and sends the rest', () => {
    let queue = write(write(none, line(), 'notes', 'Mine'), line(), 'rating', 'gap');
    const theirs = { notes: 'Hers' };
    queue = conflicting(queue, { row: line().id, changed: ['notes'], by: 'marta', at: '2026-11-23T08:40:00Z', theirs });
    expect(nextEdits(queue)).toEqual([{ row: line().id, shownVersion: 3, change: { rating: 'gap' } }]);
    // Typing on does not decide it.
    queue = write(queue, line({ version: 4 }), 'notes', 'Mine, longer');
    expect(nextEdits(queue)[0]?.change).toEqual({ rating: 'gap' });
    expect(withPending(line({ version: 4, rating: theirs }), queue).rating).toEqual({
      notes: 'Mine, longer',
      rating: 'gap',
    });

    const kept = saved(keepMine(queue, line({ version: 4 }), 'notes'), nextEdits(queue), [line({ version: 5 })]);
    expect(nextEdits(kept)).toEqual([{ row: line().id, shownVersion: 4, change: { notes: 'Mine, longer' } }]);
    const taken = drop(queue, line().id, 'notes');
    expect(withPending(line({ version: 4, rating: theirs }), taken).rating).toEqual({ notes: 'Hers', rating: 'gap' });
  });

  it('holds back what was refused until something else is written', () => {
    let queue = write(none, line(), 'rating', 'notApplicable');
    const [edit] = nextEdits(queue);
    if (!edit) throw new Error('Nothing to send');
    queue = refused(queue, edit, 'rating', 'No clause can be left out.');
    expect(nextEdits(queue)).toEqual([]);
    expect(nextEdits(write(queue, line(), 'rating', 'partly'))[0]?.change).toEqual({ rating: 'partly' });
  });

  it('takes a field away by null', () => {
    const queue = write(none, line(), 'owner', null);
    expect(withPending(line({ rating: { owner: 'marta', priority: 'low' } }), queue).rating).toEqual({
      priority: 'low',
    });
    expect(saved(queue, nextEdits(queue), [line({ version: 4 })])).toEqual([]);
  });
});
