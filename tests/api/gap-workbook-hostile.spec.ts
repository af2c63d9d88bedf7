import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { refusalOf } from './support/answers.ts';
import type { Browser } from './support/api-world.ts';
import { gapOf, openGapWorld, type GapWorld } from './support/gap-world.ts';
import { archive, cell, imported, sendWorkbook, sheetXml, workbookOf, type Imported } from './support/workbooks.ts';

const CONTEXT = 'ISO 9001:2015/4.1';

let world: GapWorld;
let ana: Browser;
let lars: Browser;
let key: string;
beforeAll(async () => {
  world = await openGapWorld(['ISO 9001:2015']);
  ({ ana, lars } = world);
});
afterAll(() => world.close());
beforeEach(async () => {
  key = await world.aJourney();
});

const gap = () => gapOf(ana, key);
const importing = async (file: Uint8Array): Promise<Imported> =>
  imported.parse((await sendWorkbook(ana, key, file).expect(200)).body);

describe('a hostile workbook', () => {
  const honest = sheetXml(
    `<row r="1">${cell('A1', 'Row')}${cell('B1', 'Rating')}</row><row r="2">${cell('A2', CONTEXT)}${cell('B2', 'Gap')}</row>`,
  );
  const refused = async (file: Uint8Array, name?: string) =>
    refusalOf(await sendWorkbook(ana, key, file, { apply: true }, name));
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
