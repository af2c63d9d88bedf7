import { describe, expect, it } from '@jest/globals';
import { withFollowers } from './audit-days.ts';

const row = (key: string, type: string, at = '08:00') => ({ key, type, at });
const follows = ({ type }: { type: string }): boolean => type === 'clocksSet';

describe('what followed from an event by itself', () => {
  it('goes with the event it followed from', () => {
    const [dates, decided] = [row('JRN-1', 'clocksSet'), row('JRN-1', 'decided')];
    expect(withFollowers([dates, decided], follows)).toEqual([{ row: decided, followed: [dates] }]);
  });

  it('stands for itself where its cause is not among the rows, and is never lost', () => {
    const rows = [
      row('JRN-1', 'clocksSet', '09:00'),
      row('JRN-2', 'decided', '09:00'),
      row('JRN-1', 'clocksSet', '08:30'),
      row('JRN-1', 'decided', '08:00'),
      row('JRN-1', 'clocksSet', '07:00'),
    ];
    const gathered = withFollowers(rows, follows);
    expect(gathered.map(({ row: one, followed }) => [one, followed.length])).toEqual(rows.map((one) => [one, 0]));
  });
});
