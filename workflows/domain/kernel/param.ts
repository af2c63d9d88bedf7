import * as z from 'zod/mini';
import { ROLES } from './roles.ts';

/**
 * A parameter of a sentence. The domain says what it is; the edge words it (a name, a local date).
 * `{ code }` is a word of the catalogue itself, for example a stage.
 */
export const paramSchema = z.union([
  z.string(),
  z.number(),
  z.object({ person: z.string() }),
  z.object({ people: z.array(z.string()) }),
  z.object({ date: z.string() }),
  z.object({ at: z.string() }),
  z.object({ role: z.enum(ROLES), site: z.optional(z.string()) }),
  z.object({ process: z.string() }),
  z.object({ site: z.string() }),
  z.object({ code: z.string() }),
]);
export type Param = z.infer<typeof paramSchema>;
export type Params = Readonly<Record<string, Param>>;

export const paramsSchema = z.record(z.string(), paramSchema);

/** A sentence as data: a code of the catalogue and what fills it. */
export const sentenceSchema = z.object({ code: z.string(), params: paramsSchema });
export type Sentence = Readonly<z.infer<typeof sentenceSchema>>;

/**
 * Templates by code; `{name}` stands for a parameter. The same words serve API, mail and screen.
 * Codes are prefixed by kind: `refusal.`, `waiting.`, `event.`, `task.`, `command.`, `stage.`, `rule.`, `notice.`
 */
export type Words = Readonly<Record<string, string>>;
