import type { ProcessRow } from '../processes/detail.ts';
import type { EditionChange } from './candidates.ts';

/** What is read of a campaign: the editions stand in the order old, new. */
export type ListedCampaign = Pick<ProcessRow, 'key' | 'open' | 'standards'>;

/** The campaign that moves certificates to `edition` now: there is one at a time, and journeys are added to it. */
export function runningFor<Campaign extends ListedCampaign>(
  edition: string | undefined,
  campaigns: readonly Campaign[],
): Campaign | undefined {
  return campaigns.find(({ open, standards }) => open && standards.at(-1) === edition);
}

/** The changes that no campaign sees to yet. */
export function withoutCampaign(
  changes: readonly EditionChange[],
  campaigns: readonly ListedCampaign[],
): readonly EditionChange[] {
  return changes.filter(({ edition }) => runningFor(edition, campaigns) === undefined);
}
