import { localDate, type Calendar } from '#domain/kernel/calendar';
import type { Waiting } from '#domain/kernel/waiting';
import type { IconName } from '../ui/icons.ts';
import { day } from '../words/dates.ts';
import { sentence, wordRole, type Wording } from '../words/sentence.ts';
import { auditNameOf } from '../words/audit-name.ts';
import { findingKeyOf } from '../words/finding-key.ts';
import { wordFinding, wordSubject } from '../words/word-event.ts';
import { wordChanges, type Changed } from './changes.ts';
import type { Preview } from './preview.ts';
import { wordForecast, type ForecastLine } from './forecast-lines.ts';
import { capitalized } from '../words/capital.ts';

/** Somebody gets something to do, by when. */
export interface Given {
  readonly icon: IconName;
  readonly what: string;
  readonly note: string | null;
  readonly who: string;
  readonly until: string;
}

/** What a decision brings about, in words, ready to be drawn. */
export interface Consequences {
  /** “The process moves to”, “The process stays in”. */
  readonly moves: string;
  readonly stage: string;
  /** “, attempt 2. Five people get work now.” */
  readonly rest: string;
  readonly given: readonly Given[];
  /** Certificates and the like, with what changes about them. */
  readonly changes: readonly Changed[];
  readonly unblocks: readonly string[];
  readonly blocks: readonly string[];
  readonly fixed: readonly string[];
  readonly changeable: readonly string[];
  /** Dates before and after, where a forecast moves. */
  readonly forecast: readonly ForecastLine[];
}

/** What the difference is worded with. */
export interface ConsequenceContext {
  readonly wording: Wording;
  readonly calendar: Calendar;
  readonly me: string | null;
  readonly type: string;
  readonly key: string;
  readonly command: string;
  readonly subject: string;
  readonly signed: boolean;
  /** The line that waits for the reader by name, as a role or for somebody else. */
  readonly mine: { readonly command: string; readonly subject: string } | null;
  /** How an action of this number is drawn. */
  readonly actionIcon: (action: number) => IconName | null;
}

/** Work whose date somebody may ask to move. */
const EXTENDABLE: ReadonlySet<string> = new Set([
  ...['recordContainment', 'submitRootCause', 'submitPlan', 'completeAction', 'judgeEffectiveness', 'close'],
  'recordCorrection',
]);
/** Work that can be handed over to somebody else. */
const GIVEN_ON: ReadonlySet<string> = new Set([
  'completeAction',
  'verifyAction',
  'recordCorrection',
  'judgeEffectiveness',
]);

const ICONS: Readonly<Record<string, IconName>> = {
  completeAction: 'wrench-outline',
  verifyAction: 'shield-check-outline',
  judgeEffectiveness: 'target',
  approvePlan: 'checkbox-marked-circle-outline',
  approveRevision: 'checkbox-marked-circle-outline',
  approveExtension: 'calendar-outline',
  waitForProof: 'progress-clock',
  waitForCapa: 'autorenew',
  capaOpens: 'autorenew',
  submitPlan: 'format-list-bulleted',
};

/** Words the difference that a preview worked out: nothing here is known of a command but its subject and its words. */
export function wordConsequences(preview: Preview, context: ConsequenceContext): Consequences {
  const { from, to } = preview.stage;
  const { wording } = context;
  return {
    moves: from === to ? 'The process stays in' : 'The process moves to',
    stage: sentence(`stage.${to}`, {}, wording),
    rest: [preview.attempt > 1 ? `, attempt ${String(preview.attempt)}` : '', '.', peopleWords(preview, context)].join(
      '',
    ),
    given: [...preview.waitingBegins.map((line) => wordGiven(line, context)), ...startedBy(preview, context)],
    changes: wordChanges(preview, wording),
    unblocks: preview.waitingEnds
      .filter((line) => !goesOn(line, preview))
      .map((line) => wordEnd(line, preview, context)),
    blocks: wordBlocks(preview, context),
    fixed: wordFixed(preview, context),
    changeable: wordChangeable(preview),
    forecast: preview.forecast === null ? [] : wordForecast(preview.forecast, context),
  };
}

