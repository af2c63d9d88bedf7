import { describe, expect, it } from '@jest/globals';
import type { Calendar } from '#domain/kernel/calendar';
import { unbroken } from '../../../../tests/builders/unbroken.ts';
import { catalogue } from '../words/catalogue.ts';
import type { EventView } from '../words/event-view.ts';
import type { Wording } from '../words/sentence.ts';
import { clockChanges } from './clock-changes.ts';
import type { Folded } from './fold-history.ts';

const calendar: Calendar = { id: 'no', version: 1, zone: 'Europe/Oslo', workdays: [1, 2, 3, 4, 5], holidays: [] };
const wording: Wording = {
  words: catalogue,
  names: { person: (id) => id.toUpperCase(), site: (id) => id },
  dates: { now: new Date('2026-11-23T08:41:00Z'), zone: 'Europe/Oslo' },
};

const stage = (name: string, dueOn: string, who = 'ana') => ({
  ...{ rule: 'stage', subject: `stage:${name}`, dueOn, who: { kind: 'person', id: who } },
  params: { stage: { code: `stage.${name}` } },
});

const summary: Folded['summary'] = {
  ...{ title: 'Brno', site: 'brno', stage: 'training', open: true, owner: 'ana', people: ['ana'] },
  ...{ raisedAt: '2026-01-26T08:00:00Z', closedAt: null, result: null, attempt: 1, grade: null, source: null },
  ...{ clauses: [], standards: ['ISO 9001:2026'], held: false, links: [], text: '' },
};

function changes(event: EventView['event'], clocks: readonly object[]): string[] {
  const view: EventView = {
    ...{ seq: 2, type: event.type, subject: 'plan', stage: 'training', actor: { kind: 'person', id: 'ana' } },
    ...{ at: '2026-11-23T08:00:00Z', recordedAt: '', requestId: null, imported: false, importedFrom: null, hash: '' },
    event,
  };
  const before: Folded = { state: { clocks }, waiting: [], summary };
  return clockChanges(
    { event: view, stageBefore: null, before, after: before },
    { type: 'journey', wording, calendar, files: new Map() },
  ).map((one) => `${one.label}: ${one.before ?? 'new'} → ${one.after}`);
}

describe('the dates that an event of a journey set', () => {
  it('say what for, from when and to when', () => {
    const event = {
      type: 'clocksSet',
      arm: [stage('training', '2026-12-11'), stage('documentation', '2026-12-04')],
      drop: ['stage|stage:planning'],
      ...{ idle: [], idleDrop: [] },
    };
    expect(changes(event, [stage('training', '2026-10-30'), stage('planning', '2026-11-27')])).toEqual([
      unbroken('Finish Training: Fri 30 Oct → Fri 11 Dec'),
      unbroken('Finish Documentation: new → Fri 4 Dec'),
      unbroken('Finish Planning: Fri 27 Nov → no longer waited for'),
    ]);
  });

  it('are none where a date stays; another person is said', () => {
    const event = {
      type: 'clocksSet',
      arm: [stage('training', '2026-12-11', 'petr')],
      drop: [],
      idle: [],
      idleDrop: [],
    };
    expect(changes(event, [stage('training', '2026-12-11', 'petr')])).toEqual([]);
    expect(changes(event, [stage('training', '2026-12-11', 'ana')])).toEqual(['Finish Training: ANA → PETR']);
  });

  it('name the next reminder of what goes on', () => {
    const event = {
      ...{ type: 'clockContinued', rule: 'stage', subject: 'stage:training' },
      steps: [{ code: 'onDay', to: 'assignee', at: '2026-12-11T05:00:00.000Z' }],
    };
    expect(changes(event, [stage('training', '2026-12-11')])).toEqual([
      unbroken('Finish Training: new → next reminder Fri 11 Dec'),
    ]);
  });
});
