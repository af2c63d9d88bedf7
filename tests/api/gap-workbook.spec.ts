import { deflateRawSync } from 'node:zlib';
import { crc32 } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { readXlsx, writeXlsx, type CellValue, type Sheet, type WriteSheet } from 'hucre/xlsx';
import { z } from 'zod';
import { gapAnalysisSchema, type GapAnalysis } from '../../api/gap/shapes.ts';
import { aJourneyInRecord } from './support/a-journey-in-record.ts';
import { refusalOf } from './support/answers.ts';
import { openApiWorld, type ApiWorld, type Browser } from './support/api-world.ts';

const EDITIONS = ['ISO 9001:2015', 'ISO/IEC 27001:2022'];
const CONTEXT = 'ISO 9001:2015/4.1';
const DESIGN = 'ISO 9001:2015/8.3.3';
const CONTROL = 'ISO/IEC 27001:2022/A.5.1';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const imported = z.object({
  applied: z.boolean(),
  head: z.object({ version: z.number() }),
  changes: z.array(z.object({ row: z.string(), line: z.number(), before: z.unknown(), after: z.unknown() })),
  refused: z.array(z.object({ row: z.string(), line: z.number(), code: z.string(), reason: z.string() })),
  unchanged: z.number(),
});
type Imported = z.infer<typeof imported>;

let world: ApiWorld;
let ana: Browser;
let lars: Browser;
let key: string;
beforeAll(async () => {
  world = await openApiWorld();
  ana = await world.signedIn('qualitymanager-all');
  lars = await world.signedIn('projectlead-all');
});
afterAll(() => world.close());
beforeEach(async () => {
  key = await aJourneyInRecord(world, EDITIONS);
});

async function rate(browser: Browser, row: string, change: object, shownVersion = 0): Promise<void> {
  await browser
    .post(`/api/journeys/${key}/gap/edit`)
    .send({ edits: [{ row, shownVersion, change }] })
    .expect(200);
}

async function gap(): Promise<GapAnalysis> {
  return gapAnalysisSchema.parse((await ana.get(`/api/journeys/${key}/gap`).expect(200)).body);
}
const ratingOf = async (row: string) => (await gap()).rows.find(({ id }) => id === row)?.rating;

async function exported(path = 'gap.xlsx'): Promise<Uint8Array> {
  const answer = await ana
    .get(`/api/journeys/${key}/${path}`)
    .buffer(true)
    .parse((response, done) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => done(null, Buffer.concat(chunks)));
    })
    .expect(200)
    .expect('Content-Type', XLSX);
  return z.instanceof(Buffer).parse(answer.body);
}

function send(browser: Browser, file: Uint8Array, query: object = {}, name = 'gap.xlsx') {
  return browser.post(`/api/journeys/${key}/gap/import`).query(query).attach('file', Buffer.from(file), name);
}
async function importing(file: Uint8Array, query: object = {}, browser: Browser = ana): Promise<Imported> {
  return imported.parse((await send(browser, file, query).expect(200)).body);
}

/** The file with some cells filled in by somebody, by row and header. */
async function filledIn(file: Uint8Array, cells: Record<string, Record<string, CellValue>>): Promise<Uint8Array> {
  const { sheets } = await readXlsx(file);
  return writeXlsx({
    sheets: sheets.map(({ name, rows }): WriteSheet => {
      const [headers = []] = rows;
      return {
        name,
        rows: rows.map((row) => row.map((value, col) => cells[String(row[0])]?.[String(headers[col])] ?? value)),
      };
    }),
  });
}

/** A list of somebody's own. */
const aList = (rows: CellValue[][], cells?: WriteSheet['cells']): Promise<Uint8Array> =>
  writeXlsx({ sheets: [{ name: 'ISO 9001-2015', rows, ...(cells && { cells }) }] });

function table({ rows }: Sheet): Record<string, CellValue>[] {
  const [headers = [], ...lines] = rows;
  return lines.map((line) => Object.fromEntries(headers.map((header, col) => [String(header), line[col] ?? null])));
}

