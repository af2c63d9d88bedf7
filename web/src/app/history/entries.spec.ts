import { describe, expect, it } from '@jest/globals';
import type { Calendar } from '#domain/kernel/calendar';
import { catalogueOf } from '#domain/kernel/catalogue';
import { clockUntil, type Clock } from '#domain/kernel/clock';
import { directoryOf } from '#domain/kernel/directory';
import type { Moment } from '#domain/kernel/moment';
import { referenceOf } from '#domain/kernel/reference';
import { DEFAULT_POLICY } from '#domain/seed/policy';
import { unbroken } from '../../../../tests/builders/unbroken.ts';
import { catalogue } from '../words/catalogue.ts';
import type { EventView } from '../words/event-view.ts';
import type { Wording } from '../words/sentence.ts';
import { differentToday } from './different-today.ts';
import { entriesOf } from './entries.ts';
import type { Change } from './event-changes.ts';
import { foldHistory } from './fold-history.ts';
import { standingOf } from './standing-facts.ts';

const calendar: Calendar = { id: 'no', version: 1, zone: 'Europe/Oslo', workdays: [1, 2, 3, 4, 5], holidays: [] };
const names: Readonly<Record<string, string>> = { lukas: 'Lukas Brandt', petr: 'Petr Novak', sofia: 'Sofia Lind' };
const wording: Wording = {
  words: catalogue,
  names: { person: (id) => names[id] ?? id, site: (id) => id },
  dates: { now: new Date('2026-11-23T08:41:00Z'), zone: 'Europe/Oslo' },
};
const context = { type: 'capa', wording, calendar, files: new Map([['f1', 'readings.xlsx']]) };

const AT = '2026-10-05T08:00:00.000Z';
const moment: Moment = {
  now: AT,
  actor: { kind: 'clock' },
  roles: [],
  site: 'brno',
  policy: DEFAULT_POLICY,
  calendar,
  directory: directoryOf([]),
  reference: referenceOf([], catalogueOf([]), [], []),
  superseded: false,
};
const clock = (due: string): Clock => clockUntil(moment, due, { code: 'planned', params: { date: { date: due } } });

const about = {
  report: 'NC-2026-0001',
  reporter: 'petr',
  raisedAt: AT,
  site: 'brno',
  what: 'Layer too thin',
  title: 'Layer too thin',
  place: 'Line 2',
  kind: 'nonconformity',
  danger: 'none',
  grade: 'major',
  severity: 4,
  likelihood: 3,
  clauses: ['8.6'],
  standards: ['ISO 9001:2015'],
  repeats: [],
};

let seq = 0;
function row(stage: string, event: EventView['event'], subject = 'containment'): EventView {
  seq += 1;
  return {
    seq,
    type: event.type,
    subject,
    stage,
    actor: { kind: 'person', id: 'lukas' },
    at: AT,
    recordedAt: AT,
    requestId: null,
    imported: false,
    importedFrom: null,
    event,
    hash: '',
  };
}

function story(): EventView[] {
  seq = 0;
  return [
    row('containment', {
      type: 'opened',
      about,
      owner: 'lukas',
      evaluator: null,
      begin: { stage: 'containment', clock: clock('2026-10-12') },
    }),
    row('containment', {
      type: 'extensionRequested',
      subject: 'containment',
      newDate: '2026-10-16',
      reason: 'Parts are at sea',
      approver: { kind: 'role', role: 'qualityManager', site: 'brno' },
      clock: clock('2026-10-07'),
    }),
    row('containment', {
      type: 'extensionApproved',
      subject: 'containment',
      newDate: '2026-10-16',
      clock: clock('2026-10-16'),
      askedBy: 'lukas',
    }),
    row('rootCause', {
      type: 'containmentRecorded',
      done: 'Blocked',
      scope: 'Two batches',
      clock: clock('2026-10-26'),
    }),
    row('rootCause', { type: 'evidenceAdded', subject: 'process', fileId: 'f1', evidenceDate: '2026-10-04' }),
  ];
}

const said = (changes: readonly Change[]) =>
  changes.map(({ label, before, after }) => `${label}: ${before ?? ''} → ${after}`);

describe('what events changed', () => {
  it('tells a stage, a due date and evidence before and after', () => {
    const entries = entriesOf('CAPA-2026-0001', story(), context);
    expect(said(entries[2]?.changes ?? [])).toEqual([unbroken('Due, containment: Mon 12 Oct → Fri 16 Oct')]);
    expect(said(entries[3]?.changes ?? [])).toContain('Stage: Containment → Root cause');
    expect(said(entries[4]?.changes ?? [])).toEqual([unbroken('Evidence:  → readings.xlsx, of Sun 4 Oct')]);
  });

  it('stays without differences after an event of a newer version, and still words what it can', () => {
    const events = [...story().slice(0, 2), row('containment', { type: 'archived_v2' }), ...story().slice(3)];
    const entries = entriesOf('CAPA-2026-0001', events, context);
    expect(entries[2]?.worded.known).toBe(false);
    expect(entries[2]?.kind).toBe('other');
    expect(said(entries[3]?.changes ?? [])).toContain('Stage: Containment → Root cause');
    expect(foldHistory('capa', 'CAPA-2026-0001', events).map((folded) => folded !== null)).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });

  it('reads nothing of a type of process it does not know', () => {
    expect(foldHistory('journey', 'JRN-2026-0001', story())).toEqual([null, null, null, null, null]);
  });
});

describe('a moment and today', () => {
  it('says how it stood, and what is different', () => {
    const folded = foldHistory('capa', 'CAPA-2026-0001', story());
    const then = { stage: 'containment', state: folded[0]?.state };
    const now = { stage: 'rootCause', state: folded[4]?.state };
    const standing = standingOf(then.state, then.stage, context);
    expect(standing.where).toBe('Containment');
    expect(standing.facts[0]).toEqual({ key: 'Owner', value: 'Lukas Brandt' });
    expect(standing.stages[0]).toEqual({ label: 'Containment', state: 'current' });
    expect(differentToday(then, now, context)).toEqual([
      { what: 'Stage', today: 'Root cause' },
      { what: 'Evidence', today: '1 more' },
    ]);
  });

  it('finds no difference where there is none', () => {
    const folded = foldHistory('capa', 'CAPA-2026-0001', story());
    const side = { stage: 'rootCause', state: folded[3]?.state };
    expect(differentToday(side, side, context)).toEqual([]);
  });

  it('says no more than the stage of a state it cannot read', () => {
    const standing = standingOf({ shelf: 7 }, 'archived_v2', { ...context, type: 'shelf' });
    expect(standing).toEqual({ where: 'archived_v2', stages: [], facts: [], actions: [] });
  });
});
