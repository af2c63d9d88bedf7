import { createWriteStream } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createInflateRaw } from 'node:zlib';

const endOfDirectorySignature = 0x06054b50;
const directoryEntrySignature = 0x02014b50;
const localHeaderSignature = 0x04034b50;
const endOfDirectorySize = 22;
const longestComment = 0xffff;
const stored = 0;
const deflated = 8;

interface ZipEntry {
  readonly method: number;
  readonly compressedSize: number;
  readonly headerOffset: number;
}

/**
 * Writes one file of a zip archive (a Python wheel is one) to `target`. Knows stored and deflated entries of archives
 * below 4 GB; refuses anything else. Does not check the content: the caller compares its SHA-256.
 */
export async function extractZipEntry(archive: string, entryName: string, target: string): Promise<void> {
  const file = await open(archive, 'r');
  try {
    const entry = await findEntry(file, entryName);
    if (entry === null) throw new Error(`${archive} has no entry ${entryName}`);
    const start = await contentOffset(file, entry.headerOffset);
    const content = file.createReadStream({ start, end: start + entry.compressedSize - 1, autoClose: false });
    const output = createWriteStream(target, { mode: 0o755 });
    if (entry.method === stored) await pipeline(content, output);
    else if (entry.method === deflated) await pipeline(content, createInflateRaw(), output);
    else throw new Error(`${entryName} in ${archive} is packed by the unknown method ${String(entry.method)}`);
  } finally {
    await file.close();
  }
}

async function findEntry(file: FileHandle, wanted: string): Promise<ZipEntry | null> {
  const directory = await readDirectory(file);
  let at = 0;
  while (at + 46 <= directory.length && directory.readUInt32LE(at) === directoryEntrySignature) {
    const nameLength = directory.readUInt16LE(at + 28);
    const name = directory.toString('utf8', at + 46, at + 46 + nameLength);
    if (name === wanted) {
      return {
        method: directory.readUInt16LE(at + 10),
        compressedSize: directory.readUInt32LE(at + 20),
        headerOffset: directory.readUInt32LE(at + 42),
      };
    }
    at += 46 + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return null;
}

async function readDirectory(file: FileHandle): Promise<Buffer> {
  const { size } = await file.stat();
  const tail = await readAt(file, Math.max(0, size - endOfDirectorySize - longestComment), size);
  for (let at = tail.length - endOfDirectorySize; at >= 0; at -= 1) {
    if (tail.readUInt32LE(at) !== endOfDirectorySignature) continue;
    const offset = tail.readUInt32LE(at + 16);
    return readAt(file, offset, offset + tail.readUInt32LE(at + 12));
  }
  throw new Error('not a zip archive: its directory is missing');
}

/** The local header repeats name and extra field with lengths of its own, so the content's place must be read there. */
async function contentOffset(file: FileHandle, headerOffset: number): Promise<number> {
  const header = await readAt(file, headerOffset, headerOffset + 30);
  if (header.readUInt32LE(0) !== localHeaderSignature) throw new Error('not a zip archive: a file header is missing');
  return headerOffset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
}

async function readAt(file: FileHandle, from: number, to: number): Promise<Buffer> {
  const buffer = Buffer.alloc(to - from);
  const { bytesRead } = await file.read(buffer, 0, buffer.length, from);
  if (bytesRead !== buffer.length) throw new Error('not a zip archive: it ends too early');
  return buffer;
}
