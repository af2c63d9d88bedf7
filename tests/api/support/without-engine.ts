import { expect } from '@jest/globals';
import { inputsOf } from '#activities/store/recorded-inputs';
import type { Play } from './play.ts';
import type { ProcessWorld } from './process-world.ts';

/** The same script without the engine gives the same: events with instants, outcomes, state and messages. */
export async function expectSameWithoutEngine({ store }: ProcessWorld, play: Play, key: string): Promise<void> {
  const pure = await play.withoutEngine(key);
  expect(await play.events(key)).toEqual(pure.events);
  const head = await store.processes.findOne({ _id: key });
  expect(head?.state).toEqual(pure.head.state);
  const outcomes = await inputsOf(store, key);
  expect(new Map(outcomes.map((row) => [row.inputId, row.outcome]))).toEqual(pure.outcomes);
  const sent = await store.outbox.find({ from: key }).sort({ seq: 1, index: 1 }).toArray();
  expect(sent.map((row) => row.effect)).toEqual(pure.reactions.filter((one) => one.do !== 'notify'));
  const notices = await store.notices.find({ key }).toArray();
  const noticeIds = notices.map((row) => row._id.slice(0, row._id.lastIndexOf(':')));
  const notify = pure.reactions.filter((one) => one.do === 'notify');
  expect([...new Set(noticeIds)].sort()).toEqual(notify.map((one) => `${key}:${one.id}`).sort());
}