describe('a gap analysis as a workbook', () => {
  it('has a sheet for every edition with what is on record, lists to choose from and a header in sight', async () => {
    await rate(ana, CONTEXT, {
      rating: 'partly',
      priority: 'high',
      owner: 'employee-halden',
      notes: '=1+1\nand so on',
    });
    await rate(ana, CONTROL, { included: true, justification: '@SUM(A1)', implementation: 'planned' });
    const { sheets } = await readXlsx(await exported(), { readStyles: true });
    expect(sheets.map(({ name }) => name)).toEqual(['ISO 9001-2015', 'ISO-IEC 27001-2022']);
    const [quality, security] = sheets;
    if (!quality || !security) throw new Error('Two sheets');
    const all = [...table(quality), ...table(security)];
    expect(all.map((line) => line['Row'])).toEqual((await gap()).rows.map(({ id }) => id));
    expect(all.find((line) => line['Row'] === CONTEXT)).toMatchObject({
      Rating: 'Partly',
      Priority: 'High',
      Owner: 'employee-halden <employee-halden@halden.example>',
      Notes: '=1+1\nand so on',
      [`Version of ${key}:gap:1`]: '1',
    });
    expect(all.find((line) => line['Row'] === CONTROL)).toMatchObject({ Included: 'Yes', Implementation: 'Planned' });
    expect(Object.keys(table(quality)[0] ?? {})).not.toContain('Included');
    expect(quality.freezePane).toMatchObject({ rows: 1 });
    expect(quality.dataValidations?.[0]?.values).toEqual(['Conforms', 'Partly', 'Gap', 'Not applicable']);
    expect(security.dataValidations).toHaveLength(4);
    const formulas = sheets.flatMap(({ cells }) => [...(cells?.values() ?? [])]).filter((cell) => cell.formula);
    expect(formulas).toEqual([]);
  });

  it('comes back as it went out', async () => {
    await rate(ana, CONTEXT, { rating: 'gap', notes: '-2 + 3_x000D_ "quoted" <b>\n\nsecond', owner: 'employee-brno' });
    await rate(ana, CONTROL, { included: false, justification: 'No suppliers' });
    const result = await importing(await exported());
    expect(result).toMatchObject({ applied: false, changes: [], refused: [], head: { version: 2 } });
    expect(result.unchanged).toBe((await gap()).rows.length);
  });

  it('states which controls apply, why, and for which version', async () => {
    await rate(ana, CONTROL, { included: true, justification: 'Needed', implementation: 'partly' });
    const { head } = await gap();
    const { sheets } = await readXlsx(await exported('gap/soa.xlsx'));
    const rows = sheets[0]?.rows ?? [];
    expect(rows.find((row) => row[0] === 'Version')?.[1]).toBe(`1 of ${head.id}`);
    expect(rows.find((row) => row[0] === 'Hash')?.[1]).toBe(head.hash);
    expect(rows.find((row) => row[0] === 'A.5.1')?.slice(2, 5)).toEqual(['Yes', 'Needed', 'Partly']);
    expect(rows.filter((row) => /^A\.\d+\.\d+$/.test(String(row[0])))).toHaveLength(93);
    key = await aJourneyInRecord(world, ['ISO 9001:2015']);
    await ana.get(`/api/journeys/${key}/gap/soa.xlsx`).expect(404);
  });
});

