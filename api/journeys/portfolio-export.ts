import { writeXlsx, type CellStyle, type CellValue, type WriteSheet } from 'hucre/xlsx';
import { z } from 'zod';
import { isInCycle, validFrom, validUntil } from '#domain/certification/certificates/certificate-state';
import { pastLimitSentence } from '#domain/certification/certificates/past-limit';
import { say, type Speaker } from '#domain/kernel/sentence';
import { words } from '#domain/words';
import { dayAt } from '../calendar/days.ts';
import type { RegisterSnapshot } from '../platform/register.ts';
import { route, type Route } from '../platform/route.ts';
import { inTime } from '../processes/look-up.ts';
import { speakerFor, whoInWords } from '../processes/speaker.ts';
import { tableSheet } from '../workbooks/sheet.ts';
import { workbookReply } from '../workbooks/workbook-reply.ts';
import { portfolioOf } from './portfolio.ts';
import { portfolioSchema, type portfolioJourneySchema } from './shapes.ts';

type Journey = z.infer<typeof portfolioJourneySchema>;

/** What cells are written with: the names behind the ids of a journey. */
interface Naming {
  readonly register: RegisterSnapshot;
  readonly bodies: ReadonlyMap<string, string>;
  readonly speaker: Speaker;
}

/** A column: text, or a value that a spreadsheet puts in order and reckons with. Dates are local calendar dates. */
interface Column {
  readonly header: string;
  readonly width: number;
  readonly as?: 'date' | 'number';
  readonly of: (journey: Journey, naming: Naming) => string | number | null;
}

/** What a decision is measured by; between two cycles of preparation the next surveillance, by its limit. */
function slackOf({ forecast, surveillance }: Journey): { on: string; likely: number; at80: number | null } | null {
  const held = forecast?.finished === false ? (forecast.limit ?? forecast.target) : null;
  if (held || forecast?.finished === false) return held;
  return surveillance && { on: surveillance.limit, likely: surveillance.room, at80: null };
}

function measureOf({ forecast, surveillance }: Journey): string | null {
  if (forecast?.finished === false) return forecast.limit ? 'Certificate ends' : forecast.target ? 'Target' : null;
  return surveillance && 'Surveillance limit';
}

const nextAuditOf = ({ audits }: Journey) =>
  audits
    .filter(({ status }) => status === 'booked' || status === 'planned')
    .sort((a, b) => ((a.from ?? '9') < (b.from ?? '9') ? -1 : 1))
    .at(0);

const COLUMNS: readonly Column[] = [
  { header: 'Key', width: 15, of: ({ row }) => row.key },
  { header: 'Journey', width: 40, of: ({ row }) => row.title },
  {
    header: 'Standards',
    width: 28,
    of: ({ certificates }) => certificates.map(({ paper, aim }) => paper?.edition ?? aim).join(', '),
  },
  {
    header: 'Sites',
    width: 22,
    of: ({ sites }, { register }) => sites.map((site) => register.sites.get(site)?.name ?? site).join(', '),
  },
  { header: 'Stage', width: 22, of: ({ row }, { speaker }) => say(`stage.${row.stage}`, {}, words, speaker) },
  { header: 'Lead', width: 20, of: ({ lead }, { speaker }) => speaker.person(lead) },
  {
    header: 'Certification body',
    width: 24,
    of: ({ body }, { bodies }) => (body === null ? null : (bodies.get(body) ?? body)),
  },
  {
    header: 'Waiting for',
    width: 26,
    of: ({ row }, { speaker }) => row.waiting && (whoInWords(row.waiting, speaker) ?? 'Nobody'),
  },
  { header: 'To', width: 44, of: ({ row }, { speaker }) => whatOf(row.waiting, speaker) },
  { header: 'Since', width: 12, as: 'date', of: (journey, naming) => dayOf(journey, 'since', naming) },
  { header: 'Due inside', width: 12, as: 'date', of: dueInside },
  { header: 'Also waiting', width: 12, as: 'number', of: ({ row }) => Math.max(0, row.waitingCount - 1) },
  {
    header: 'Next audit',
    width: 24,
    of: (journey, { speaker }) => {
      const audit = nextAuditOf(journey);
      return audit ? say(`auditKind.${audit.kind}`, {}, words, speaker) : null;
    },
  },
  { header: 'Audit from', width: 12, as: 'date', of: (journey) => nextAuditOf(journey)?.from ?? null },
  { header: 'Audit to', width: 12, as: 'date', of: (journey) => nextAuditOf(journey)?.to ?? null },
  {
    header: 'Valid until',
    width: 34,
    of: ({ certificates, today }, { speaker }) =>
      certificates
        .filter(isInCycle)
        .map((one) => {
          const from = validFrom(one, today);
          const begins = from === null ? '' : `, from ${from}`;
          // Plain validity says nothing: what is suspended, or valid for less, does.
          const stands = one.status === 'valid' ? '' : `, ${say(`certificate.${one.status}`, {}, words, speaker)}`;
          return `${one.paper?.edition ?? one.standard} ${validUntil(one) ?? ''}${begins}${stands}`;
        })
        .join('\n'),
  },
  {
    header: 'Likely',
    width: 12,
    as: 'date',
    of: ({ forecast, surveillance }) => forecast?.likely ?? surveillance?.on ?? null,
  },
  { header: '80 % date', width: 12, as: 'date', of: ({ forecast }) => forecast?.at80 ?? null },
  {
    header: 'Measured by',
    width: 14,
    of: measureOf,
  },
  { header: 'On', width: 12, as: 'date', of: (journey) => slackOf(journey)?.on ?? null },
  { header: 'Room, working days', width: 12, as: 'number', of: (journey) => slackOf(journey)?.likely ?? null },
  { header: 'Room at 80 %', width: 12, as: 'number', of: (journey) => slackOf(journey)?.at80 ?? null },
  { header: 'Late', width: 12, as: 'number', of: ({ lateCount }) => lateCount },
  {
    header: 'Past its limit',
    width: 48,
    of: ({ pastLimits }, { speaker }) =>
      pastLimits.map((one) => capital(pastLimitText(one, speaker))).join('\n') || null,
  },
];

