import { randomUUID } from 'node:crypto';
import { pipeline } from 'node:stream/promises';
import mongoose from 'mongoose';
import { z } from 'zod';
import { fileContents, removeContent } from '#activities/store/files';
import type { FileRow } from '#activities/store/rows';
import type { ApiDeps } from '../platform/deps.ts';
import { Problem } from '../platform/problem.ts';
import { parsePart } from '../platform/read-request.ts';
import { route, type RecordInReach, type Route } from '../platform/route.ts';
import { dateSchema } from '../platform/texts.ts';
import { attachmentHeader, safeFileName } from './file-name.ts';
import { fileView, fileViewSchema } from './file-view.ts';
import { receiveForm, type IncomingFile } from './receive-form.ts';
import { storeContent } from './store-content.ts';

const textFieldsSchema = z.strictObject({ evidenceDate: dateSchema.optional() });

/** Evidence. A file is uploaded first and attached by the command that speaks of it. */
export const filesRoutes: readonly Route[] = [
  route({
    method: 'post',
    path: '/api/files',
    operationId: 'uploadFile',
    summary: 'Uploads a file of up to 25 MB; it is removed after a day unless a command attaches it',
    tag: 'files',
    permission: 'file.upload',
    upload: true,
    schemas: {
      body: z.strictObject({ file: z.file(), evidenceDate: dateSchema.optional() }),
      responses: { 201: fileViewSchema },
    },
    async handler({ deps, person, request }) {
      return { status: 201, body: fileView(await receiveFile(deps, person.id, request)) };
    },
  }),
  route({
    method: 'get',
    path: '/api/files/:id',
    operationId: 'downloadFile',
    summary: 'Downloads a file; who may read the process it belongs to may read it',
    tag: 'files',
    permission: 'file.read',
    schemas: { params: z.strictObject({ id: z.guid() }), responses: { 200: 'file' } },
    scope: async ({ deps, params, person }) => fileInReach(deps, params.id, person.id),
    async handler({ deps, params }) {
      const row = await completeFile(deps, params.id);
      if (!row) throw new Problem('notFound');
      return {
        async write(response) {
          response.set({
            'Content-Type': row.type,
            'Content-Length': String(row.size),
            'Content-Disposition': attachmentHeader(row.name),
            'Content-Security-Policy': "sandbox; default-src 'none'",
            'X-Content-Type-Options': 'nosniff',
            'Cache-Control': 'private, no-store',
          });
          await pipeline(fileContents(deps.store).openDownloadStream(row.content), response);
        },
      };
    },
  }),
];

async function receiveFile(
  deps: ApiDeps,
  personId: string,
  request: Parameters<typeof receiveForm>[0],
): Promise<FileRow> {
  const { store } = deps;
  const incomplete: FileRow = {
    _id: randomUUID(),
    content: new mongoose.mongo.ObjectId(),
    name: '',
    type: '',
    size: 0,
    sha256: '',
    uploadedAt: new Date().toISOString(),
    uploadedBy: personId,
    evidenceDate: null,
    attachedTo: null,
    complete: false,
  };
  // The row comes first: content of an upload that never ended is found by it and removed after a day.
  await store.files.insertOne(incomplete);
  try {
    const take = async (file: IncomingFile): Promise<Pick<FileRow, 'name' | 'type' | 'size' | 'sha256'>> => {
      const { allowed, size, sha256 } = await storeContent(store, incomplete.content, file);
      return { name: safeFileName(file.name, allowed.endings), type: allowed.type, size, sha256 };
    };
    const { file, fields } = await receiveForm(request, take);
    const { evidenceDate } = textFieldsSchema.parse(parsePart(textFieldsSchema, fields));
    const received = { ...file, evidenceDate: evidenceDate ?? null, complete: true };
    await store.files.updateOne({ _id: incomplete._id }, { $set: received });
    return { ...incomplete, ...received };
  } catch (error) {
    await removeContent(store, incomplete.content);
    await store.files.deleteOne({ _id: incomplete._id });
    throw error;
  }
}

function completeFile({ store }: ApiDeps, id: string): Promise<FileRow | null> {
  return store.files.findOne({ _id: id, complete: true });
}

/** A file is where its process is; until it is attached, only its uploader knows it. */
async function fileInReach(deps: ApiDeps, id: string, personId: string): Promise<RecordInReach | null> {
  const row = await completeFile(deps, id);
  if (!row) return null;
  if (row.attachedTo === null) return row.uploadedBy === personId ? { site: '', people: [personId] } : null;
  const process = await deps.store.processes.findOne({ _id: row.attachedTo }, { projection: { site: 1, people: 1 } });
  return process && { key: process._id, site: process.site, people: process.people };
}
