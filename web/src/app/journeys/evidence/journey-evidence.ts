import * as z from 'zod/mini';
import { ASKS } from '#domain/certification/evidence/auditor-asks';
import { read, type Read } from '../../core/read.ts';

const itemSchema = z.object({
  source: z.enum(['gap', 'proof', 'finding']),
  title: z.string(),
  on: z.string(),
  files: z.array(z.string()),
  link: z.nullable(z.string()),
  requirement: z.nullable(z.string()),
});

/** Something that is said to show that a clause is met. */
export type EvidenceAtHand = Readonly<z.infer<typeof itemSchema>>;

const clauseSchema = z.object({
  row: z.object({
    id: z.string(),
    edition: z.string(),
    clause: z.string(),
    title: z.string(),
    section: z.string(),
  }),
  status: z.enum(['fresh', 'stale', 'claimed', 'none', 'notApplicable']),
  items: z.array(itemSchema),
  newestOn: z.nullable(z.string()),
});
/** What is at hand for one clause. */
export type ClauseAtHand = Readonly<z.infer<typeof clauseSchema>>;

/** The answer of `GET /api/journeys/:key/evidence`. */
export const evidenceSchema = z.object({
  today: z.string(),
  clauses: z.array(clauseSchema),
  asks: z.object({
    audit: z.nullable(
      z.object({
        number: z.number(),
        kind: z.string(),
        from: z.nullable(z.string()),
        to: z.nullable(z.string()),
        status: z.string(),
      }),
    ),
    rows: z.array(z.object({ id: z.string(), because: z.array(z.enum(ASKS)) })),
    missing: z.number(),
    claimed: z.number(),
    stale: z.number(),
  }),
});
export type JourneyEvidence = Readonly<z.infer<typeof evidenceSchema>>;

/** Evidence by clause and what the next auditor would ask; read again when the journey changes. */
export function journeyEvidence(key: () => string): Read<JourneyEvidence> {
  return read(() => `/api/journeys/${encodeURIComponent(key())}/evidence`, {
    parse: (body) => z.parse(evidenceSchema, body),
    concerns: (change) => change.key === key(),
  });
}
