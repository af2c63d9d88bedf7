import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { extractZipEntry } from './extract-zip-entry.ts';

/** A zip archive as Python writes wheels: local headers, contents, directory, end record. */
function zipOf(files: Readonly<Record<string, string>>, method: 0 | 8): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, text] of Object.entries(files)) {
    const content = method === 8 ? deflateRawSync(text) : Buffer.from(text);
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt16LE(method, 4);
    shared.writeUInt32LE(crc32(text), 10);
    shared.writeUInt32LE(content.length, 14);
    shared.writeUInt32LE(text.length, 18);
    shared.writeUInt16LE(name.length, 22);
    const placed = Buffer.alloc(14);
    placed.writeUInt32LE(offset, 10);
    directory.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), shared, placed, Buffer.from(name));
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), shared, Buffer.from(name), content]);
    locals.push(local);
    offset += local.length;
  }
  const entries = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt32LE(entries.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, entries, end]);
}

describe('extracting one file of a zip archive', () => {
  let dir: string;
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'perennial-zip-'));
  });
  afterEach(() => {
    rmSync(dir, { recursive: true });
  });

  it.each([0, 8] as const)('writes the content of an entry packed by method %d', async (method) => {
    const archive = join(dir, 'a.whl');
    writeFileSync(archive, zipOf({ 'first.txt': 'one', 'bin/second': 'two '.repeat(5_000) }, method));
    await extractZipEntry(archive, 'bin/second', join(dir, 'out'));
    expect(readFileSync(join(dir, 'out'), 'utf8')).toBe('two '.repeat(5_000));
  });

  it('names an entry that is missing, and a file that is no archive', async () => {
    const archive = join(dir, 'a.whl');
    writeFileSync(archive, zipOf({ 'first.txt': 'one' }, 8));
    await expect(extractZipEntry(archive, 'other', join(dir, 'out'))).rejects.toThrow('has no entry other');
    writeFileSync(archive, 'not a zip archive at all, but long enough to hold an end record');
    await expect(extractZipEntry(archive, 'other', join(dir, 'out'))).rejects.toThrow('not a zip archive');
  });
});
