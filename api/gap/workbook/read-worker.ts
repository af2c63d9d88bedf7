import { parentPort, workerData } from 'node:worker_threads';
import { linesOf, type LinesRequest } from './lines.ts';

/** Reads one workbook and ends. */
const request: unknown = workerData;
if (isRequest(request)) parentPort?.postMessage(await linesOf(request));

function isRequest(value: unknown): value is LinesRequest {
  return typeof value === 'object' && value !== null && 'file' in value && 'names' in value;
}
