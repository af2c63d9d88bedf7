import { condition, defineUpdate, proxyLocalActivities, setHandler } from '@temporalio/workflow';
import type { FloorActivities } from './activities.ts';

const { write } = proxyLocalActivities<FloorActivities>({ startToCloseTimeout: '5s' });

const touch = defineUpdate<number>('touch');
const save = defineUpdate<number, [string]>('save');

/**
 * The floor to compare with: the least that a durable command can cost on these servers. `touch` is a bare Update;
 * `save` awaits one local activity that makes one majority write.
 */
export async function floor(): Promise<void> {
  let count = 0;
  setHandler(touch, () => {
    count += 1;
    return count;
  });
  setHandler(save, async (id) => {
    await write(id);
    count += 1;
    return count;
  });
  await condition(() => false);
}
