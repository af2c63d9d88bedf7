import type { Readable } from 'node:stream';
import busboy from 'busboy';
import type { Request } from 'express';
import { Problem } from '../platform/problem.ts';

/** The largest file that is accepted. */
export const FILE_LIMIT_BYTES = 25 * 1024 * 1024;
/** Room for the parts of the form around the file. */
const FORM_LIMIT_BYTES = FILE_LIMIT_BYTES + 64 * 1024;

/** One file of a form and the texts beside it. */
export interface ReceivedForm<T> {
  readonly file: T;
  readonly fields: Readonly<Record<string, string>>;
}

/** A file while it is being received. */
export interface IncomingFile {
  readonly name: string;
  readonly content: Readable;
  /** Whether the file was cut off at the limit; true at the latest when the content ends. */
  tooLarge(): boolean;
}

/**
 * Reads a form with exactly one field `file`, handing its content on as it arrives. `take` gets an error from the
 * content when the caller goes away, and has to undo what it did.
 */
export async function receiveForm<T>(
  request: Request,
  take: (file: IncomingFile) => Promise<T>,
): Promise<ReceivedForm<T>> {
  if (request.is('multipart/form-data') === false) throw new Problem('wrongType');
  if (Number(request.headers['content-length'] ?? 0) > FORM_LIMIT_BYTES) throw new Problem('tooLarge');
  const form = formReader(request);
  const fields: Record<string, string> = {};
  const unknown: string[] = [];
  const taking: Promise<T>[] = [];
  try {
    await new Promise<void>((resolve, reject) => {
      form.on('file', (field, content, { filename }) => {
        if (field !== 'file' || taking.length > 0) {
          unknown.push(field);
          content.resume();
          return;
        }
        const taken = take({ name: filename ?? '', content, tooLarge: () => content.truncated === true });
        taken.catch(reject);
        taking.push(taken);
      });
      form.on('field', (name, value) => {
        fields[name] = value;
      });
      form.on('partsLimit', () => reject(new Problem('invalid', { fieldPaths: ['file'] })));
      form.once('close', resolve);
      form.once('error', () => reject(new Problem('malformed')));
      request.once('close', () => {
        if (!request.complete) reject(new Problem('malformed'));
      });
      request.pipe(form);
    });
    const [taken] = taking;
    if (unknown.length > 0 || !taken) {
      throw new Problem('invalid', { fieldPaths: unknown.length > 0 ? unknown : ['file'] });
    }
    return { file: await taken, fields };
  } finally {
    request.unpipe(form);
    form.destroy();
    // What was begun ends before the caller undoes it.
    await Promise.allSettled(taking);
  }
}

function formReader(request: Request): busboy.Busboy {
  try {
    return busboy({
      headers: request.headers,
      defParamCharset: 'utf8',
      // A file counts as cut off as soon as it reaches the limit, so the limit is one more than what is accepted.
      limits: { files: 2, fileSize: FILE_LIMIT_BYTES + 1, fields: 8, fieldSize: 1_000, parts: 10, headerPairs: 50 },
    });
  } catch (error) {
    throw new Problem('malformed', { members: { reason: error instanceof Error ? error.message : '' } });
  }
}
