import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { readXlsx, writeXlsx, type CellValue, type Sheet, type WriteSheet } from 'hucre/xlsx';
import type { GapAnalysis } from '../../api/gap/shapes.ts';
import { aJourneyInRecord } from './support/a-journey-in-record.ts';
import { refusalOf } from './support/answers.ts';
import type { Browser } from './support/api-world.ts';
import { gapOf, openGapWorld, type GapWorld } from './support/gap-world.ts';
import { fetchWorkbook, imported, sendWorkbook, type Imported } from './support/workbooks.ts';

const EDITIONS = ['ISO 9001:2015', 'ISO/IEC 27001:2022'];
const CONTEXT = 'ISO 9001:2015/4.1';
const DESIGN = 'ISO 9001:2015/8.3.3';
const CONTROL = 'ISO/IEC 27001:2022/A.5.1';

let world: GapWorld;
let ana: Browser;
let lars: Browser;
let key: string;
beforeAll(async () => {
  world = await openGapWorld(EDITIONS);
  ({ ana, lars } = world);
});
afterAll(() => world.close());
beforeEach(async () => {
  key = await world.aJourney();
});

async function rate(browser: Browser, row: string, change: object, shownVersion = 0): Promise<void> {
  await browser
    .post(`/api/journeys/${key}/gap/edit`)
    .send({ edits: [{ row, shownVersion, change }] })
    .expect(200);
}

const gap = (): Promise<GapAnalysis> => gapOf(ana, key);
const ratingOf = async (row: string) => (await gap()).rows.find(({ id }) => id === row)?.rating;

async function exported(path = 'gap.xlsx'): Promise<Uint8Array> {
  return fetchWorkbook(ana.get(`/api/journeys/${key}/${path}`));
}

const send = (browser: Browser, file: Uint8Array, query?: object) => sendWorkbook(browser, key, file, query);
async function importing(file: Uint8Array, query: object = {}, browser: Browser = ana): Promise<Imported> {
  return imported.parse((await send(browser, file, query).expect(200)).body);
}

/** The file with some cells filled in by somebody, by row and header. */
async function filledIn(file: Uint8Array, cells: Record<string, Record<string, CellValue>>): Promise<Uint8Array> {
  const { sheets } = await readXlsx(file);
  return writeXlsx({
    sheets: sheets.map(({ name, rows }): WriteSheet => {
      const headers = rows.find(([first]) => first === 'Row' || first === 'Control') ?? [];
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

  it('comes back filled in, and changes the controls that were changed in it', async () => {
    await rate(ana, CONTROL, { included: true, justification: 'Needed', implementation: 'partly' });
    const file = await filledIn(await exported('gap/soa.xlsx'), {
      'A.5.1': { Implementation: 'Implemented' },
      'A.7.4': { Included: 'No', Justification: 'No premises of our own' },
    });
    await rate(lars, CONTROL, { notes: 'Seen meanwhile' }, 1);
    const applied = await importing(file, { apply: true });
    expect([applied.changes.length, applied.refused, applied.unchanged]).toEqual([2, [], 91]);
    expect(await ratingOf(CONTROL)).toEqual({
      ...{ included: true, justification: 'Needed', notes: 'Seen meanwhile' },
      implementation: 'implemented',
    });
    expect(await ratingOf(CONTROL.replace('A.5.1', 'A.7.4'))).toEqual({
      ...{ included: false, justification: 'No premises of our own' },
    });
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
