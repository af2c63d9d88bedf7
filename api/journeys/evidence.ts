import { z } from 'zod';
import { auditorAsks, ASKS } from '#domain/certification/evidence/auditor-asks';
import { clauseEvidence } from '#domain/certification/evidence/clause-evidence';
import { journeyState } from '#domain/certification/state';
import { localDate } from '#domain/kernel/calendar';
import type { ApiDeps } from '../platform/deps.ts';
import { named } from '../platform/named.ts';
import { Problem } from '../platform/problem.ts';
import { route, type Route } from '../platform/route.ts';
import { clockOf, readableRow } from '../processes/caller.ts';
import { momentAt } from './portfolio.ts';

const dateSchema = z.string();

const clauseEvidenceSchema = named(
  'ClauseEvidence',
  z.object({
    row: z.object({
      id: z.string(),
      edition: z.string(),
      clause: z.string(),
      title: z.string(),
      kind: z.enum(['clause', 'control']),
      section: z.string(),
    }),
    status: z.enum(['fresh', 'stale', 'none', 'notApplicable']),
    items: z.array(
      z.object({
        source: z.enum(['gap', 'proof', 'finding']),
        title: z.string(),
        on: dateSchema,
        files: z.array(z.string()),
        link: z.string().nullable(),
        requirement: z.string().nullable(),
      }),
    ),
    newestOn: dateSchema.nullable(),
  }),
);

const journeyEvidenceSchema = named(
  'JourneyEvidence',
  z.object({
    today: dateSchema,
    clauses: z.array(clauseEvidenceSchema),
    /** What the auditor of the coming audit would ask, the missing first; clauses by their row ids. */
    asks: z.object({
      audit: z
        .object({
          number: z.number(),
          kind: z.string(),
          from: dateSchema.nullable(),
          to: dateSchema.nullable(),
          status: z.string(),
        })
        .nullable(),
      rows: z.array(z.object({ id: z.string(), because: z.array(z.enum(ASKS)) })),
      missing: z.number(),
      stale: z.number(),
    }),
  }),
);

/** What is at hand for every clause of a journey, and what the next auditor would ask for. */
export const journeyEvidence: Route = route({
  method: 'get',
  path: '/api/journeys/:key/evidence',
  operationId: 'journeyEvidence',
  summary: 'The newest evidence of every clause, and what the auditor of the coming audit would ask next',
  tag: 'journeys',
  permission: 'process.read',
  schemas: { params: z.object({ key: z.string().max(80) }), responses: { 200: journeyEvidenceSchema } },
  async handler({ params, person, deps }) {
    const row = await readableRow(deps, person, params.key);
    if (row.type !== 'journey') throw new Problem('notFound');
    const state = journeyState.parse(row.state);
    const now = clockOf(row);
    const [{ calendar }, ratings] = await Promise.all([momentAt(deps, row, now), ratingsOf(deps, row._id)]);
    const today = localDate(now, calendar);
    const clauses = clauseEvidence(state, ratings, today);
    const { audit, asks, missing, stale } = auditorAsks(state, clauses, today);
    return {
      status: 200,
      body: {
        today,
        clauses: [...clauses],
        asks: {
          audit,
          rows: asks.map((one) => ({ id: one.row.id, because: [...one.because] })),
          missing,
          stale,
        },
      },
    };
  },
});

/** Ratings of all rounds by row; a later round counts before an earlier one. */
async function ratingsOf({ store }: ApiDeps, key: string): Promise<Record<string, unknown>> {
  const contents = await store.contents.find({ key, kind: 'gap' }).sort({ round: 1 }).toArray();
  const rounds = new Map(contents.map((one) => [one._id, one.round]));
  const parts = await store.contentParts.find({ content: { $in: [...rounds.keys()] } }).toArray();
  parts.sort((a, b) => (rounds.get(a.content) ?? 0) - (rounds.get(b.content) ?? 0));
  return Object.fromEntries(parts.map((part) => [part.part, part.value]));
}
