import { describe, expect, it } from '@jest/globals';
import { isWorkingDay, localDate } from '#domain/kernel/calendar';
import { processes } from '#domain/processes';
import { dryRun } from './dry-run.ts';
import { SITE_CALENDARS } from './organization.ts';
import { STORIES } from './stories/all.ts';
import { tell } from './telling.ts';

/** Weekdays and weekends, around Christmas and Easter, on a leap day, and at midnight in Europe. */
const LOADING_DAYS = [
  '2026-11-22T10:00:00.000Z',
  '2026-11-23T08:41:00.000Z',
  '2026-12-24T09:00:00.000Z',
  '2026-12-28T09:00:00.000Z',
  '2027-01-08T23:30:00.000Z',
  '2027-03-01T06:00:00.000Z',
  '2027-03-30T12:00:00.000Z',
  '2027-05-18T12:00:00.000Z',
  '2028-02-29T12:00:00.000Z',
];

describe('the stories of Halden Precision', () => {
  it.each(LOADING_DAYS)('can all be lived through when they are loaded at %s', async (now) => {
    const { heads, entries } = await dryRun(STORIES, now);
    expect(entries.every(({ at }) => at < now)).toBe(true);
    const rows = [...heads.values()].map((head) => {
      const process = head.key.startsWith('NC') ? processes.report : processes.capa;
      return { ...process.summary(head.state), waiting: process.waiting(head.state) };
    });
    const stages = new Set(rows.map(({ stage }) => stage));
    expect([...stages].sort()).toEqual(
      [
        'cancelled',
        'closed',
        'closure',
        'containment',
        'correction',
        'effectivenessCheck',
        'implementation',
        'inCapa',
        'managementDecision',
        'plan',
        'planApproval',
        'proof',
        'rootCause',
        'triage',
        'verification',
      ].sort(),
    );
    expect(Math.max(...rows.map(({ attempt }) => attempt))).toBe(3);
    expect(rows.filter(({ held }) => held)).toHaveLength(1);
    const late = rows.filter(
      ({ open, waiting }) => open && waiting.some(({ until }) => until !== undefined && until < now),
    );
    expect(late.length).toBeGreaterThanOrEqual(5);
  });

  it('has nobody work on a day off of the site', () => {
    for (const now of LOADING_DAYS) {
      const idle = STORIES.flatMap((story) => {
        const calendar = SITE_CALENDARS[story.site];
        return tell([story], { now, calendars: SITE_CALENDARS, keep: () => 'f-1' })
          .map(({ at }) => localDate(at, calendar))
          .filter((date) => !isWorkingDay(date, calendar));
      });
      expect(idle).toEqual([]);
    }
  });
});