describe('a workbook that comes back', () => {
  it('is looked at first, and then changes what was changed in it', async () => {
    await rate(ana, CONTEXT, { notes: 'Old', rating: 'gap' });
    const file = await filledIn(await exported(), {
      [CONTEXT]: { Rating: 'Conforms', Notes: '' },
      [DESIGN]: { Rating: 'not applicable', Owner: 'manager-brno' },
    });
    const looked = await importing(file);
    expect(looked).toMatchObject({ applied: false, refused: [], head: { version: 1 } });
    expect(looked.changes).toMatchObject([
      { row: CONTEXT, before: { notes: 'Old', rating: 'gap' }, after: { rating: 'conforms' } },
      { row: DESIGN, before: {}, after: { rating: 'notApplicable', owner: 'manager-brno' } },
    ]);
    expect((await gap()).head.version).toBe(1);
    const applied = await importing(file, { apply: true, shown: looked.head.version });
    expect(applied).toMatchObject({ applied: true, changes: looked.changes, head: { version: 3 } });
    expect(await ratingOf(CONTEXT)).toEqual({ rating: 'conforms' });
    // The second time everything is on record already.
    expect(await importing(file, { apply: true })).toMatchObject({ changes: [], refused: [], head: { version: 3 } });
  });

  it('takes back nothing that others wrote after it went out', async () => {
    await rate(ana, CONTEXT, { notes: 'First' });
    const file = await filledIn(await exported(), {
      [CONTEXT]: { Rating: 'Gap' },
      [DESIGN]: { Notes: 'Mine' },
    });
    await rate(lars, CONTEXT, { notes: 'Second', priority: 'high' }, 1);
    await rate(lars, DESIGN, { notes: 'Theirs' });
    const result = await importing(file, { apply: true });
    expect(result.refused).toMatchObject([
      { row: DESIGN, code: 'stale', reason: 'projectlead-all changed it meanwhile: Notes' },
    ]);
    expect(await ratingOf(CONTEXT)).toEqual({ notes: 'Second', priority: 'high', rating: 'gap' });
    expect(await ratingOf(DESIGN)).toEqual({ notes: 'Theirs' });
  });

  it('may be a list of one’s own, which changes only what it speaks of', async () => {
    await rate(ana, CONTEXT, { notes: 'Stays', priority: 'low' });
    const file = await aList([
      ['Row', 'Rating', 'Notes'],
      [CONTEXT, 'gap', null],
      [DESIGN, 'Partly', 12],
    ]);
    expect((await importing(file, { apply: true })).refused).toEqual([]);
    expect(await ratingOf(CONTEXT)).toEqual({ notes: 'Stays', priority: 'low', rating: 'gap' });
    expect(await ratingOf(DESIGN)).toEqual({ rating: 'partly', notes: '12' });
  });

  it('is refused line by line', async () => {
    const formula = {
      value: 'Conforms',
      type: 'formula' as const,
      formula: 'HYPERLINK("http://x")',
      formulaResult: 'Gap',
    };
    const lines: CellValue[][] = [
      ['Row', 'Rating', 'Notes', 'Included', 'Owner'],
      ['ISO 9001:2015/4.99', 'Gap', null],
      [CONTEXT, 'Gap', null],
      [CONTEXT, 'Partly', null],
      [DESIGN, 'Splendid', null],
      ['ISO 9001:2015/8.3.4', null, 'x'.repeat(5000)],
      ['ISO 9001:2015/8.3.5', null, null, 'Yes'],
      ['ISO 9001:2015/8.3.6', null, null, null, 'Nobody'],
      ['ISO 9001:2015/8.4.1', null],
    ];
    const result = await importing(await aList(lines, new Map([['8,1', formula]])), { apply: true });
    expect(result.refused.map(({ line, code }) => [line, code])).toEqual([
      [2, 'unknownRow'],
      [4, 'rowTwice'],
      [5, 'invalid'],
      [6, 'invalid'],
      [7, 'onlyControls'],
      [8, 'invalid'],
      [9, 'formula'],
    ]);
    expect(result.refused[2]?.reason).toBe('Rating: Choose one of Conforms, Partly, Gap, Not applicable');
    expect(result.refused[3]?.reason).toBe('Notes: at most 4000 characters. The rest goes into a file.');
    expect(result.changes.map(({ row }) => row)).toEqual([CONTEXT]);
    expect(await ratingOf('ISO 9001:2015/8.4.1')).toEqual({});
  });

  it('is only read for those who may rate', async () => {
    const file = await exported();
    const auditor = await world.signedIn('internalauditor-all');
    expect(refusalOf(await send(auditor, file))).toEqual([403, 'notPermitted']);
    await auditor.get(`/api/journeys/${key}/gap.xlsx`).expect(200);
    const elsewhere = await world.signedIn('projectlead-brno');
    expect(refusalOf(await send(elsewhere, file))).toEqual([404, 'notFound']);
    await elsewhere.get(`/api/journeys/${key}/gap.xlsx`).expect(404);
  });
});

interface Entry {
  readonly name: string;
  readonly data: Buffer;
  /** What the archive says of it, if that is not true. */
  readonly declared?: number;
}

