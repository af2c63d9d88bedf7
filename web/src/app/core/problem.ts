import * as z from 'zod/mini';

/** What an API answer says when it is a “no” or a failure: RFC 9457 with the product's members. */
const problemSchema = z.object({
  title: z.optional(z.string()),
  detail: z.optional(z.string()),
  status: z.optional(z.number()),
  code: z.optional(z.string()),
  errorId: z.optional(z.string()),
  fieldPaths: z.optional(z.array(z.string())),
});

interface ProblemParts {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail?: string | undefined;
  readonly errorId?: string | undefined;
  readonly fieldPaths?: readonly string[];
  readonly members?: Readonly<Record<string, unknown>>;
}

/** A request that did not end well, in words a person can use. `status` is 0 when no answer came. */
export class Problem extends Error {
  readonly status: number;
  /** Of the API's closed list; `offline` when the server was not reached, `unreadable` for an answer of another form. */
  readonly code: string;
  readonly title: string;
  readonly detail: string | undefined;
  readonly errorId: string | undefined;
  /** Which fields of the body it is about: `administrator.email`. */
  readonly fieldPaths: readonly string[];
  /** Every member of the answer, for what a single page needs (what changed meanwhile, the missing rights). */
  readonly members: Readonly<Record<string, unknown>>;
  readonly at = new Date();

  constructor(parts: ProblemParts) {
    super(parts.detail ?? parts.title);
    this.name = 'Problem';
    this.status = parts.status;
    this.code = parts.code;
    this.title = parts.title;
    this.detail = parts.detail;
    this.errorId = parts.errorId;
    this.fieldPaths = parts.fieldPaths ?? [];
    this.members = parts.members ?? {};
  }

  /** The sentence to show beside one field, or null when the problem is not about it. */
  of(path: string): string | null {
    if (!this.fieldPaths.includes(path)) return null;
    return this.fieldPaths.length === 1 ? this.message : 'This is not filled in as it has to be.';
  }
}

/** The problem an HTTP answer carries. A body that is no problem document still gives a usable sentence. */
export function problemFrom(status: number, body: unknown): Problem {
  if (status === 0) {
    return new Problem({
      status,
      code: 'offline',
      title: 'The server could not be reached',
      detail: 'Nothing you did is lost. Check the connection and try again.',
    });
  }
  const parsed = problemSchema.safeParse(body);
  if (!parsed.success) {
    return new Problem({ status, code: 'unreadable', title: `The server answered with ${String(status)}` });
  }
  const { title, detail, code, errorId, fieldPaths } = parsed.data;
  return new Problem({
    status,
    code: code ?? 'unreadable',
    title: title ?? `The server answered with ${String(status)}`,
    detail,
    errorId,
    fieldPaths: fieldPaths ?? [],
    members: typeof body === 'object' && body !== null ? { ...body } : {},
  });
}

/** Anything thrown, as a problem: what is not one already is a fault of the console. */
export function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof Error && error.cause instanceof Problem) return error.cause;
  const detail = error instanceof Error ? error.message : String(error);
  return new Problem({ status: 0, code: 'consoleFault', title: 'The console could not show this', detail });
}
