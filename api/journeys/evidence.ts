import { z } from 'zod';
import { auditorAsks, ASKS } from '#domain/certification/evidence/auditor-asks';
import { clauseEvidence } from '#domain/certification/evidence/clause-evidence';
import { localDate } from '#domain/kernel/calendar';
import { ratingsOfAllRounds } from '../gap/ratings.ts';
import { gapClauseFields } from '../gap/shapes.ts';
import { named } from '../platform/named.ts';
import { route, type Route } from '../platform/route.ts';
import { momentOf, readableJourney } from './journey-row.ts';

const dateSchema = z.string();

const clauseEvidenceSchema = named(
  'ClauseEvidence',
  z.object({
    row: z.object(gapClauseFields),
    status: z.enum(['fresh', 'stale', 'claimed', 'none', 'notApplicable']),
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
      claimed: z.number(),
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
    const { row, state } = await readableJourney(deps, person, params.key);
    const [{ now, calendar }, ratings] = await Promise.all([momentOf(deps, row), ratingsOfAllRounds(deps, row._id)]);
    const today = localDate(now, calendar);
    const clauses = clauseEvidence(state, ratings, today);
    const { audit, asks, missing, claimed, stale } = auditorAsks(state, clauses, today);
    return {
      status: 200,
      body: {
        today,
        clauses: [...clauses],
        asks: {
          audit,
          rows: asks.map((one) => ({ id: one.row.id, because: [...one.because] })),
          missing,
          claimed,
          stale,
        },
      },
    };
  },
});
