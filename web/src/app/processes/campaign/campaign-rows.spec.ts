import { describe, expect, it } from '@jest/globals';
import { campaign } from '#domain/campaign/campaign';
import { campaignState, type CampaignState } from '#domain/campaign/state';
import { anyProcess } from '#domain/kernel/process';
import { aBookedAudit, aCertificate } from '../../../../../tests/builders/a-listed-journey.ts';
import { SITE } from '../../../../../tests/builders/organization.ts';
import { RunningProcess } from '../../../../../tests/builders/running-process.ts';
import { campaignRows } from './campaign-rows.ts';
import { campaignSteps } from './campaign-steps.ts';

const KEYS = ['JRN-2026-0001', 'JRN-2026-0002', 'JRN-2026-0003'];

const aCampaign = (): RunningProcess =>
  new RunningProcess(anyProcess(campaign), 'TRN-2026-0001').do(
    'startTransition',
    { edition: 'ISO 9001:2026', site: SITE, lead: 'ana', journeys: KEYS },
    'ana',
  );

const stateOf = (running: RunningProcess): CampaignState => campaignState.parse(running.head.state);

const progress = (key: string, step: string) =>
  ({ kind: 'fact', name: 'progressed', body: { key, step }, from: key }) as const;

const aRow = (key: string, open = true) => ({ key, title: `Journey ${key}`, site: SITE, open, waiting: null });

const aJourney = (key: string, change: Partial<Parameters<typeof campaignRows>[2][number]> = {}) => ({
  row: aRow(key),
  body: 'aldersyn',
  today: '2026-11-23',
  certificates: [aCertificate('ISO 9001:2015', { transitionEndsOn: '2029-09-30' })],
  audits: [],
  windows: [],
  forecast: null,
  ...change,
});

describe('the journeys of a campaign', () => {
  it('come with who is least far first, and what was left out last', () => {
    const running = aCampaign();
    running.hear(progress('JRN-2026-0001', 'begun'));
    running.do('dropJourney', { key: 'JRN-2026-0002', reason: 'Given up' }, 'ana');
    const rows = campaignRows(stateOf(running), [], []);
    expect(rows.map(({ project }) => [project.key, project.step])).toEqual([
      ['JRN-2026-0003', 'asked'],
      ['JRN-2026-0001', 'begun'],
      ['JRN-2026-0002', 'dropped'],
    ]);
  });

  it('keep their key where the reader may not see them, and their title after they ended', () => {
    const rows = campaignRows(stateOf(aCampaign()), [aRow('JRN-2026-0001', false)], []);
    expect(rows.map(({ title, certificate }) => [title, certificate])).toEqual([
      ['Journey JRN-2026-0001', null],
      [null, null],
      [null, null],
    ]);
  });

  it('go on with the next audit of the standard, else a window that is open, else the end of the certificate', () => {
    const windows = [
      {
        standard: 'ISO 9001',
        from: '2026-12-01',
        until: '2027-02-14',
        heldOn: null,
        servedOn: null,
        recertifies: false,
      },
    ];
    const audits = [
      aBookedAudit('surveillance', 'ISO 45001:2018', '2026-12-02'),
      aBookedAudit('surveillance', 'ISO 9001:2015', '2027-02-02', { status: 'planned' }),
    ];
    const rows = campaignRows(
      stateOf(aCampaign()),
      [],
      [
        aJourney('JRN-2026-0001', { audits, windows }),
        aJourney('JRN-2026-0002', { windows }),
        aJourney('JRN-2026-0003'),
      ],
    );
    expect(rows.map(({ next }) => next)).toEqual([
      { kind: 'audit', audit: 'surveillance', on: '2027-02-02', isBooked: false },
      { kind: 'window', on: '2027-02-14' },
      { kind: 'end', on: '2029-01-21' },
    ]);
  });

  it('say when their decision is likely, as long as one is prepared', () => {
    const likely = '2029-11-02';
    const rows = campaignRows(
      stateOf(aCampaign()),
      [],
      [
        aJourney('JRN-2026-0001', { forecast: { likely, finished: false } }),
        aJourney('JRN-2026-0002', { forecast: { likely, finished: true } }),
        aJourney('JRN-2026-0003'),
      ],
    );
    expect(rows.map((row) => row.likely)).toEqual([likely, null, null]);
  });

  it('have no next date once they moved', () => {
    const running = aCampaign();
    running.hear(progress('JRN-2026-0001', 'decided'));
    const rows = campaignRows(stateOf(running), [], [aJourney('JRN-2026-0001')]);
    expect(rows.find(({ project }) => project.step === 'decided')?.next).toBeNull();
  });
});

describe('the stages of a campaign', () => {
  const words = {
    day: (value: string) => value.slice(0, 10),
    say: (code: string) => code,
    calendar: { id: 'halden', version: 1, zone: 'Europe/Oslo', workdays: [1, 2, 3, 4, 5], holidays: [] },
  };
  const shown = (running: RunningProcess) =>
    campaignSteps(stateOf(running), words).map(({ label, state, dates }) => [label, state, ...dates].join(' '));

  it('are moving, the final call half a year before the end, and moved', () => {
    expect(shown(aCampaign())).toEqual([
      'stage.moving current since 2026-11-23',
      'stage.finalCall ahead from 2029-03-30',
      'stage.moved ahead by 2029-09-30',
    ]);
    expect(shown(aCampaign().untilDay('2029-04-02'))[1]).toBe('stage.finalCall current since 2029-03-30');
  });

  it('leave out a final call that never came', () => {
    const running = aCampaign();
    for (const key of KEYS) running.hear(progress(key, 'decided'));
    expect(shown(running)).toEqual(['stage.moving done since 2026-11-23', 'stage.moved done 2026-11-23']);
  });

  it('say that it was ended', () => {
    const running = aCampaign().untilDay('2029-04-02');
    running.do('endCampaign', { reason: 'Both were given up' }, 'ana');
    expect(shown(running)).toEqual([
      'stage.moving done since 2026-11-23',
      'stage.finalCall done since 2029-03-30',
      'stage.cancelled current 2029-04-02',
    ]);
  });
});
