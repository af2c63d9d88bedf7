import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Client } from '@temporalio/client';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';
import { startChild, type Child } from '../../engine/child.ts';
import { FLOOR_QUEUE } from './queue.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const WORKFLOWS = fileURLToPath(new URL('./workflows.ts', import.meta.url));

/** How long a run may take updates before the next one begins; Temporal allows 2,000. */
const UPDATES_PER_RUN = 1_500;

export interface FloorOptions {
  readonly client: Client;
  /** Addresses of the servers that the product uses too. */
  readonly engines: { readonly mongodb: string; readonly temporal: string };
  readonly dir: string;
  /** So many workflows take turns, as the product's commands go to so many processes. */
  readonly workflows: number;
}

/** The least that a durable command can cost on the servers which the product uses at the same time. */
export class Floor {
  private readonly client: Client;
  private readonly worker: Child;
  private readonly count: number;
  private readonly used = new Map<number, number>();
  private readonly running = new Map<number, Promise<string>>();

  private constructor(client: Client, worker: Child, count: number) {
    this.client = client;
    this.worker = worker;
    this.count = count;
  }

  static async start({ client, engines, dir, workflows }: FloorOptions): Promise<Floor> {
    const { code } = await bundleWorkflowCode({ workflowsPath: WORKFLOWS, logger: new DefaultLogger('ERROR') });
    const bundle = join(dir, 'floor.js');
    await writeFile(bundle, code);
    const worker = await startChild({
      command: process.execPath,
      args: [join(ROOT, 'scripts/bench/floor/main.ts'), engines.temporal, databaseBeside(engines.mongodb), bundle],
      cwd: ROOT,
      logFile: join(dir, 'floor.log'),
    });
    return new Floor(client, worker, workflows);
  }

  /** A bare Update. */
  async touch(index: number): Promise<void> {
    const id = await this.workflowFor(index % this.count);
    await this.client.workflow.getHandle(id).executeUpdate('touch');
  }

  /** An Update that awaits one local activity with one majority write. */
  async save(index: number): Promise<void> {
    const id = await this.workflowFor(index % this.count);
    await this.client.workflow.getHandle(id).executeUpdate('save', { args: [randomUUID()] });
  }

  async stop(): Promise<void> {
    await this.worker.stop();
  }

  /** The run whose turn it is; a new one when it has taken as many updates as it may. */
  private async workflowFor(place: number): Promise<string> {
    const used = this.used.get(place) ?? UPDATES_PER_RUN;
    this.used.set(place, used < UPDATES_PER_RUN ? used + 1 : 1);
    if (used >= UPDATES_PER_RUN) this.running.set(place, this.startWorkflow());
    const running = this.running.get(place);
    if (!running) throw new Error(`No workflow takes the place ${String(place)}`);
    return running;
  }

  private async startWorkflow(): Promise<string> {
    const workflowId = `floor-${randomUUID()}`;
    await this.client.workflow.start('floor', {
      taskQueue: FLOOR_QUEUE,
      workflowId,
      workflowTaskTimeout: '3s',
      args: [],
    });
    return workflowId;
  }
}

/** Another database on the same server. */
function databaseBeside(uri: string): string {
  const url = new URL(uri);
  url.pathname = '/floor';
  return url.href;
}
