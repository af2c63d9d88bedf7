import { describe, expect, it } from '@jest/globals';
import type { Calendar } from '#domain/kernel/calendar';
import type { Waiting } from '#domain/kernel/waiting';
import { unbroken } from '../../../../../tests/builders/unbroken.ts';
import { clockText, lineText } from './waiting-line.ts';
import { wordDueDays, wordWaiting, type WaitingContext } from './word-waiting.ts';

const calendar: Calendar = {
  id: 'Brno',
  version: 1,
  zone: 'Europe/Prague',
  workdays: [1, 2, 3, 4, 5],
  holidays: ['2026-12-24', '2026-12-25'],
};

/** Monday 23 November 2026, 09:41 in Brno. */
function contextOf(change: Partial<WaitingContext> = {}): WaitingContext {
  return {
    wording: {
      words: {
        'waiting.approvePlan': 'approve the plan',
        'nobody.proof': 'the effect needs time to show',
        'role.topManagement': 'Top management',
        'then.escalates': 'escalates to {who}',
        'then.escalates.short': '{who} on {date}',
        'then.reminds': 'reminds {who}',
        'rule.plan': 'Plan approval takes 4 working days',
      },
      names: { person: (id) => ({ ana: 'Ana Ruiz', petr: 'Petr Novak' })[id] ?? id, site: (id) => id },
      dates: { now: new Date('2026-11-23T08:41:00Z') },
    },
    me: 'ana',
    calendar,
    ...change,
  };
}

function aWaiting(change: Partial<Waiting> = {}): Waiting {
  return {
    id: 'approvePlan:plan:2',
    code: 'approvePlan',
    params: {},
    subject: 'plan',
    who: { kind: 'person', id: 'ana' },
    since: '2026-11-19T15:05:00.000Z',
    until: '2026-11-25T22:59:59.999Z',
    soonAt: '2026-11-22T23:00:00.000Z',
    then: { code: 'escalates', who: { kind: 'role', role: 'topManagement' }, at: '2026-12-02T05:00:00.000Z' },
    rule: { code: 'plan', params: {} },
    ...change,
  };
}

describe('a waiting line', () => {
  it('says of a day that has passed that it was, not until it', () => {
    const late = wordWaiting(aWaiting({ until: '2026-11-19T22:59:59.999Z' }), contextOf());
    expect(late.clock.until).toBe(unbroken('was due Thu 19 Nov'));
  });

  it('says who, what, since when, until when and what happens then', () => {
    const line = wordWaiting(aWaiting(), contextOf());
    expect(lineText(line)).toBe(
      unbroken(
        'Waiting for you to approve the plan, since Thu 19 Nov (2 working days) · until Wed 25 Nov, then escalates to Top management',
      ),
    );
    expect(clockText(line, 'row')).toBe(
      unbroken('since Thu 19 Nov · until Wed 25 Nov, then Top management on Wed 2 Dec'),
    );
  });

  it('names others, counts several, and says nobody with the reason', () => {
    const whoOf = (who: Waiting['who']) => wordWaiting(aWaiting({ who }), contextOf());
    expect(whoOf({ kind: 'person', id: 'petr' })).toMatchObject({ who: 'Petr Novak', isMine: false });
    expect(whoOf({ kind: 'people', ids: ['ana', 'petr'] })).toMatchObject({
      who: '2 people',
      people: ['Ana Ruiz', 'Petr Novak'],
    });
    expect(whoOf({ kind: 'role', role: 'topManagement' }).who).toBe('Top management');
    expect(whoOf({ kind: 'nobody', reason: 'proof' })).toMatchObject({
      who: null,
      what: 'the effect needs time to show',
    });
  });

  it('says of whom it waits for that they have left', () => {
    const context = contextOf({ me: 'petr' });
    const names = { ...context.wording.names, hasLeft: (id: string) => id === 'ana' };
    const line = wordWaiting(aWaiting(), { ...context, wording: { ...context.wording, names } });
    expect(line.who).toBe('Ana Ruiz (has left)');
    expect(lineText(line)).toContain('Waiting for Ana Ruiz (has left) to approve the plan');
  });

  it('takes its shape from the clock, never from colour alone', () => {
    const shapeAt = (now: string) =>
      wordWaiting(aWaiting(), contextOf({ wording: { ...contextOf().wording, dates: { now: new Date(now) } } })).shape;
    expect(shapeAt('2026-11-20T08:00:00Z')).toBe('onTime');
    expect(shapeAt('2026-11-23T08:41:00Z')).toBe('soon');
    expect(shapeAt('2026-11-25T22:59:59.999Z')).toBe('soon');
    expect(shapeAt('2026-11-25T23:00:00Z')).toBe('late');
    expect(wordWaiting(aWaiting({ pause: 'hold' }), contextOf()).shape).toBe('hold');
    expect(wordWaiting(aWaiting(), contextOf({ isStuck: true })).shape).toBe('stuck');
  });

  it('explains its colour with clock, calendar and rule', () => {
    expect(wordWaiting(aWaiting(), contextOf()).reason).toEqual({
      question: 'Why is this amber?',
      sentences: [
        '2 of 4 working days are left (calendar Brno).',
        'Amber begins at 2 working days.',
        'Plan approval takes 4 working days.',
      ],
    });
  });

  it('draws a field a working day and one for days off in a row', () => {
    const days = wordWaiting(aWaiting(), contextOf()).days?.days ?? [];
    expect(days.map(({ label }) => label)).toEqual([
      unbroken('Thu 19'),
      unbroken('Fri 20'),
      'weekend',
      unbroken('Mon 23, today'),
      unbroken('Tue 24'),
      unbroken('Wed 25'),
    ]);
    expect(days.map(({ passed }) => passed)).toEqual(['whole', 'whole', 'whole', 'part', 'none', 'none']);
    expect(days[3]?.nowAt).toBe(40);
  });

  it('draws what is late behind the due moment, and nothing when there are too many days', () => {
    const late = wordWaiting(aWaiting({ until: '2026-11-20T22:59:59.999Z' }), contextOf());
    expect(late.days?.days.map(({ isLate }) => isLate)).toEqual([false, false, true, true]);
    expect(late.due?.words).toBe('Late 1 working day');
    expect(late.due?.track.used).toBeGreaterThan(late.due?.track.dueAt ?? 0);
    expect(wordWaiting(aWaiting({ since: '2026-05-19T15:05:00.000Z' }), contextOf()).days).toBeNull();
  });

  it('shows an unknown kind of waiting as itself', () => {
    expect(wordWaiting(aWaiting({ code: 'archive_v2' }), contextOf()).what).toBe('archive_v2');
  });
});

describe('a due date', () => {
  const on = (due: string) => wordDueDays('2026-11-23', due, calendar);

  it('counts working days', () => {
    expect(on('2026-11-23')).toBe('Today');
    expect(on('2026-11-24')).toBe('Tomorrow');
    expect(on('2026-11-25')).toBe('In 2 working days');
    expect(on('2026-11-30')).toBe('In 5 working days');
    expect(on('2026-11-20')).toBe('Late 1 working day');
    expect(on('2026-11-18')).toBe('Late 3 working days');
  });

  it('leaves out days off', () => {
    expect(wordDueDays('2026-12-23', '2026-12-28', calendar)).toBe('In 1 working day');
    expect(wordDueDays('2026-11-22', '2026-11-20', calendar)).toBe('Late');
  });

  it('far away is a date', () => {
    const line = wordWaiting(aWaiting({ until: '2027-03-16T22:59:59.999Z' }), contextOf());
    expect(line.due?.words).toBe(unbroken('Tue 16 Mar 2027'));
  });
});
