import * as z from 'zod/mini';
import type { Actor } from '#domain/kernel/moment';
import { paramSchema, type Param, type Params } from '#domain/kernel/param';
import { whoSchema, type Who } from '#domain/kernel/who';
import type { EventView } from './event-view.ts';
import { sentence, wordRole, type Wording } from './sentence.ts';

/** What happened as a sentence in parts, so that a screen can weigh them: who, the rest, and what they said. */
export interface WordedEvent {
  /** Words before the name; empty where the sentence begins with it. */
  readonly before: string;
  /** Who did it, or recorded what others did; null when it came by itself. */
  readonly who: string | null;
  readonly after: string;
  /** What others did, without who recorded it; null where the sentence is about who acted. */
  readonly typed: string | null;
  /** The reason, note or comment that came with it and is not in the sentence already. */
  readonly said: string | null;
  /** The meaning of the signature that was given with it. */
  readonly signed: string | null;
  /** False when this console has no words for it: it is shown as itself. */
  readonly known: boolean;
}

/** Stands in the sentence where the name belongs, so that the name can be found again. */
const NAME_PLACE = '\u2063';

/** The command whose signature an event carries. */
const SIGNED_BY: Readonly<Record<string, string>> = {
  planApproved: 'approvePlan',
  revisionApproved: 'approveRevision',
  effectivenessJudged: 'judgeEffectiveness',
  nextDecided: 'decideNext',
  cancelApproved: 'approveCancel',
  'capa.closed': 'close',
  'report.closed': 'closeReport',
};

/** The fields of events in which people say why, the most telling first. */
const SAID = ['reason', 'note', 'comment', 'text', 'lessons', 'done', 'noneNeededBecause'];

/** Fields that are words of the catalogue: `verdict` is worded by `verdict.<value>`, the first kind that has it. */
const WORD_FIELDS: Readonly<Record<string, readonly string[]>> = {
  verdict: ['verdict'],
  choice: ['choice'],
  decision: ['decision'],
  outcome: ['outcome'],
  result: ['result', 'decisionResult'],
  step: ['ladder', 'campaignStep', 'track'],
  stage: ['stage'],
  notice: ['certificateNotice'],
  party: ['party'],
  auditKind: ['auditKind'],
  rule: ['opened'],
};

/** What follows from another event by itself, whoever caused that one. */
export const FOLLOWS_BY_ITSELF: ReadonlySet<string> = new Set(['clocksSet', 'clockContinued', 'clockOpened']);

const LOCAL_DATE = /^\d{4}-\d{2}-\d{2}$/;
const PERSON_FIELDS = new Set(['to', 'from', 'askedBy', 'newOwner', 'owner', 'person', 'people']);

/** What happened, worded for a screen. `processType` tells apart what several types call the same. */
export function wordEvent(
  { type, event, actor }: Pick<EventView, 'type' | 'event' | 'actor'>,
  processType: string,
  wording: Wording,
): WordedEvent {
  const variant = `event.${type}.${variantOf(event)}`;
  const code = variant in wording.words ? variant : `event.${type}`;
  const known = code in wording.words;
  const who = actorName(actor, wording);
  const template = wording.words[code] ?? `{by}: “${type}”, not known here`;
  const told = known
    ? sentence(code, { ...eventParams(event, wording), by: NAME_PLACE }, wording)
    : template.replace('{by}', NAME_PLACE);
  const text = `${told}${againstRules(event['despite'], wording)}`;
  // What others did, a certification body for example, is on record because somebody of ours typed it.
  const isTyped = !text.includes(NAME_PLACE) && actor.kind === 'person' && !FOLLOWS_BY_ITSELF.has(type);
  const [before = '', after] = (isTyped ? `${NAME_PLACE} recorded: ${text}` : text).split(NAME_PLACE);
  return {
    before,
    who: after === undefined ? null : who,
    after: after ?? '',
    typed: isTyped ? text : null,
    said: saidBeside(event, template, actor),
    signed: signatureOf(type, processType, wording),
    known,
  };
}

const despiteSchema = z.object({
  rule: z.string(),
  reason: z.string(),
  rules: z.optional(z.array(z.string())),
  reasons: z.optional(z.array(z.object({ rule: z.string(), reason: z.string() }))),
});

/** What was recorded although rules speak against it names each of them, with the reason. */
function againstRules(despite: unknown, wording: Wording): string {
  const parsed = despiteSchema.safeParse(despite);
  if (!parsed.success) return '';
  const { rule, reason, rules = [rule], reasons } = parsed.data;
  const nameOf = (one: string): string => {
    const code = `against.${one}`;
    return code in wording.words ? sentence(code, {}, wording) : one;
  };
  if (reasons) {
    const each = reasons.map((one) => `${nameOf(one.rule)}: “${one.reason}”`);
    return `. ${sentence('againstEach', { rules: each.join('; ') }, wording)}`;
  }
  const named = rules.map(nameOf);
  return `. ${sentence('against', { rules: named.join('; '), reason }, wording)}`;
}

/** What makes an event of a type another piece of news: a reminder that was not sent, a proof that is not there. */
function variantOf(event: EventView['event']): string {
  if (event['skipped'] === true) return 'skipped';
  if (event['toldLate'] === true) return 'toldLate';
  if (event['takenBack'] === true) return 'takenBack';
  if (brought.safeParse(event).data?.audit?.from) return 'booked';
  const { proof } = event;
  return typeof proof === 'object' && proof !== null && 'status' in proof ? String(proof.status) : '';
}

