import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import type { mongo } from 'mongoose';
import { fileContents } from '#activities/store/files';
import type { Store } from '#activities/store/store';
import { Problem } from '../platform/problem.ts';
import { isText, isTextType, SAMPLE_BYTES, typeOfSample, type AllowedType } from './file-types.ts';
import type { IncomingFile } from './receive-form.ts';

/** What was found while a file was received. */
export interface StoredContent {
  readonly allowed: AllowedType;
  readonly size: number;
  readonly sha256: string;
}

/** Streams a file into the record, refusing it as soon as its type or size is wrong. Undoes nothing by itself. */
export async function storeContent(store: Store, id: mongo.ObjectId, file: IncomingFile): Promise<StoredContent> {
  const upload = fileContents(store).openUploadStreamWithId(id, id.toHexString());
  // Errors come back by what is awaited below.
  upload.on('error', () => undefined);
  const hash = createHash('sha256');
  const begun: Buffer[] = [];
  let allowed: AllowedType | null = null;
  let size = 0;

  const put = async (chunk: Buffer): Promise<void> => {
    if (!upload.write(chunk)) await once(upload, 'drain');
  };
  const begin = async (): Promise<AllowedType> => {
    const sample = Buffer.concat(begun);
    const type = await typeOfSample(sample, file.name);
    if (!type) throw new Problem('fileTypeNotAllowed', { fieldPaths: ['file'] });
    await put(sample);
    return type;
  };

  try {
    for await (const chunk of file.content as AsyncIterable<Buffer>) {
      hash.update(chunk);
      size += chunk.length;
      if (!allowed) {
        begun.push(chunk);
        if (size >= SAMPLE_BYTES) allowed = await begin();
      } else {
        if (isTextType(allowed) && !isText(chunk)) throw new Problem('fileTypeNotAllowed', { fieldPaths: ['file'] });
        await put(chunk);
      }
    }
    if (file.tooLarge()) throw new Problem('tooLarge', { fieldPaths: ['file'] });
    if (size === 0) throw new Problem('invalid', { fieldPaths: ['file'] });
    allowed ??= await begin();
    upload.end();
    await finished(upload);
    return { allowed, size, sha256: hash.digest('hex') };
  } catch (error) {
    await upload.abort().catch(() => undefined);
    throw error;
  }
}
