import * as z from 'zod/mini';
import { ratingChange } from '#domain/certification/gap/rating';
import type { Queue } from './save-queue.ts';

const keptSchema = z.array(
  z.object({ row: z.string(), field: z.keyof(ratingChange), value: z.unknown(), shownVersion: z.number() }),
);

/** What was written and not saved, kept for this tab: a reload without a connection loses nothing. */
export function keepQueue(name: string, queue: Queue): void {
  try {
    sessionStorage.setItem(name, JSON.stringify(queue));
  } catch (error) {
    // A full or forbidden storage: the queue still lives as long as the page.
    console.warn('What is not saved yet could not be kept for a reload', error);
  }
}

export function forgetQueue(name: string): void {
  sessionStorage.removeItem(name);
}

/** What was kept; what a newer version of the console does not understand any more is left out. */
export function keptQueue(name: string): Queue {
  try {
    const kept = keptSchema.safeParse(JSON.parse(sessionStorage.getItem(name) ?? '[]'));
    return (kept.data ?? []).flatMap(({ row, field, value, shownVersion }) => {
      const change = ratingChange.safeParse({ [field]: value });
      const read = change.data?.[field];
      return read === undefined ? [] : [{ row, field, value: read, shownVersion, trouble: null }];
    });
  } catch (error) {
    console.warn('What was not saved could not be read again', error);
    return [];
  }
}
