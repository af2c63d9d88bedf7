import { createHash, randomBytes } from 'node:crypto';
import { finished } from 'node:stream/promises';
import { fileContents } from '#activities/store/files';
import type { Store } from '#activities/store/store';
import { contentOf } from './evidence-file.ts';
import type { ToldFile } from './telling.ts';

/** Keeps the files that stories show. */
export interface EvidenceKeeper {
  /** Notes a file down and returns its id. */
  keep(told: ToldFile): string;
  /** Stores what was noted down; what an earlier load stored is found again by its name and owner. */
  store(): Promise<void>;
  /** Gives every file the date of its story, once it is attached and nobody clears it away any more. */
  date(): Promise<void>;
}

export async function createEvidenceKeeper(store: Store): Promise<EvidenceKeeper> {
  const known = new Map((await store.files.find().toArray()).map((row) => [nameOf(row.name, row.uploadedBy), row._id]));
  const noted = new Map<string, ToldFile>();
  const stored = new Set(known.values());
  return {
    keep(told) {
      const name = nameOf(told.file.fileName, told.uploadedBy);
      const id = known.get(name) ?? `f-${randomBytes(12).toString('hex')}`;
      known.set(name, id);
      noted.set(id, told);
      return id;
    },
    async store() {
      for (const [id, told] of noted) {
        if (stored.has(id)) continue;
        await storeFile(store, id, told);
        stored.add(id);
      }
    },
    async date() {
      for (const [_id, { uploadedAt }] of noted) {
        await store.files.updateOne({ _id, attachedTo: { $ne: null } }, { $set: { uploadedAt } });
      }
    },
  };
}

const nameOf = (file: string, owner: string): string => `${owner}/${file}`;

async function storeFile(store: Store, id: string, { file, uploadedBy, evidenceDate }: ToldFile): Promise<void> {
  const { type, content } = contentOf(file);
  const upload = fileContents(store).openUploadStream(file.fileName);
  upload.end(content);
  await finished(upload);
  await store.files.insertOne({
    _id: id,
    content: upload.id,
    name: file.fileName,
    type,
    size: content.length,
    sha256: createHash('sha256').update(content).digest('hex'),
    uploadedAt: new Date().toISOString(),
    uploadedBy,
    evidenceDate,
    attachedTo: null,
    complete: true,
  });
}
