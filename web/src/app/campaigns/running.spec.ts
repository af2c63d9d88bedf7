import { describe, expect, it } from '@jest/globals';
import { runningFor, withoutCampaign } from './running.ts';

const running = { key: 'CMP-2026-0001', open: true, standards: ['ISO 9001:2015', 'ISO 9001:2026'] };
const ended = { key: 'CMP-2026-0002', open: false, standards: ['ISO 14001:2015', 'ISO 14001:2026'] };

describe('the campaign that runs for an edition', () => {
  it('is the open one that moves certificates to it', () => {
    expect(runningFor('ISO 9001:2026', [ended, running])).toBe(running);
  });

  it('is none when it has ended, or when the edition is the one that is left', () => {
    expect(runningFor('ISO 14001:2026', [ended, running])).toBeUndefined();
    expect(runningFor('ISO 9001:2015', [ended, running])).toBeUndefined();
    expect(runningFor(undefined, [running])).toBeUndefined();
  });

  it('takes its change from those a campaign can be started for; an ended one gives it back', () => {
    const quality = { from: 'ISO 9001:2015', edition: 'ISO 9001:2026', endsOn: '2029-09-30', newUntil: null };
    const environment = { from: 'ISO 14001:2015', edition: 'ISO 14001:2026', endsOn: '2029-05-15', newUntil: null };
    expect(withoutCampaign([environment, quality], [ended, running])).toEqual([environment]);
    expect(withoutCampaign([quality], [running])).toEqual([]);
  });
});