/** Who has it next: “Marta Kos and Petr Novak”; null when nobody has to act. */
export function nextHands(preview: Preview, wording: Wording, me: string | null): string | null {
  const names = [...new Set(preview.waitingBegins.map((line) => wordWho(line, { wording, me })))].filter(
    (name) => name !== NOBODY,
  );
  if (names.length === 0) return null;
  const shown = names.length > 3 ? [...names.slice(0, 2), `${String(names.length - 2)} others`] : names;
  return shown.length < 2 ? (shown[0] ?? null) : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1) ?? ''}`;
}

const NOBODY = 'nobody';

function peopleWords({ waitingBegins, reactions }: Preview, { wording }: ConsequenceContext): string {
  const workers = new Set(waitingBegins.flatMap(({ who }) => whoKeys(who)));
  const work = workers.size === 0 ? '' : ` ${count(workers.size, 'person gets', 'people get')} work now.`;
  const starts = reactions
    .filter((one) => one.do === 'start')
    .map(({ process = '' }) => ` A ${sentence(`process.${process}`, {}, wording)} is opened.`);
  return [work, ...starts].join('');
}

function whoKeys(who: Waiting['who']): readonly string[] {
  switch (who.kind) {
    case 'person':
      return [who.id];
    case 'people':
      return who.ids;
    case 'role':
      return [`${who.role}@${who.site ?? ''}`];
    case 'nobody':
      return [];
  }
}

function wordGiven(line: Waiting, context: ConsequenceContext): Given {
  return {
    icon: actionIconOf(line, context) ?? ICONS[line.code] ?? 'account-outline',
    what: capitalized(taskOf(line, context.wording)),
    note: null,
    who: wordWho(line, context),
    until: wordDate(line.until, context),
  };
}

/** An action is known by what is done; everything else by its task. */
function taskOf(line: Waiting, wording: Wording): string {
  const what = line.code === 'completeAction' ? line.params['what'] : undefined;
  return typeof what === 'string' ? what : wordWhat(line, wording);
}

function actionIconOf(line: Waiting, context: ConsequenceContext): IconName | null {
  const action = line.code === 'completeAction' ? line.params['action'] : undefined;
  return typeof action === 'number' ? context.actionIcon(action) : null;
}

/** A process that is started has an owner; what that person has to do first is decided there. */
function startedBy({ reactions }: Preview, { wording, me }: ConsequenceContext): Given[] {
  return reactions
    .filter((one) => one.do === 'start')
    .map(({ process = '', body = {} }) => {
      const owner = typeof body['owner'] === 'string' ? body['owner'] : null;
      const name = sentence(`process.${process}`, {}, wording);
      const who = owner === null ? '' : owner === me ? 'you' : wording.names.person(owner);
      return { icon: 'autorenew', what: `Own the new ${name}`, note: null, who, until: 'at once' };
    });
}

/** What waits again, by another day or for somebody else, did not come to its end. */
function goesOn({ code, subject }: Waiting, { waitingBegins }: Preview): boolean {
  return waitingBegins.some((line) => line.code === code && line.subject === subject);
}

function wordEnd(line: Waiting, preview: Preview, context: ConsequenceContext): string {
  const what = capitalized(wordWhat(line, context.wording));
  const ended = preview.deadlinesEnd.filter(
    (deadline) => deadline.subject === line.subject && isReminder(deadline.kind),
  );
  const last = ended
    .map(({ at }) => at)
    .sort()
    .at(-1);
  const name = isMine(line, context) ? 'you' : wordWho(line, context);
  const who = name === NOBODY ? '' : ` no longer waits for ${name}`;
  const done = who === '' ? `${what}: over` : `“${what}”${who}`;
  if (last === undefined) return done;
  return `${done}; ${count(ended.length, 'reminder', 'reminders')} until ${wordDate(last, context)} ${ended.length === 1 ? 'is' : 'are'} cancelled`;
}

function isMine({ command, subject }: Waiting, { mine }: ConsequenceContext): boolean {
  return mine !== null && command === mine.command && subject === mine.subject;
}

/** Stages of a journey run beside each other: what begins now holds none of them. */
function wordBlocks({ waitingBegins, stage }: Preview, context: ConsequenceContext): string[] {
  if (context.type === 'journey') return [];
  const work = waitingBegins.filter(({ who, until }) => who.kind !== 'nobody' && until !== undefined);
  const last = work
    .map(({ until = '' }) => until)
    .sort()
    .at(-1);
  if (last === undefined) return [];
  const name = sentence(`stage.${stage.to}`, {}, context.wording);
  const what = work.length === 1 ? 'that is done' : `all ${String(work.length)} are done`;
  return [`The process stays in ${name} until ${what}, at the latest ${wordDate(last, context)}`];
}

function wordFixed(preview: Preview, { type, command, subject, signed, wording, key }: ConsequenceContext): string[] {
  // What several types call the same can fix something else in each.
  const code = [`fixed.${type}.${command}`, `fixed.${command}`].find((one) => one in wording.words);
  const action = Number(subject.split(':')[1] ?? 0);
  const own = code === undefined ? [] : [sentence(code, { attempt: preview.attempt, action, key }, wording)];
  return signed ? [...own, 'Your signature stays on the record'] : own;
}

function wordChangeable({ waitingBegins }: Preview): string[] {
  const dates = waitingBegins.some((line) => EXTENDABLE.has(line.code));
  const people = waitingBegins.some((line) => GIVEN_ON.has(line.code));
  return [
    ...(dates ? ['Due dates, by an extension that somebody else approves'] : []),
    ...(people ? ['People, by handing work over'] : []),
  ];
}

function wordWhat(line: Waiting, wording: Wording): string {
  return sentence(`waiting.${line.code}`, line.params, wording);
}

function wordWho({ who, params }: Waiting, { wording, me }: Pick<ConsequenceContext, 'wording' | 'me'>): string {
  switch (who.kind) {
    case 'person':
      return who.id === me ? 'you' : wording.names.person(who.id);
    case 'people':
      return who.ids.length === 1 ? wording.names.person(who.ids[0] ?? '') : `${String(who.ids.length)} people`;
    case 'role':
      return wordRole(who.role, who.site, wording);
    case 'nobody': {
      // A certification body has no account here, and acts all the same.
      const { body } = params;
      return who.reason === 'body' && typeof body === 'string' ? body : NOBODY;
    }
  }
}

function wordDate(at: string | undefined, { wording, calendar }: ConsequenceContext): string {
  if (at === undefined) return '';
  return day(localDate(at, calendar), { now: wording.dates.now, zone: calendar.zone });
}

function isReminder(kind: string): boolean {
  return kind.startsWith('remind.');
}

function count(number: number, one: string, many: string): string {
  const names = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine', 'Ten'];
  const isSubject = one.includes(' ');
  const said = isSubject ? (names[number] ?? String(number)) : String(number);
  return `${said} ${number === 1 ? one : many}`;
}

/** What a title, a toast or a fixed sentence about a command is filled with. */
export function commandParams(
  detail: { readonly row: { readonly key: string; readonly attempt: number }; readonly state?: unknown },
  subject: string,
  wording: Wording,
): Readonly<Record<string, string | number>> {
  const finding = findingKeyOf(subject, detail.state);
  const audit = auditNameOf(subject, detail.state, wording);
  return {
    key: detail.row.key,
    attempt: detail.row.attempt,
    action: finding ?? subject.split(':')[1] ?? '',
    ...(audit === null ? {} : { audit }),
    subject: audit ?? (finding === null ? wordSubject(subject, wording) : wordFinding(finding, wording)),
  };
}