/** The sentence in one piece, for lists with little room. */
export function eventSentence(event: WordedEvent): string {
  return `${event.before}${event.who ?? ''}${event.after}`;
}

/** Who acted: a name, “The clock”, or the key of the process that said it. */
export function actorName(actor: Actor, { names }: Wording): string {
  switch (actor.kind) {
    case 'person':
      return actor.onBehalfOf === undefined
        ? names.person(actor.id)
        : `${names.person(actor.id)} (for ${names.person(actor.onBehalfOf)})`;
    case 'clock':
      return 'The clock';
    case 'process':
      return actor.key;
  }
}

/** “action 3”, “the loop”: what an event or a waiting line is about. */
export function wordSubject(subject: string, wording: Wording): string {
  const [kind = '', ...rest] = subject.split(':');
  if (kind === 'external') return wordExternal(rest, wording);
  // What is decided about a request (`extension:action:3`) is worded by what was asked for.
  if (kind === 'extension') return wordSubject(rest.join(':'), wording);
  if (kind === 'stage') return wordStage(rest.join(':'), wording);
  if (kind === 'track') return sentence(`track.${rest.join(':')}`, {}, wording).toLowerCase();
  const word = sentence(`subject.${kind}`, {}, wording);
  return rest.length === 0 ? word : `${word} ${rest.join(' ')}`;
}

/** “internal audit”: a stage is called by its name; one without a name shows as it came. */
function wordStage(stage: string, wording: Wording): string {
  const code = `subject.journey.${stage}`;
  return code in wording.words
    ? sentence(code, {}, wording)
    : `${sentence('subject.stage', {}, wording)} ${stage}`.trimEnd();
}

/** “finding S2-01”. */
export function wordFinding(key: string, wording: Wording): string {
  return `${sentence('subject.finding', {}, wording)} ${key}`;
}

/** `external:customer:8D 4711`: whose date, and what they call it. */
function wordExternal([party = '', ...reference]: readonly string[], wording: Wording): string {
  const whose = sentence(`party.${party}`, {}, wording);
  return `the date of ${whose} (${reference.join(':')})`;
}

function eventParams(event: EventView['event'], wording: Wording): Params {
  const params: Record<string, Param> = {};
  for (const [field, value] of Object.entries(event)) {
    const param = paramOf(field, value, wording);
    if (param !== null) params[field] = param;
  }
  Object.assign(params, broughtParams(event));
  // What earlier versions recorded of an audit is its number alone.
  if (params['auditKind'] === undefined && params['number'] !== undefined)
    params['auditKind'] = `${sentence('subject.audit', {}, wording)} ${String(event['number'])}`;
  // What people wait for is typed by hand; what a certification body waits for is a word.
  const { party, what } = event;
  if (party === 'body' && typeof what === 'string') params['what'] = { code: `external.${what}` };
  return params;
}

const brought = z.object({
  audit: z.optional(z.object({ kind: z.string(), from: z.nullable(z.string()), to: z.nullable(z.string()) })),
  finding: z.optional(z.object({ grade: z.string(), clause: z.string() })),
});

/** What an event brought whole, as far as its sentence names it. */
function broughtParams(event: EventView['event']): Params {
  const { audit, finding } = brought.safeParse(event).data ?? {};
  return {
    ...(audit && { auditKind: { code: `auditKind.${audit.kind}` } }),
    ...(audit?.from && audit.to ? { from: { date: audit.from }, to: { date: audit.to } } : {}),
    ...(finding && { grade: { code: `findingGrade.${finding.grade}` }, clause: finding.clause }),
  };
}

function paramOf(field: string, value: unknown, wording: Wording): Param | null {
  const kinds = WORD_FIELDS[field];
  if (typeof value === 'string') {
    if (kinds !== undefined) return wordOf(kinds, value, wording);
    // What is nothing but a date is one, whatever its field is called.
    if (LOCAL_DATE.test(value)) return { date: value };
    if (field === 'subject') return wordSubject(value, wording);
    return PERSON_FIELDS.has(field) ? { person: value } : value;
  }
  if (typeof value === 'number') return value;
  if (isListOfText(value)) return PERSON_FIELDS.has(field) ? { people: [...value] } : value.join(', ');
  const who = whoSchema.safeParse(value);
  if (who.success) return wordWho(who.data, wording);
  const param = paramSchema.safeParse(value);
  return param.success ? param.data : null;
}

function wordOf(kinds: readonly string[], value: string, { words }: Wording): Param {
  const code = kinds.map((kind) => `${kind}.${value}`).find((one) => one in words);
  return code === undefined ? value : { code };
}

function isListOfText(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}

function wordWho(who: Who, wording: Wording): Param {
  switch (who.kind) {
    case 'person':
      return { person: who.id };
    case 'people':
      return { people: [...who.ids] };
    case 'role':
      return wordRole(who.role, who.site, wording);
    case 'nobody':
      return 'nobody';
  }
}

function saidBeside(event: EventView['event'], template: string, actor: Actor): string | null {
  const field = SAID.find((one) => typeof event[one] === 'string' && event[one] !== '');
  if (field === undefined || SAID.some((one) => template.includes(`{${one}}`))) return null;
  const said = event[field];
  // A process gives its own key as the reason, and the sentence has named it already.
  if (typeof said !== 'string' || (actor.kind === 'process' && said === actor.key)) return null;
  return said;
}

function signatureOf(type: string, processType: string, wording: Wording): string | null {
  const command = SIGNED_BY[`${processType}.${type}`] ?? SIGNED_BY[type];
  if (command === undefined) return null;
  const code = `signature.${command}`;
  return code in wording.words ? sentence(code, {}, wording) : null;
}
