import { describe, expect, it } from '@jest/globals';
import { bucketOf } from './buckets.ts';

const prague = 'Europe/Prague';
/** Monday 23 November 2026, 09:41 in Prague. */
const monday = new Date('2026-11-23T08:41:00.000Z');

describe('the bucket of a task', () => {
  it('is late from its due moment on', () => {
    expect(bucketOf('2026-11-20T22:59:59.999Z', monday, prague)).toBe('late');
    expect(bucketOf(monday.toISOString(), monday, prague)).toBe('late');
  });

  it('is today until the day ends at the site', () => {
    expect(bucketOf('2026-11-23T22:59:59.999Z', monday, prague)).toBe('today');
    expect(bucketOf('2026-11-24T22:59:59.999Z', monday, prague)).toBe('thisWeek');
  });

  it('follows the days of the site where it is due, not those of the reader', () => {
    // The same instant ends Monday in Monterrey and lies in Tuesday in Prague.
    const due = '2026-11-24T05:59:59.999Z';
    expect(bucketOf(due, monday, 'America/Monterrey')).toBe('today');
    expect(bucketOf(due, monday, prague)).toBe('thisWeek');
  });

  it('ends the week on Sunday', () => {
    expect(bucketOf('2026-11-29T22:59:59.999Z', monday, prague)).toBe('thisWeek');
    expect(bucketOf('2026-11-30T22:59:59.999Z', monday, prague)).toBe('later');
  });

  it('shows the coming week on a weekend', () => {
    const saturday = new Date('2026-11-21T08:00:00.000Z');
    expect(bucketOf('2026-11-22T22:59:59.999Z', saturday, prague)).toBe('thisWeek');
    expect(bucketOf('2026-11-23T22:59:59.999Z', saturday, prague)).toBe('nextWeek');
    expect(bucketOf('2026-11-30T22:59:59.999Z', saturday, prague)).toBe('later');
  });

  it('is later without a date', () => {
    expect(bucketOf(undefined, monday, prague)).toBe('later');
  });
});
