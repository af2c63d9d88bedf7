import * as z from 'zod/mini';
import { day } from './dates.ts';
import { sentence, type Wording } from './sentence.ts';

const holding = z.object({
  audits: z.array(z.object({ number: z.number(), kind: z.string(), from: z.nullable(z.string()) })),
});

/**
 * What people call an audit, for a subject like `audit:3` of the journey it belongs to: “surveillance audit of 12 Mar 2027”.
 * Null for every other subject; an audit that this browser does not know yet keeps its number.
 */
export function auditNameOf(subject: string, state: unknown, wording: Wording): string | null {
  const number = Number(/^audit:(\d+)$/.exec(subject)?.[1]);
  if (Number.isNaN(number)) return null;
  const parsed = holding.safeParse(state);
  const found = parsed.success ? parsed.data.audits.find((one) => one.number === number) : undefined;
  if (!found) return `${sentence('subject.audit', {}, wording)} ${String(number)}`;
  const kind = sentence(`auditKind.${found.kind}`, {}, wording);
  return found.from === null ? kind : `${kind} of ${day(found.from, wording.dates)}`;
}
