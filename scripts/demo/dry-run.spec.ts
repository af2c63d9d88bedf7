import { describe, expect, it } from '@jest/globals';
import { isWorkingDay, localDate } from '#domain/kernel/calendar';
import { gapList, gapProgress, gapScope } from '#domain/certification/gap/gap';
import { BUILT_IN } from '#domain/standards/built-in';
import { ratingSchema } from '#domain/certification/gap/rating';
import { ratingRefusal } from '#domain/certification/gap/scope';
import { blockers } from '#domain/certification/preparation/gates';
import { journeyState, type JourneyState } from '#domain/certification/state';
import { processes } from '#domain/processes';
import { dryRun, type DryRun } from './dry-run.ts';
import { SITE_CALENDARS } from './organization.ts';
import { CAMPAIGNS, JOURNEYS, STORIES } from './stories/all.ts';
import { refOf } from './story.ts';
import type { Entry } from './telling.ts';
import { anOrganization } from '../../tests/builders/organization.ts';

/** A Sunday, a Monday, around Christmas and Easter, at midnight in Europe, and on a leap day. */
const LOADING_DAYS = [
  '2026-11-22T10:00:00.000Z',
  '2026-11-23T08:41:00.000Z',
  '2027-01-08T23:30:00.000Z',
  '2027-03-30T12:00:00.000Z',
  '2028-02-29T12:00:00.000Z',
];

const siteOf = new Map([...STORIES, ...JOURNEYS, ...CAMPAIGNS].map(({ title, site }) => [refOf(title), site]));

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

describe('the journeys of Halden Precision', () => {
  const journeyOf = ({ heads, keys }: DryRun, title: string): JourneyState =>
    journeyState.parse(heads.get(keys.get(refOf(title)) ?? '')?.state);

  it.each(LOADING_DAYS)(
    'can all be lived through when they are loaded at %s',
    async (now) => {
      const lived = await dryRun([...JOURNEYS, ...CAMPAIGNS], now);
      expect(lived.entries.every(({ at }) => at < now)).toBe(true);
      expect(lived.entries.filter(isOnDayOff)).toEqual([]);

      const [environment, quality, brno, monterrey] = JOURNEYS.map(({ title }) => journeyOf(lived, title));
      if (!environment || !quality || !brno || !monterrey) throw new Error('A journey is missing');
      expect(environment).toMatchObject({ phase: 'recertification', gap: { round: 2, accepted: null } });
      expect(environment.certificates[0]).toMatchObject({ status: 'valid', aim: 'ISO 14001:2026' });
      const [campaign] = CAMPAIGNS.map(({ title }) => lived.keys.get(refOf(title)));
      expect(environment.campaigns).toMatchObject([{ key: campaign, edition: 'ISO 14001:2026' }]);
      expect(processes.campaign.summary(lived.heads.get(campaign ?? '')?.state)).toMatchObject({ stage: 'moving' });
      expect(quality.findings).toMatchObject([
        { grade: 'minor', lane: 'accepted', capa: expect.stringMatching(/^CAPA-/), capaStage: 'closed' },
      ]);
      expect(monterrey.clocks.find(({ rule }) => rule === 'confirmAuditPlan')?.who).toEqual({
        kind: 'person',
        id: 'luis.ortega',
      });

      expect(brno.phase).toBe('internalAudit');
      expect(brno.plan.actions).toHaveLength(46);
      expect(blockers(brno, 'internalAudit', now.slice(0, 10), anOrganization()).map(({ who }) => who)).toEqual(
        ['lukas.brandt', 'sofia.lind', 'ana.ruiz'].map((id) => ({ kind: 'person', id })),
      );
      expect(
        new Set(blockers(brno, 'internalAudit', now.slice(0, 10), anOrganization()).map(({ code }) => code)),
      ).toEqual(new Set(['proofAsked']));
      expect(brno.clocks.filter(({ rule }) => rule === 'proof')).toHaveLength(3);
    },
    60_000,
  );

  it('rate every clause of the first gap analysis in Brno, and find 41 to work on', async () => {
    const { contents, keys } = await dryRun(JOURNEYS, '2026-11-23T08:41:00.000Z');
    const key = keys.get('brno-iso-9001-2026-and-iso-14001-2026') ?? '';
    const scope = gapScope(BUILT_IN, ['ISO 9001:2026', 'ISO 14001:2026'], null);
    const rowsOf = (round: number) => contents.get(`${key}:gap:${String(round)}`)?.rows ?? {};
    expect(gapProgress(scope, rowsOf(1)).unrated).toEqual([]);
    expect(gapList(scope, rowsOf(1))).toHaveLength(41);
    expect(gapProgress(scope, rowsOf(2)).rated).toBe(81);
    for (const row of scope) {
      for (const rating of [rowsOf(1)[row.id], rowsOf(2)[row.id] ?? {}]) {
        expect(ratingRefusal(row, ratingSchema.parse(rating))).toBeNull();
      }
    }
    expect(contents.get(`${key}:gap:1`)?.frozen).toBe(true);
  });
});
