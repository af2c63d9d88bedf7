import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import { Problem } from '../../platform/problem.ts';
import type { PlainReply } from './lines.ts';
import { unpackedSize } from './unpacked-size.ts';

/** The largest workbook that is read. A filled-in gap analysis of five editions has about a hundredth of it. */
export const WORKBOOK_LIMIT_BYTES = 5 * 1024 * 1024;
/** All texts of five editions at their longest are two megabytes. */
const UNPACKED_LIMIT_BYTES = 12 * 1024 * 1024;
const MEMORY_LIMIT_MB = 96;
/** An honest file is read in a tenth of a second. */
const TIME_LIMIT_MS = 4_000;
/** Files that wait to be read, beside the one that is. */
const MOST_WAITING = 4;

const sheetLine = z.object({
  sheet: z.string(),
  line: z.number(),
  row: z.string(),
  cells: z.array(z.tuple([z.string(), z.string()])).transform((cells) => new Map(cells)),
  formulas: z.array(z.string()).transform((headers) => new Set(headers)),
});
/** A line that names a row: what is written by the header of the column, and where formulas stand. */
export type SheetLine = Readonly<z.output<typeof sheetLine>>;

const linesReply = z.union([
  z.object({ lines: z.array(sheetLine) }),
  z.object({ tooMany: z.literal(true) }),
  z.object({ unreadable: z.string() }),
]) satisfies z.ZodType<unknown, PlainReply>;
type LinesReply = z.output<typeof linesReply>;

/**
 * Refuses what is no archive, or unpacks to far more than a workbook of this kind. Comes before anything else looks into
 * the file.
 */
export function refuseLarge(file: Uint8Array): void {
  const size = unpackedSize(file);
  if (size === null) throw new Problem('fileTypeNotAllowed', { fieldPaths: ['file'] });
  if (size > UNPACKED_LIMIT_BYTES) throw new Problem('tooLarge', { fieldPaths: ['file'] });
}

let waiting = 0;
let reading: Promise<unknown> = Promise.resolve();

/**
 * Reads the lines of the sheets with these names, one file at a time and beside the thread that answers requests: a few
 * kilobytes can be made so that reading them takes minutes or gigabytes, and then only that reading ends. Throws for what
 * is no workbook, or needs far more than one of this kind.
 */
export async function readLines(file: Uint8Array, names: readonly string[]): Promise<readonly SheetLine[]> {
  refuseLarge(file);
  if (waiting > MOST_WAITING) throw new Problem('busy', { retryAfter: 2 });
  waiting += 1;
  const turn = reading.then(() => readBeside(file, names));
  reading = turn.finally(() => (waiting -= 1)).catch(() => undefined);
  const reply = await turn;
  if (reply === null || 'tooMany' in reply) throw new Problem('tooLarge', { fieldPaths: ['file'] });
  if ('lines' in reply) return reply.lines;
  throw new Problem('fileTypeNotAllowed', { fieldPaths: ['file'], members: { reason: reply.unreadable } });
}

/** Null when it took too long or too much. */
async function readBeside(file: Uint8Array, names: readonly string[]): Promise<LinesReply | null> {
  const worker = new Worker(new URL('./read-worker.ts', import.meta.url), {
    workerData: { file: Uint8Array.from(file), names },
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_LIMIT_MB },
    // What the parent was started with, for example for its debugger, is not for it.
    execArgv: [],
    env: {},
  });
  const timer = setTimeout(() => void worker.terminate(), TIME_LIMIT_MS);
  try {
    return await new Promise((resolve, reject) => {
      worker.once('message', (reply: unknown) => resolve(linesReply.parse(reply)));
      worker.once('exit', () => resolve(null));
      worker.once('error', (error: Error & { code?: string }) => {
        if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') resolve(null);
        else reject(error);
      });
    });
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}
