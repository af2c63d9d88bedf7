import { z } from 'zod';
import { fileViewSchema, type FileView } from '../../../api/files/file-view.ts';
import { personViewSchema, type PersonView } from '../../../api/people/person-view.ts';
import { sessionViewSchema, type SessionView } from '../../../api/session/session-view.ts';
import { siteViewSchema } from '../../../api/sites/site-body.ts';

/** An answer whose body is not known yet. */
interface Answer {
  readonly status: number;
  readonly body: unknown;
  get(header: string): string | string[] | undefined;
}

const problemSchema = z.looseObject({
  status: z.number(),
  code: z.string(),
  fieldPaths: z.array(z.string()).default([]),
  fields: z.record(z.string(), z.string()).default({}),
  errorId: z.string().default(''),
  retryAfter: z.number().default(0),
});

/** An answer that has to be a problem. */
export function problemOf({ body }: Answer): z.infer<typeof problemSchema> {
  return problemSchema.parse(body);
}

/** Status and code of an answer that has to be a problem. */
export function refusalOf(answer: Answer): [status: number, code: string] {
  return [answer.status, problemOf(answer).code];
}

/** The fields a problem is about, in the order of the alphabet. */
export function fieldsOf(answer: Answer): string[] {
  return problemOf(answer).fieldPaths.sort();
}

export function sessionOf({ body }: Answer): SessionView {
  return sessionViewSchema.parse(body);
}

export function personOf({ body }: Answer): PersonView {
  return personViewSchema.parse(body);
}

/** A person of the list, by id or name, as the body that changes them wants it. */
export function personToChange({ body }: Answer, who: string): Omit<PersonView, 'id'> {
  const person = peopleOf({ body }).find((one) => one.id === who || one.name === who);
  if (!person) throw new Error(`${who} is not in the list`);
  const { id: _id, ...rest } = person;
  return rest;
}

export function peopleOf({ body }: Pick<Answer, 'body'>): PersonView[] {
  return z.object({ people: z.array(personViewSchema) }).parse(body).people;
}

export function siteOf({ body }: Answer): z.infer<typeof siteViewSchema> {
  return siteViewSchema.parse(body);
}

/** A site of the list as the body that changes it wants it. */
export function siteToChange({ body }: Answer, id: string): object {
  const site = z
    .object({ sites: z.array(siteViewSchema) })
    .parse(body)
    .sites.find((one) => one.id === id);
  if (!site) throw new Error(`${id} is not in the list`);
  const { id: _id, calendar: _calendar, policy: _policy, ...rest } = site;
  return rest;
}

export function fileOf({ body }: Answer): FileView {
  return fileViewSchema.parse(body);
}

const readinessSchema = z.object({
  status: z.string(),
  parts: z.array(z.object({ name: z.string(), state: z.string() })),
});

/** Status and, by name, the state of every part. */
export function readinessOf({ body }: Answer): { status: string; states: Record<string, string> } {
  const { status, parts } = readinessSchema.parse(body);
  return { status, states: Object.fromEntries(parts.map(({ name, state }) => [name, state])) };
}

/** The cookie an answer set, without what the browser is told about it. */
export function cookieOf(answer: Answer): string {
  const header = answer.get('Set-Cookie');
  const [first] = Array.isArray(header) ? header : [header];
  return first?.split(';')[0] ?? '';
}
