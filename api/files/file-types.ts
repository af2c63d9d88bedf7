import { extname } from 'node:path';
import { fileTypeFromBuffer } from 'file-type';

/** A media type with the endings that its files may have, the usual one first. */
export interface AllowedType {
  readonly type: string;
  readonly endings: readonly [string, ...string[]];
}

const office = (kind: string): string => `application/vnd.openxmlformats-officedocument.${kind}`;

/** What counts as evidence: documents, pictures, tables. Nothing that can carry a program. */
const BINARY_TYPES: readonly AllowedType[] = [
  { type: 'application/pdf', endings: ['pdf'] },
  { type: 'image/png', endings: ['png'] },
  { type: 'image/jpeg', endings: ['jpg', 'jpeg'] },
  { type: 'image/webp', endings: ['webp'] },
  { type: 'image/heic', endings: ['heic', 'heif'] },
  { type: 'image/heif', endings: ['heif', 'heic'] },
  { type: 'image/gif', endings: ['gif'] },
  { type: office('spreadsheetml.sheet'), endings: ['xlsx'] },
  { type: office('wordprocessingml.document'), endings: ['docx'] },
  { type: office('presentationml.presentation'), endings: ['pptx'] },
];

/** Text has no mark of its own, so it is known by its ending and by holding nothing but text. */
const TEXT_TYPES: readonly AllowedType[] = [
  { type: 'text/csv', endings: ['csv'] },
  { type: 'text/plain', endings: ['txt'] },
];

/** How much of a file is looked at. Office documents name their kind some way in. */
export const SAMPLE_BYTES = 512 * 1024;

/** The type found in the beginning of a file, or null when it is not one that is accepted. */
export async function typeOfSample(sample: Buffer, name: string): Promise<AllowedType | null> {
  const found = await fileTypeFromBuffer(sample);
  if (found) return BINARY_TYPES.find((allowed) => allowed.type === found.mime) ?? null;
  const ending = extname(name).slice(1).toLowerCase();
  const text = TEXT_TYPES.find((allowed) => allowed.endings.includes(ending));
  return text && isText(sample) ? text : null;
}

/** Whether a type is known only by holding text, so that every part of the file has to be looked at. */
export function isTextType({ type }: AllowedType): boolean {
  return type.startsWith('text/');
}

/** Whether bytes hold no control characters other than those of text. */
export function isText(bytes: Buffer): boolean {
  return bytes.every((byte) => (byte >= 0x20 && byte !== 0x7f) || (byte >= 0x09 && byte <= 0x0d));
}
