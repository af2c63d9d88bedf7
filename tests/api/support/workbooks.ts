import { crc32, deflateRawSync } from 'node:zlib';
import type { Test } from 'supertest';
import { z } from 'zod';
import { XLSX } from '../../../api/workbooks/workbook-reply.ts';
import type { Browser } from './api-world.ts';

/** What an import of ratings says. */
export const imported = z.object({
  applied: z.boolean(),
  head: z.object({ version: z.number() }),
  changes: z.array(z.object({ row: z.string(), line: z.number(), before: z.unknown(), after: z.unknown() })),
  refused: z.array(z.object({ row: z.string(), line: z.number(), code: z.string(), reason: z.string() })),
  unchanged: z.number(),
});
export type Imported = z.infer<typeof imported>;

/** Sends a file into the gap analysis of a journey. */
export function sendWorkbook(browser: Browser, key: string, file: Uint8Array, query: object = {}, name = 'gap.xlsx') {
  return browser.post(`/api/journeys/${key}/gap/import`).query(query).attach('file', Buffer.from(file), name);
}

/** Asks for a workbook, and takes what comes byte by byte. */
export async function fetchWorkbook(asking: Test): Promise<Buffer> {
  const answer = await asking
    .buffer(true)
    .parse((response, done) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => done(null, Buffer.concat(chunks)));
    })
    .expect(200)
    .expect('Content-Type', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet');
  return z.instanceof(Buffer).parse(answer.body);
}

interface Entry {
  readonly name: string;
  readonly data: Buffer;
  /** What the archive says of it, if that is not true. */
  readonly declared?: number;
}

/** An archive as a hostile hand would make it. */
export function archive(entries: readonly Entry[]): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, data, declared = data.length } of entries) {
    const packed = deflateRawSync(data);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(crc32(data), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(declared, 18);
    common.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, Buffer.from(name), packed]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    directory.push(Buffer.from('PK\x01\x02'), Buffer.from([20, 0]), common, place, Buffer.from(name));
    locals.push(local);
    offset += local.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(listed.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...locals, listed, Buffer.from('PK\x05\x06'), end]);
}

const CONTENT_TYPES = `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="${XLSX}.main+xml"/></Types>`;
const RELS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
/** A workbook whose only sheet is this text. */
export function workbookOf(sheet: Buffer, declared?: number): Buffer {
  const rel = (id: string, type: string, target: string) =>
    Buffer.from(
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="${id}" Type="${RELS}/${type}" Target="${target}"/></Relationships>`,
    );
  const sheets = `<workbook xmlns:r="${RELS}"><sheets><sheet name="ISO 9001-2015" sheetId="1" r:id="r1"/></sheets></workbook>`;
  return archive([
    { name: '[Content_Types].xml', data: Buffer.from(CONTENT_TYPES) },
    { name: '_rels/.rels', data: rel('r0', 'officeDocument', 'xl/workbook.xml') },
    { name: 'xl/workbook.xml', data: Buffer.from(sheets) },
    { name: 'xl/_rels/workbook.xml.rels', data: rel('r1', 'worksheet', 'worksheets/sheet1.xml') },
    { name: 'xl/worksheets/sheet1.xml', data: sheet, ...(declared === undefined ? {} : { declared }) },
  ]);
}
export const cell = (at: string, text: string) => `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`;
export const sheetXml = (rows: string) => Buffer.from(`<worksheet><sheetData>${rows}</sheetData></worksheet>`);