/** An archive as a hostile hand would make it. */
function archive(entries: readonly Entry[]): Buffer {
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
function workbookOf(sheet: Buffer, declared?: number): Buffer {
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
const cell = (at: string, text: string) => `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`;
const sheetXml = (rows: string) => Buffer.from(`<worksheet><sheetData>${rows}</sheetData></worksheet>`);

describe('a hostile workbook', () => {
  const honest = sheetXml(
    `<row r="1">${cell('A1', 'Row')}${cell('B1', 'Rating')}</row><row r="2">${cell('A2', CONTEXT)}${cell('B2', 'Gap')}</row>`,
  );
  const refused = async (file: Uint8Array, name?: string) => refusalOf(await send(ana, file, { apply: true }, name));
  const bomb = Buffer.concat([honest, Buffer.alloc(60 * 1024 * 1024, ' ')]);

  it('is told from an honest one', async () => {
    expect((await importing(workbookOf(honest))).changes).toHaveLength(1);
  });

  it('that unpacks to far more than it needs is refused, whatever it says of itself', async () => {
    expect(await refused(workbookOf(bomb))).toEqual([413, 'tooLarge']);
    expect(await refused(workbookOf(bomb, 0))).toEqual([415, 'fileTypeNotAllowed']);
    expect(await refused(workbookOf(bomb, 5_000))).toEqual([415, 'fileTypeNotAllowed']);
    expect(await refused(workbookOf(bomb, 0xffffffff))).toEqual([413, 'tooLarge']);
    expect((await gap()).head.version).toBe(0);
  });

  it('that is something else, or broken, is refused', async () => {
    expect(await refused(Buffer.from('Row,Rating\n4.1,Gap'))).toEqual([415, 'fileTypeNotAllowed']);
    expect(await refused(archive([{ name: 'word/document.xml', data: Buffer.from('<x/>') }]))).toEqual([
      415,
      'fileTypeNotAllowed',
    ]);
    expect(await refused(workbookOf(honest).subarray(0, 900))).toEqual([415, 'fileTypeNotAllowed']);
    expect(await refused(workbookOf(Buffer.from('<worksheet><sheetData><row')))).toEqual([415, 'fileTypeNotAllowed']);
    expect(await refused(Buffer.alloc(6 * 1024 * 1024, 'PK'))).toEqual([413, 'tooLarge']);
  });

  it('with endless lines or a far cell is not taken in', async () => {
    const line = (index: number) => `<row r="${index}">${cell(`A${index}`, 'x')}</row>`;
    const many = sheetXml(
      Array.from({ length: 5_000 }, (_, index) =>
        index === 0 ? `<row r="1">${cell('A1', 'Row')}</row>` : line(index + 1),
      ).join(''),
    );
    expect(await refused(workbookOf(many))).toEqual([413, 'tooLarge']);
    const far = Buffer.from(
      honest.toString().replace('</sheetData>', `<row r="1048576">${cell('XFD1048576', 'x')}</row></sheetData>`),
    );
    expect((await importing(workbookOf(far))).changes).toHaveLength(1);
  });

  it('that takes for ever to read holds up nobody else', async () => {
    const endless = '<col min="1" max="16384" width="9"/>'.repeat(250_000);
    const xml = honest.toString().replace('<sheetData>', `<cols>${endless}</cols><sheetData>`);
    const reading = refused(workbookOf(Buffer.from(xml)));
    let ended = false;
    const end = reading.finally(() => (ended = true));
    await lars.get(`/api/journeys/${key}/gap`).expect(200);
    expect(ended).toBe(false);
    expect(await end).toEqual([413, 'tooLarge']);
    expect((await importing(workbookOf(honest))).changes).toHaveLength(1);
  });

  it('that declares entities reads none of them', async () => {
    const text = honest.toString().replace('>Gap<', '>&xxe;<');
    const xml = `<!DOCTYPE x [<!ENTITY xxe SYSTEM "file:///etc/passwd">]>${text}`;
    expect(await importing(workbookOf(Buffer.from(xml)))).toMatchObject({
      changes: [],
      refused: [{ code: 'invalid' }],
    });
  });
});
