import { describe, expect, it } from '@jest/globals';
import { afterReminder, clockDeadlines, clockOf, clockTakenOver, remind } from './clock.ts';
import { directoryOf } from './directory.ts';
import type { Moment } from './moment.ts';
import { catalogueOf } from './catalogue.ts';
import { referenceOf } from './reference.ts';
import { person } from './who.ts';

const moment: Moment = {
  now: '2026-11-19T15:05:00.000Z',
  actor: { kind: 'clock' },
  roles: [],
  site: 'brno',
  superseded: false,
  reference: referenceOf([], catalogueOf([]), [], []),
  calendar: { id: 'cz', version: 1, zone: 'Europe/Prague', workdays: [1, 2, 3, 4, 5], holidays: [] },
  directory: directoryOf([
    { id: 'lukas', active: true, site: 'brno', roles: [{ role: 'employee' }], manager: 'marta' },
    { id: 'marta', active: true, site: 'brno', roles: [{ role: 'manager' }] },
    { id: 'ana', active: true, site: 'halden', roles: [{ role: 'qualityManager' }] },
    { id: 'sofia', active: true, site: 'brno', roles: [{ role: 'employee' }] },
  ]),
  policy: {
    id: 'default',
    version: 1,
    soonWorkingDays: 2,
    times: {},
    separation: {},
    limits: {},
    ladder: [
      { code: 'weekBefore', days: -7, to: 'assignee' },
      { code: 'dayBefore', days: -1, to: 'assignee' },
      { code: 'onTheDay', days: 0, to: 'assignee' },
      { code: 'late1', days: 1, to: 'assignee' },
      { code: 'late4', days: 4, to: 'manager' },
      { code: 'late8', days: 8, to: 'qualityManager' },
    ],
  },
};

describe('a clock', () => {
  const clock = clockOf(moment, { days: 4, unit: 'working' }, 'planApproval');

  it('is due at the end of the last day, and soon two working days before', () => {
    expect(clock.due).toBe('2026-11-25T22:59:59.999Z');
    expect(clock.soonAt).toBe('2026-11-22T23:00:00.000Z');
  });

  it('that is taken over where it is earlier has every reminder that is still to come there', () => {
    const acted = { ...clock, steps: clock.steps.slice(-1) };
    expect(clockTakenOver(acted, moment)).toEqual(clock);
    const later = { ...moment, now: '2026-12-01T12:00:00.000Z' };
    expect(clockTakenOver(acted, later)).toBe(acted);
  });

  it('has only the reminders that are still to come', () => {
    expect(clock.steps.map((step) => [step.code, step.at.slice(0, 10)])).toEqual([
      ['dayBefore', '2026-11-24'],
      ['onTheDay', '2026-11-25'],
      ['late1', '2026-11-26'],
      ['late4', '2026-12-01'],
      ['late8', '2026-12-07'],
    ]);
  });

  it('reminds the assignee, then the manager, then the quality manager', () => {
    const told = clockDeadlines(clock, 'plan', 1).map(
      (deadline) => remind(clock, deadline, person('lukas'), moment).to,
    );
    expect(told).toEqual([['lukas'], ['lukas'], ['lukas'], ['marta'], ['ana']]);
  });

  it('drops a reminder and those before it once it acted', () => {
    expect(afterReminder(clock, 'late1').steps.map((step) => step.code)).toEqual(['late4', 'late8']);
  });

  it('a time of zero days ends today, also on a day off', () => {
    const sunday = { ...moment, now: '2026-11-22T10:00:00.000Z' };
    expect(clockOf(sunday, { days: 0, unit: 'working' }, 'danger').due).toBe('2026-11-22T22:59:59.999Z');
  });

  it('a waiting time in calendar days ends on a working day', () => {
    const sixty = clockOf({ ...moment, now: '2026-11-18T10:00:00.000Z' }, { days: 3, unit: 'calendar' }, 'proof');
    expect(sixty.due).toBe('2026-11-23T22:59:59.999Z');
  });
});

describe('a substitute', () => {
  it('is reminded in place of an absent person', () => {
    const away = directoryOf([
      {
        id: 'lukas',
        active: true,
        site: 'brno',
        roles: [],
        absence: { from: '2026-11-01', until: '2026-12-31', substitute: 'sofia' },
      },
      { id: 'sofia', active: true, site: 'brno', roles: [] },
    ]);
    const clock = clockOf(moment, { days: 4, unit: 'working' }, 'plan');
    const [deadline] = clockDeadlines(clock, 'plan', 1);
    if (!deadline) throw new Error('A clock of four days has a deadline');
    expect(remind(clock, deadline, person('lukas'), { ...moment, directory: away }).to).toEqual(['sofia']);
  });
});
