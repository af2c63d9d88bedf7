import proto from '@temporalio/proto';
import { z } from 'zod';
import { TASK_QUEUE } from '#host/contract';
import type { ApiDeps } from '../platform/deps.ts';
import { publicRoute, type Route } from '../platform/route.ts';

const partSchema = z.strictObject({ name: z.string(), state: z.enum(['ok', 'away']), detail: z.string() });
const readySchema = z.strictObject({ status: z.enum(['ready', 'notReady']), parts: z.array(partSchema) });
type Part = z.infer<typeof partSchema>;

/** How long one part may take to answer before it counts as away. */
const ANSWER_WITHIN_MS = 2_000;
/** A worker that did not ask for work within this time is gone; it asks at least once a minute. */
const POLLED_WITHIN_MS = 90_000;
const { TaskQueueType } = proto.temporal.api.enums.v1;

/** For supervisors and load balancers: whether this process lives, and whether it could serve a command now. */
export const healthRoutes: readonly Route[] = [
  publicRoute({
    method: 'get',
    path: '/api/health/live',
    operationId: 'checkLive',
    summary: 'This process answers',
    tag: 'health',
    withoutVisit: true,
    schemas: { responses: { 200: z.strictObject({ status: z.literal('live') }) } },
    handler: () => ({ status: 200, body: { status: 'live' } }),
  }),
  publicRoute({
    method: 'get',
    path: '/api/health/ready',
    operationId: 'checkReady',
    summary: 'Database, engine and worker, each with its state; 503 when one is away',
    tag: 'health',
    withoutVisit: true,
    schemas: { responses: { 200: readySchema, 503: readySchema } },
    async handler({ deps }) {
      const parts = await Promise.all([
        part('database', () => pingDatabase(deps)),
        part('engine', () => askEngine(deps)),
        part('worker', () => askForPollers(deps)),
      ]);
      const ready = parts.every((one) => one.state === 'ok');
      return { status: ready ? 200 : 503, body: { status: ready ? 'ready' : 'notReady', parts } };
    },
  }),
];

async function part(name: string, ask: () => Promise<string>): Promise<Part> {
  try {
    return { name, state: 'ok', detail: await answered(ask()) };
  } catch (error) {
    return { name, state: 'away', detail: error instanceof Away ? error.message : 'does not answer' };
  }
}

/** A part that answered, but not as it has to. */
class Away extends Error {
  override readonly name = 'Away';
}

async function pingDatabase({ store }: ApiDeps): Promise<string> {
  const hello = await store.connection.db?.command({ hello: 1 }, { timeoutMS: ANSWER_WITHIN_MS });
  if (hello?.['isWritablePrimary'] !== true) throw new Away('no member takes writes');
  return 'takes writes';
}

async function askEngine({ temporal }: ApiDeps): Promise<string> {
  await temporal.connection.withDeadline(Date.now() + ANSWER_WITHIN_MS, () =>
    temporal.workflowService.describeNamespace({ namespace: temporal.options.namespace }),
  );
  return 'answers';
}

async function askForPollers({ temporal }: ApiDeps): Promise<string> {
  const pollers = await temporal.connection.withDeadline(Date.now() + ANSWER_WITHIN_MS, () =>
    Promise.all(
      [TaskQueueType.TASK_QUEUE_TYPE_WORKFLOW, TaskQueueType.TASK_QUEUE_TYPE_ACTIVITY].map(async (taskQueueType) => {
        const { pollers: known } = await temporal.workflowService.describeTaskQueue({
          namespace: temporal.options.namespace,
          taskQueue: { name: TASK_QUEUE },
          taskQueueType,
        });
        const since = Date.now() - POLLED_WITHIN_MS;
        return known.filter(({ lastAccessTime }) => Number(lastAccessTime?.seconds ?? 0) * 1000 > since).length;
      }),
    ),
  );
  if (pollers.some((count) => count === 0)) throw new Away('no worker asks for work');
  return 'asks for work';
}

async function answered<T>(answer: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Away('does not answer'));
    }, ANSWER_WITHIN_MS);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}
