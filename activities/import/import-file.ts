import { z } from 'zod';
import type { Instant } from '#domain/kernel/instant';
import type { AnyProcess } from '#domain/kernel/process';
import { canonicalJson, sha256 } from '#activities/store/canonical';

const name = z
  .string()
  .trim()
  .min(1)
  .max(120)
  .regex(/^[^\r\n]*$/);

const common = {
  /** When it happened: ISO 8601 in UTC with milliseconds. */
  at: z.iso.datetime({ precision: 3 }),
  /** The file's own name for the process. A birth binds it; `<type>Of:<ref>` is the process that `ref` started. */
  ref: name,
  /** Who did it. */
  person: name,
};

/**
 * As the command wants it. `{ keyOf: ref }` stands for the key which that process has been given, and
 * `{ contentOf: ref, kind, round }` for a content of it as it stands at that time.
 */
const body = z.record(z.string(), z.unknown());

/** Parts of a content beside the process, as somebody wrote them: whole values by the name of the part. */
const content = z.strictObject({
  kind: name,
  round: z.int().min(1),
  parts: z.record(name, z.unknown()),
});

const entrySchema = z.union([
  z.strictObject({ ...common, body, type: name, birth: name }),
  z.strictObject({ ...common, body, command: name }),
  z.strictObject({ ...common, content }),
]);

const fileSchema = z.strictObject({
  /** Name of the file; every imported event carries it, and the same file can be imported again. */
  file: name,
  /** Who imports. */
  by: name,
  entries: z.array(z.unknown()),
});

export type ImportEntry = z.infer<typeof entrySchema>;

/** An entry with its place in the file and the name under which its outcome is remembered. */
export interface NumberedEntry {
  /** Counted from 1. */
  readonly number: number;
  /** From the file's name and the entry itself: a corrected entry is another input, an untouched one the same. */
  readonly inputId: string;
  readonly entry: ImportEntry;
}

export interface ImportFile {
  readonly file: string;
  readonly by: string;
  readonly entries: readonly NumberedEntry[];
}

/** The file cannot be imported as it is; nothing was recorded. Every bad entry is named. */
export class BadImportFile extends Error {
  override readonly name = 'BadImportFile';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(['The file cannot be imported:', ...problems.map((problem) => `  - ${problem}`)].join('\n'));
    this.problems = problems;
  }
}

/** Reads a file of the past. Refuses what is no entry, what lies ahead of `now`, and what speaks of nothing. */
export function readImportFile(
  data: unknown,
  processes: Readonly<Record<string, AnyProcess>>,
  now: Instant,
): ImportFile {
  const outer = fileSchema.safeParse(data);
  if (!outer.success) throw new BadImportFile(outer.error.issues.map(sayIssue));
  const { file, by } = outer.data;
  const problems: string[] = [];
  const entries: NumberedEntry[] = [];
  for (const [index, candidate] of outer.data.entries.entries()) {
    const parsed = entrySchema.safeParse(candidate);
    if (parsed.success) {
      const inputId = `import:${file}:${sha256(canonicalJson(parsed.data)).slice(0, 24)}`;
      entries.push({ number: index + 1, inputId, entry: parsed.data });
    } else {
      problems.push(`entry ${String(index + 1)}: ${flatten(parsed.error.issues).map(sayIssue).join('; ')}`);
    }
  }
  problems.push(...contradictions(entries, processes, now));
  if (problems.length > 0) throw new BadImportFile(problems);
  return { file, by, entries };
}

function contradictions(
  entries: readonly NumberedEntry[],
  processes: Readonly<Record<string, AnyProcess>>,
  now: Instant,
): string[] {
  const born = new Map<string, string>();
  for (const { entry } of entries) if ('birth' in entry) born.set(entry.ref, entry.type);
  const types = Object.keys(processes);
  const names = new Map<string, number>();
  const births = new Set<string>();
  return entries.flatMap(({ number, inputId, entry }) => {
    const problems: string[] = [];
    const first = names.get(inputId);
    if (first !== undefined) problems.push(`repeats entry ${String(first)}`);
    names.set(inputId, number);
    if (entry.at > now) problems.push(`${entry.at} lies ahead`);
    const type = 'birth' in entry ? entry.type : typeOf(entry.ref, born, types);
    const process = type === undefined ? undefined : processes[type];
    if ('birth' in entry) {
      if (births.has(entry.ref)) problems.push(`${entry.ref} is born twice`);
      births.add(entry.ref);
      if (!process) problems.push(`there is no process type ${entry.type}`);
      else if (!process.births[entry.birth]) problems.push(`${entry.type} has no birth ${entry.birth}`);
    } else if (!process) problems.push(`nothing in the file is called ${entry.ref}`);
    else if ('content' in entry) {
      if (Object.keys(entry.content.parts).length === 0) problems.push('writes no part of the content');
    } else if (!process.commands[entry.command]) problems.push(`${type ?? ''} has no command ${entry.command}`);
    return problems.length === 0 ? [] : [`entry ${String(number)}: ${problems.join('; ')}`];
  });
}

/** The type of a process that the file speaks of: as born, or as its name says of one started by another. */
function typeOf(ref: string, born: ReadonlyMap<string, string>, types: readonly string[]): string | undefined {
  const known = born.get(ref);
  if (known !== undefined) return known;
  return types.find((type) => {
    const parent = ref.startsWith(`${type}Of:`) ? ref.slice(type.length + 3) : null;
    return parent !== null && typeOf(parent, born, types) !== undefined;
  });
}

/** What the first process of a type that `ref` started is called. */
export const childRef = (type: string, ref: string): string => `${type}Of:${ref}`;

/** What names in a body stand for. */
export interface Named {
  keyOf(ref: string): string;
  contentOf(named: z.infer<typeof contentNamed>): Promise<unknown>;
}

const keyNamed = z.strictObject({ keyOf: z.string() });
const contentNamed = z.strictObject({ contentOf: z.string(), kind: z.string(), round: z.int() });

/** The value with every name of a key or a content in it replaced by what it stands for. */
export async function withNames(value: unknown, named: Named): Promise<unknown> {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return Promise.all(value.map((part) => withNames(part, named)));
  const key = keyNamed.safeParse(value);
  if (key.success) return named.keyOf(key.data.keyOf);
  const content = contentNamed.safeParse(value);
  if (content.success) return named.contentOf(content.data);
  const parts = await Promise.all(
    Object.entries(value).map(async ([field, part]) => [field, await withNames(part, named)] as const),
  );
  return Object.fromEntries(parts);
}

type Issue = z.core.$ZodIssue;

/** Of the two shapes an entry can have, the one it comes closest to says what is wrong. */
function flatten(issues: readonly Issue[]): readonly Issue[] {
  return issues.flatMap((issue) => {
    if (issue.code !== 'invalid_union' || issue.errors.length === 0) return [issue];
    return issue.errors.reduce((closest, one) => (one.length < closest.length ? one : closest));
  });
}

const sayIssue = (issue: Issue): string =>
  issue.path.length === 0 ? issue.message : `${issue.path.map(String).join('.')}: ${issue.message}`;
