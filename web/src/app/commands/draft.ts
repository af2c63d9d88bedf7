import type * as z from 'zod/mini';
import type { Params } from '#domain/kernel/param';

/** What one control holds while somebody types. */
export type DraftValue = string | readonly string[] | undefined;

/** What a form holds while somebody fills it in: by field, as typed. */
export type Draft = Readonly<Record<string, DraftValue>>;

/** What is sent: JSON that the domain's schema of the command checks. */
export type Body = Readonly<Record<string, unknown>>;

/** One of several answers. */
export interface Option {
  readonly value: string;
  readonly label: string;
  /** What fills the places of its words. */
  readonly params?: Params;
  /** Heads the answers that belong together, worded by the catalogue; those of one group follow each other. */
  readonly group?: string;
}

/** Answers under one heading; without one where they have none. */
export interface OptionGroup {
  readonly label: string | null;
  readonly options: readonly Option[];
}

export type ControlKind =
  | 'line'
  | 'text'
  | 'date'
  /** One of few, all seen at once. */
  | 'choice'
  /** One of many, in a list that opens. */
  | 'select'
  /** 1 to 5, with what both ends mean. */
  | 'points'
  | 'yesNo'
  /** A whole number. */
  | 'number'
  /** Several of few, all seen at once. */
  | 'checks'
  /** Texts, one a line. */
  | 'lines'
  /** A certification body in use. */
  | 'body'
  | 'person'
  /** People with an account, and names of others. */
  | 'people'
  | 'files'
  /** Clauses of the standards in the catalogue, with their edition. */
  | 'clauses'
  /** Keys of other processes. */
  | 'keys';

/** One question of a form. Its words are `label.<name>` and, when there is one, `hint.<name>` of the catalogue. */
export interface FieldSpec {
  readonly name: string;
  readonly kind: ControlKind;
  readonly options?: readonly Option[];
  /** Of a list that is the same everywhere: what is no answer here. */
  readonly except?: readonly string[];
  /** May be left empty. */
  readonly optional?: true;
  /** Asked for only once a rule asks for it. */
  readonly onDemand?: true;
  /** It steers the form and is not sent. */
  readonly local?: true;
  /** Its answers are numbers. */
  readonly numeric?: true;
  /** Asked for only then. */
  readonly when?: (draft: Draft) => boolean;
}

/** The fields to be answered now. `demanded` are those that a rule asked for. */
export function fieldsAsked(
  fields: readonly FieldSpec[],
  draft: Draft,
  demanded: ReadonlySet<string>,
): readonly FieldSpec[] {
  return fields.filter(
    ({ name, when, onDemand }) => (when?.(draft) ?? true) && (!onDemand || demanded.has(name) || isFilled(draft[name])),
  );
}

/** The body that the fields asked for make. What is empty is left out, so that the schema says what is missing. */
export function bodyOf(fields: readonly FieldSpec[], draft: Draft, fixed: Body = {}): Body {
  const body: Record<string, unknown> = { ...fixed };
  for (const field of fields) {
    if (!field.local) Object.assign(body, partOf(field, draft[field.name]));
  }
  return body;
}

function partOf({ name, kind, numeric, optional }: FieldSpec, value: DraftValue): Body {
  // None ticked is an answer of its own: left out, it would say that all stays as it was planned.
  if (kind === 'checks' && !optional && value !== undefined && !isFilled(value)) return { [name]: [] };
  if (!isFilled(value)) return {};
  if (kind === 'clauses') return clausesOf(listOf(value));
  if (kind === 'lines') return { [name]: linesOf(value) };
  if (typeof value !== 'string') return { [name]: numeric ? listOf(value).map(Number) : value };
  if (kind === 'points' || kind === 'number' || numeric) return { [name]: Number(value) };
  if (kind === 'yesNo') return { [name]: value === 'yes' };
  return { [name]: value.trim() };
}

/** What was typed line by line. */
function linesOf(value: DraftValue): string[] {
  return textOf(value)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** A picked clause keeps its edition: `ISO 9001:2015|8.6`. A standard alone has no clause behind the bar. */
function clausesOf(picked: readonly string[]): Body {
  const pairs = picked.map((one) => one.split('|'));
  const clauses = unique(pairs.map(([, clause = '']) => clause));
  return { standards: unique(pairs.map(([standard = '']) => standard)), ...(clauses.length > 0 ? { clauses } : {}) };
}

/**
 * What a body lacks, as a sentence by field; empty when it fits. Paths into lists keep their first step; what lies in a
 * part of the body (`certificate.number`, `decision.certificate.number`) is asked for by its own name.
 */
export function errorsOf(schema: z.ZodMiniType, body: Body): Readonly<Record<string, string>> {
  const parsed = schema.safeParse(body);
  if (parsed.success) return {};
  const errors: Record<string, string> = {};
  for (const issue of parsed.error.issues) {
    const [first = '', ...steps] = issue.path;
    let field = String(first);
    let value: unknown = field === '' ? body : body[field];
    for (const step of steps) {
      if (typeof step !== 'string' || !isRecord(value)) break;
      field = step;
      value = value[step];
    }
    errors[field] ??= wordIssue(issue, value);
  }
  return errors;
}

/** Why a value does not fit, in words a person can act on. */
export function wordIssue(issue: z.core.$ZodIssue, value: unknown): string {
  if (value === undefined || value === null) return 'This is still to be filled in.';
  switch (issue.code) {
    case 'too_small':
      if (issue.origin === 'string') return 'This is still to be filled in.';
      return issue.origin === 'array' && issue.minimum === 1
        ? 'Choose at least one.'
        : `At least ${String(issue.minimum)}.`;
    case 'too_big':
      return issue.origin === 'string'
        ? `At most ${String(issue.maximum)} characters. Put the rest into a file.`
        : `At most ${String(issue.maximum)}.`;
    case 'invalid_format':
      return issue.format === 'date' ? 'Choose a date.' : 'This is not written as it has to be.';
    case 'custom':
      return issue.message;
    default:
      return 'This is not filled in as it has to be.';
  }
}

/** Options under their headings, in the order in which they come. */
export function groupsOf(options: readonly Option[]): readonly OptionGroup[] {
  const groups = new Map<string | null, Option[]>();
  for (const option of options) {
    const label = option.group ?? null;
    groups.set(label, [...(groups.get(label) ?? []), option]);
  }
  return [...groups].map(([label, each]) => ({ label, options: each }));
}

/** A value as a list. */
export function listOf(value: DraftValue): readonly string[] {
  return value === undefined || value === '' ? [] : typeof value === 'string' ? [value] : value;
}

/** A value as text. */
export function textOf(value: DraftValue): string {
  return typeof value === 'string' ? value : '';
}

/** Whether anything stands in a field. */
export function isFilled(value: DraftValue): boolean {
  return typeof value === 'string' ? value.trim() !== '' : value !== undefined && value.length > 0;
}

/** The field that a refusal or a fault is about: the last name of its path. */
export function fieldOf(path: string): string {
  const names = path.split('.').filter((name) => !/^\d+$/.test(name));
  return names.at(-1) ?? path;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values.filter((one) => one !== ''))];
}
