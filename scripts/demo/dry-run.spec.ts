import { describe, expect, it } from '@jest/globals';
import { isWorkingDay, localDate } from '#domain/kernel/calendar';
import { processes } from '#domain/processes';
import { dryRun } from './dry-run.ts';
import { SITE_CALENDARS } from './organization.ts';
import { STORIES } from './stories/all.ts';
import { refOf } from './story.ts';
import type { Entry } from './telling.ts';

/** A Sunday, a Monday, around Christmas and Easter, at midnight in Europe, and on a leap day. */
const LOADING_DAYS = [
  '2026-11-22T10:00:00.000Z',
  '2026-11-23T08:41:00.000Z',
  '2027-01-08T23:30:00.000Z',
  '2027-03-30T12:00:00.000Z',
  '2028-02-29T12:00:00.000Z',
];

const siteOf = new Map(STORIES.map(({ title, site }) => [refOf(title), site]));

/** Whether somebody of an office would have worked on a day off of their site. */
function isOnDayOff({ ref, at }: Entry): boolean {
  const calendar = SITE_CALENDARS[siteOf.get(ref.replace('capaOf:', '')) ?? 'halden'];
  return !isWorkingDay(localDate(at, calendar), calendar);
}

describe('the stories of Halden Precision', () => {
  it.each(LOADING_DAYS)(
    'can all be lived through when they are loaded at %s',
    async (now) => {
      const { heads, entries } = await dryRun(STORIES, now);
      expect(entries.every(({ at }) => at < now)).toBe(true);
      expect(entries.filter(isOnDayOff)).toEqual([]);
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
    },
    60_000,
  );
});
