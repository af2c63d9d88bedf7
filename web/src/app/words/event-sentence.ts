import type { Actor } from '#domain/kernel/moment';
import type { Param, Params } from '#domain/kernel/param';
import { paramSchema } from '#domain/kernel/param';
import { sentence, type Wording } from './sentence.ts';

/** An event as the record tells it; `event` holds its own fields when they are known. */
export interface ToldEvent {
  readonly type: string;
  readonly subject: string;
  readonly actor: Actor;
  readonly event?: Readonly<Record<string, unknown>> | undefined;
}

const PEOPLE: ReadonlySet<string> = new Set(['to', 'from', 'newOwner', 'owner', 'askedBy', 'evaluator']);
const DATES: ReadonlySet<string> = new Set(['newDate', 'reviewOn', 'checkOn', 'evidenceDate', 'on']);
/** Fields whose values are words of the catalogue, by their kind. */
const CODES: Readonly<Record<string, string>> = {
  verdict: 'verdict',
  choice: 'choice',
  decision: 'decision',
  result: 'result',
  outcome: 'outcome',
  step: 'ladder',
};

/** What happened, as one sentence: “Ana Ruiz returned the plan: “…””. What is not known is left out, never shown as a gap. */
export function eventSentence(told: ToldEvent, wording: Wording): string {
  const { type, event = {} } = told;
  const code = event['skipped'] === true ? `event.${type}.skipped` : `event.${type}`;
  const by = actorParam(told.actor, wording);
  const params: Record<string, Param> = { by };
  const { subject } = told;
  params['subject'] = subjectWords(typeof event['subject'] === 'string' ? event['subject'] : subject, wording);
  if (subject.startsWith('action:')) params['action'] = Number(subject.split(':')[1]);
  for (const [name, value] of Object.entries(event)) {
    const param = name === 'subject' ? null : paramOf(name, value);
    if (param !== null) params[name] = param;
  }
  return withoutGaps(sentence(code, params, wording));
}

/** Who did it, in words: a person (and for whom), the clock, another process. */
export function actorWords(actor: Actor, wording: Wording): string {
  switch (actor.kind) {
    case 'person': {
      const name = wording.names.person(actor.id);
      return actor.onBehalfOf === undefined ? name : `${name} for ${wording.names.person(actor.onBehalfOf)}`;
    }
    case 'clock':
      return 'The clock';
    case 'process':
      return actor.key;
  }
}

/** What a command, a request or an event is about: “action 3”, “plan”. */
export function subjectWords(subject: string, wording: Wording): string {
  const [what = '', number] = subject.split(':');
  const word = sentence(`subject.${what}`, {}, wording);
  return number === undefined ? word : `${word} ${number}`;
}

function actorParam(actor: Actor, wording: Wording): Params[string] {
  return actorWords(actor, wording);
}

function paramOf(name: string, value: unknown): Param | null {
  if (typeof value === 'string') {
    if (PEOPLE.has(name)) return { person: value };
    if (DATES.has(name)) return { date: value };
    const kind = CODES[name];
    return kind === undefined ? value : { code: `${kind}.${value}` };
  }
  if (typeof value === 'number') return value;
  if (name === 'to' && Array.isArray(value)) return { people: value.filter((one) => typeof one === 'string') };
  if (name === 'to' && typeof value === 'object' && value !== null) return whoOf(value);
  return null;
}

function whoOf(value: object): Param | null {
  if ('kind' in value && value.kind === 'person' && 'id' in value) return { person: String(value.id) };
  if ('ids' in value && Array.isArray(value.ids)) return { people: value.ids.map(String) };
  const role = paramSchema.safeParse(value);
  return role.success ? role.data : null;
}

/** A sentence whose parameters are not all known loses what hangs on them. */
function withoutGaps(text: string): string {
  return text.replace(/[:.]? ?[“"]?\{\w+\}[”"]?/g, '').trim();
}
