import { z } from 'zod';
import type { FileRow } from '#activities/store/rows';
import { named } from '../platform/named.ts';

/** What is shown of a file. */
export const fileViewSchema = named(
  'FileView',
  z.strictObject({
    id: z.string(),
    name: z.string(),
    type: z.string(),
    size: z.number(),
    sha256: z.string(),
    uploadedAt: z.string(),
    uploadedBy: z.string(),
    evidenceDate: z.string().nullable(),
  }),
);
export type FileView = z.infer<typeof fileViewSchema>;

export function fileView(row: FileRow): FileView {
  return {
    id: row._id,
    name: row.name,
    type: row.type,
    size: row.size,
    sha256: row.sha256,
    uploadedAt: row.uploadedAt,
    uploadedBy: row.uploadedBy,
    evidenceDate: row.evidenceDate,
  };
}
