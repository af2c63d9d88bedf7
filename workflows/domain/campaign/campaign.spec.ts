import { describe, expect, it } from '@jest/globals';
import { anOrganization, SITE } from '../../../tests/builders/organization.ts';
import { RunningProcess } from '../../../tests/builders/running-process.ts';
import { anyProcess } from '../kernel/process.ts';
import { campaign } from './campaign.ts';
import { campaignClaim, campaignState } from './state.ts';

const aCampaign = (): RunningProcess =>
  new RunningProcess(anyProcess(campaign), 'TRN-2026-0001').do(
    'startTransition',
    { edition: 'ISO 9001:2026', site: SITE, lead: 'ana', journeys: ['JRN-2026-0001', 'JRN-2026-0002'] },
    'ana',
  );

const progress = (key: string, step: string) =>
  ({ kind: 'fact', name: 'progressed', body: { key, step }, from: key }) as const;

const corrected = (transitionEndsOn: string | null, edition = 'ISO 9001:2015') =>
  ({ kind: 'fact', name: 'editionCorrected', body: { edition, transitionEndsOn }, from: edition }) as const;

describe('a transition campaign', () => {
  it('asks every journey, and waits for each and for its lead', () => {
    const running = aCampaign();
    expect(running.reactions.filter((one) => one.do === 'tell')).toMatchObject([
      { to: 'JRN-2026-0001', fact: 'transitionAsked', body: { standard: 'ISO 9001', edition: 'ISO 9001:2026' } },
      { to: 'JRN-2026-0002' },
    ]);
    expect(running.dueOn('campaign')).toBe('2029-03-30');
    expect(running.waiting).toHaveLength(3);
    // Amber with the last tenth of its 28 months, not with the last two days.
    expect(running.waiting[0]?.soonAt).toBe('2029-01-04T23:00:00.000Z');
  });

  it('is over with the last decision', () => {
    const running = aCampaign();
    running.hear(progress('JRN-2026-0001', 'begun'));
    running.hear(progress('JRN-2026-0001', 'decided'));
    expect(running.stage).toBe('moving');
    expect(running.waiting[0]?.params).toMatchObject({ count: 1, certificates: { code: 'campaignLeft.one' } });
    running.hear(progress('JRN-2026-0002', 'decided'));
    expect(running.stage).toBe('moved');
    expect(running.waiting).toEqual([]);
  });

  it('holds its edition alone, until it is over', () => {
    const body = { edition: 'ISO 9001:2026', site: SITE, lead: 'ana', journeys: ['JRN-2026-0001'] };
    const begin = (held: ReadonlyMap<string, string>) =>
      new RunningProcess(anyProcess(campaign), 'TRN-2026-0002', { ...anOrganization(), held });
    const claim = campaignClaim('ISO 9001:2026');
    expect(begin(new Map([[claim, 'TRN-2026-0001']])).refusal('startTransition', body, 'ana')).toMatchObject({
      code: 'campaignRuns',
      params: { process: { process: 'TRN-2026-0001' } },
    });
    const running = begin(new Map([[campaignClaim('ISO 14001:2026'), 'TRN-2026-0001']])).do(
      'startTransition',
      body,
      'ana',
    );
    expect(campaign.claims?.(campaignState.parse(running.head.state))).toEqual([claim]);
    running.do('endCampaign', { reason: 'Given up' }, 'ana');
    expect(campaign.claims?.(campaignState.parse(running.head.state))).toEqual([]);
  });

  it('hears nothing of what is behind, and of who does not take part', () => {
    const running = aCampaign();
    running.hear(progress('JRN-2026-0001', 'gapsAccepted'));
    expect(running.hear(progress('JRN-2026-0001', 'begun')).status).toBe('ignored');
    expect(running.hear(progress('JRN-2026-0009', 'begun')).status).toBe('ignored');
  });

  it('calls a last time half a year before the edition ends, then says who is left', () => {
    const running = aCampaign().untilDay('2029-04-02');
    expect(running.stage).toBe('finalCall');
    expect(running.dueOn('campaign')).toBe('2029-09-30');
    running.untilDay('2029-10-01');
    expect(running.notices('editionEnded')).toMatchObject([{ params: { count: 2 } }]);
    running.do('endCampaign', { reason: 'Both were given up' }, 'ana');
    expect(running.stage).toBe('cancelled');
  });

  it.each([
    ['2026-11-23', '2029-05-15', 'moving', '2028-11-15'],
    ['2026-11-23', '2027-05-15', 'finalCall', '2027-05-15'],
    ['2029-04-02', '2029-12-31', 'moving', '2029-06-30'],
    ['2029-10-01', '2029-12-31', 'finalCall', '2029-12-31'],
  ])('told on %s of the end %s is %s, with the clock to %s', (on, endsOn, stage, due) => {
    const running = aCampaign().untilDay(on);
    running.hear(corrected(endsOn));
    expect(running.stage).toBe(stage);
    expect(running.dueOn('campaign')).toBe(due);
    expect(running.notices('transitionEndMoved')).toMatchObject([{ params: { date: { date: endsOn } } }]);
  });

  it('without an end goes on without a clock, and takes it up with the next one', () => {
    const running = aCampaign();
    running.hear(corrected(null));
    expect(running.deadlines).toEqual([]);
    expect(running.waiting).toHaveLength(2);
    expect(running.notices('transitionEndTaken')).toHaveLength(1);
    running.hear(corrected('2029-09-30'));
    expect(running.dueOn('campaign')).toBe('2029-03-30');
  });

  it('is told nothing new by what it knows, and by another edition', () => {
    const running = aCampaign();
    expect(running.hear(corrected('2029-09-30')).status).toBe('ignored');
    expect(running.hear(corrected('2029-12-31', 'ISO 14001:2015')).status).toBe('ignored');
  });

  it('is not for an edition that replaces nothing', () => {
    const running = new RunningProcess(anyProcess(campaign), 'TRN-2026-0002');
    const body = { edition: 'ISO 45001:2018', site: SITE, lead: 'ana', journeys: ['JRN-2026-0001'] };
    expect(running.refusal('startTransition', body, 'ana').code).toBe('noTransition');
  });
});