/** As many as the portfolio shows; keys are short. */
const keys = z
  .string()
  .max(8_000)
  .transform((text) => text.split(',').filter((key) => key !== ''));

/** The portfolio as a workbook: exactly the journeys named, in their order, as far as the caller may read them. */
export const exportPortfolio: Route = route({
  method: 'get',
  path: '/api/journeys/portfolio.xlsx',
  operationId: 'exportPortfolio',
  summary: 'Open journeys as a workbook: those named, in the order named, or all',
  tag: 'journeys',
  permission: 'process.read',
  schemas: {
    query: z.strictObject({ keys: keys.optional().describe('Keys with commas between them') }),
    responses: { 200: 'file' },
  },
  async handler({ person, deps, query }) {
    const [answer, register, bodies] = await inTime(
      Promise.all([portfolioOf(deps, person), deps.register.current(), deps.store.bodies.find().toArray()]),
    );
    const { journeys } = portfolioSchema.parse(answer);
    const shown = query.keys?.flatMap((key) => journeys.find(({ row }) => row.key === key) ?? []) ?? journeys;
    const names = new Map(bodies.map(({ _id, body }) => [_id, body.name]));
    const workbook = await writeXlsx({
      sheets: [sheetOf(shown, { register, bodies: names })],
      properties: { title: 'Journeys', creator: 'Perennial' },
    });
    return workbookReply(workbook, 'journeys.xlsx');
  },
});

/** Text cells stay text, whatever they begin with; days and dates are values of their own. */
function sheetOf(journeys: readonly Journey[], { register, bodies }: Omit<Naming, 'speaker'>): WriteSheet {
  const values = journeys.map((journey) => {
    const naming = { register, bodies, speaker: speakerFor(register, journey.row.site) };
    return COLUMNS.map((column) => column.of(journey, naming));
  });
  const sheet = tableSheet(
    'Journeys',
    COLUMNS,
    values.map((line) => line.map((value) => (typeof value === 'string' ? value : ''))),
  );
  const [head = [], ...texts] = sheet.rows ?? [];
  return {
    ...sheet,
    columns: COLUMNS.map(({ as }, index) => ({ ...sheet.columns?.[index], ...(as && { style: STYLES[as] }) })),
    rows: [head, ...texts.map((line, row) => line.map((text, col) => cellOf(text, values[row]?.[col], COLUMNS[col])))],
  };
}

const ALIGNMENT = { vertical: 'top' } as const;
const STYLES: Readonly<Record<'date' | 'number', CellStyle>> = {
  date: { numFmt: 'yyyy-mm-dd', alignment: ALIGNMENT },
  number: { numFmt: '0', alignment: ALIGNMENT },
};

function cellOf(text: CellValue, value: string | number | null | undefined, column: Column | undefined): CellValue {
  if (typeof value === 'number') return value;
  return column?.as === 'date' && typeof value === 'string' ? new Date(`${value}T00:00:00Z`) : text;
}

function whatOf(waiting: Journey['row']['waiting'], speaker: Speaker): string | null {
  if (waiting === null) return null;
  const { who, params, code } = waiting;
  const waitsItself = who.kind === 'nobody' && who.reason !== 'body';
  return say(waitsItself ? `nobody.${who.reason}` : `waiting.${code}`, params, words, speaker);
}

function pastLimitText(one: Journey['pastLimits'][number], speaker: Speaker): string {
  const { code, params } = pastLimitSentence(one);
  return say(code, params, words, speaker);
}

const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

/** What is due first, whoever it waits for: the line shown may be the caller's own. */
function dueInside({ row, urgent }: Journey, { register }: Naming): string | null {
  const at = urgent?.until ?? row.waiting?.until;
  return at === undefined ? null : dayAt(at, row.site, register);
}

function dayOf({ row }: Journey, which: 'since', { register }: Naming): string | null {
  const at = row.waiting?.[which];
  return at === undefined ? null : dayAt(at, row.site, register);
}
