import * as z from 'zod/mini';
import { differenceSchema } from '#domain/kernel/difference';
import { paramsSchema, sentenceSchema } from '#domain/kernel/param';
import { whoSchema } from '#domain/kernel/who';
import { waitingSchema } from '../processes/detail.ts';

const deadlineSchema = z.object({ kind: z.string(), subject: z.string(), at: z.string(), rule: sentenceSchema });

const reactionSchema = z.object({
  do: z.enum(['start', 'tell', 'notify']),
  id: z.string(),
  /** Of a start: the type of the process to be born, and what it is born with. */
  process: z.optional(z.string()),
  body: z.optional(z.record(z.string(), z.unknown())),
  /** Of a notice: who is told; of a fact: the key of the process that learns it. */
  to: z.optional(z.union([z.string(), z.array(whoSchema)])),
  code: z.optional(z.string()),
});

/** Rules that a command breaks, each with its sentence: it is recorded all the same with a reason for each. */
export const saidRulesSchema = z.array(z.object({ code: z.string(), sentence: z.string() }));
export type SaidRules = Readonly<z.infer<typeof saidRulesSchema>>;

const likelySchema = z.object({ likely: z.string(), at80: z.string() });

/** How the forecast of a journey moves: the decision, and the last days of the steps before it. */
const forecastChangeSchema = z.object({
  goal: z.string(),
  before: likelySchema,
  after: likelySchema,
  moved: z.array(z.object({ step: z.string(), before: z.string(), after: z.string() })),
});
export type ForecastMoved = Readonly<z.infer<typeof forecastChangeSchema>>;

/** What a command would bring about: the difference between now and after it, worked out on a copy. */
export const previewSchema = z.object({
  refusal: z.nullable(
    z.object({
      code: z.string(),
      params: paramsSchema,
      sentence: z.string(),
      field: z.optional(z.string()),
      rules: z.optional(saidRulesSchema),
    }),
  ),
  version: z.number(),
  at: z.string(),
  stage: z.object({ from: z.string(), to: z.string() }),
  attempt: z.number(),
  waitingEnds: z.array(waitingSchema),
  waitingBegins: z.array(waitingSchema),
  deadlinesEnd: z.array(deadlineSchema),
  deadlinesBegin: z.array(deadlineSchema),
  differences: z.array(differenceSchema),
  reactions: z.array(reactionSchema),
  events: z.array(z.object({ type: z.string() })),
  /** Null where no forecast moves; answers from before it was told have none. */
  forecast: z._default(z.nullable(forecastChangeSchema), null),
});
export type Preview = Readonly<z.infer<typeof previewSchema>>;
