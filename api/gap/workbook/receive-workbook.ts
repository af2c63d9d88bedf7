import type { Request } from 'express';
import { typeOfSample } from '../../files/file-types.ts';
import { receiveForm, type IncomingFile } from '../../files/receive-form.ts';
import { Problem } from '../../platform/problem.ts';
import { XLSX } from '../../workbooks/workbook-reply.ts';
import { refuseLarge, WORKBOOK_LIMIT_BYTES } from './read.ts';

/** Room for the parts of the form around the file. */
const AROUND_BYTES = 64 * 1024;

/** Receives a workbook of a form. What it is, is found in its content: neither its name nor what the browser says counts. */
export async function receiveWorkbook(request: Request): Promise<Buffer> {
  if (Number(request.headers['content-length'] ?? 0) > WORKBOOK_LIMIT_BYTES + AROUND_BYTES) {
    throw new Problem('tooLarge', { fieldPaths: ['file'] });
  }
  const { file } = await receiveForm(request, take);
  refuseLarge(file);
  const found = await typeOfSample(file, '');
  if (found?.type !== XLSX) throw new Problem('fileTypeNotAllowed', { fieldPaths: ['file'] });
  return file;
}

async function take({ content }: IncomingFile): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of content as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > WORKBOOK_LIMIT_BYTES) throw new Problem('tooLarge', { fieldPaths: ['file'] });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
