import * as z from 'zod/mini';
import { certificateSchema, DECISION_KINDS, DECISION_RESULTS, paperSchema } from './certificate-state.ts';
import { despiteRecorded } from './despite.ts';
import { NOTICES } from './notice-kinds.ts';
import { transferSchema } from './transfer-state.ts';

/** What a decision of the body says about one certificate. */
export const decisionSchema = z.object({
  kind: z.enum(DECISION_KINDS),
  result: z.enum(DECISION_RESULTS),
  on: z.string(),
  reason: z.nullable(z.string()),
  paper: z.nullable(paperSchema),
  transitionEndsOn: z.nullable(z.string()),
  ...despiteRecorded,
});
export type Decision = Readonly<z.infer<typeof decisionSchema>>;

/** What a letter says about one certificate. */
export const noticeSchema = z.object({
  notice: z.enum(NOTICES),
  on: z.string(),
  reason: z.string(),
  until: z.nullable(z.string()),
  /** What is left after a reduction. */
  sites: z.nullable(z.array(z.string())),
  scope: z.nullable(z.string()),
  ...despiteRecorded,
});
export type Letter = Readonly<z.infer<typeof noticeSchema>>;

/** In a correction, `reason` says why it is corrected; the reason of the body is the note. */
export const decisionNoted = z.extend(z.omit(decisionSchema, { reason: true }), { note: z.nullable(z.string()) });
export const noticeNoted = z.extend(z.omit(noticeSchema, { reason: true }), { note: z.string() });

export const withNote = <T extends { readonly reason: string | null }>({ reason: note, ...said }: T) => ({
  ...said,
  note: note as T['reason'],
});

/** What the certification body said last about a certificate, and what was before it: so that it can be corrected. */
export const lastWordSchema = z.object({
  standard: z.string(),
  said: z.discriminatedUnion('what', [
    z.extend(decisionSchema, { what: z.literal('decision') }),
    z.extend(noticeSchema, { what: z.literal('notice') }),
  ]),
  before: certificateSchema,
  /** Of the journey, before it. */
  cycle: z.number(),
  /** Before a decision of the kind transfer. */
  transfer: z.optional(z.nullable(transferSchema)),
  /** What rests on it since: it is not corrected any more. */
  since: z.nullable(
    z.enum([
      'appealed',
      'transitionBegun',
      'recertificationStarted',
      'transferBegun',
      'transferCancelled',
      'transferred',
      'certificateCorrected',
    ]),
  ),
});
export type LastWord = Readonly<z.infer<typeof lastWordSchema>>;
export type Said = LastWord['said'];
