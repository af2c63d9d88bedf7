import type { Calendar } from './calendar.ts';
import { isAsShown, type Content, type ContentRef } from './content.ts';
import { deadlineId } from './deadline.ts';
import { withSubstitutes, type Directory } from './directory.ts';
import { isOpen, pendingDeadlines, type Head, type Parked, type RecordedEvent } from './head.ts';
import type { CommandInput, FactInput, Input, Outcome } from './input.ts';
import { laterOf, type Instant } from './instant.ts';
import type { Actor, Moment } from './moment.ts';
import { covers, reachOf } from './permissions.ts';
import type { Policy } from './policy.ts';
import type { AnyProcess, DomainEvent } from './process.ts';
import type { Reaction } from './reaction.ts';
import type { Reference } from './reference.ts';
import { refuse, type Refusal } from './refusal.ts';

/** A state above this size (JSON characters) is a fault: bulk content belongs in a record of its own. */
const STATE_LIMIT = 256_000;

/** What the rules are told beside the state, already resolved for the site of the process. */
export interface Surroundings {
  readonly policy: Policy;
  readonly calendar: Calendar;
  readonly directory: Directory;
  readonly reference: Reference;
  /** Contents that commands of this turn judge, by id, locked. */
  readonly contents?: ReadonlyMap<string, Content>;
  /** Of what commands of this turn claim: what other open processes hold, with their keys. */
  readonly held?: ReadonlyMap<string, string>;
  /** Events of the record after the oldest version that a page in this batch showed; for staleness. */
  readonly since: readonly RecordedEvent[];
  /** Keys reserved for what inputs of this turn start, by the id of the input. */
  readonly newKeys?: ReadonlyMap<string, string>;
  /** Uploaded files that may not become part of the process: unknown, gone, or somebody else's. */
  readonly unusableFiles?: ReadonlySet<string>;
  /** A past is being imported: reminders of that time are recorded as skipped, nobody is reminded of them now. */
  readonly importing?: boolean;
  /** Opens an incident for a rule that threw, and names it. */
  fault(what: { inputId: string; error: unknown }): string;
}

/** What one turn did to a process. */
export interface Turn {
  readonly head: Head;
  readonly events: readonly RecordedEvent[];
  readonly reactions: readonly { reaction: Reaction; seq: number; at: Instant }[];
  readonly outcomes: ReadonlyMap<string, Outcome>;
  /** Ids of the contents that were signed and never change again. */
  readonly frozen: readonly string[];
}

/**
 * Applies what is waiting to one process: first every deadline that passed, in order and at its own instant, then the
 * inputs one after another, each on the state its predecessors left. Pure; the record, the preview, the importer
 * and `runPure` all go through here. A rule that throws spoils only its own input.
 */
export function applyTurn(
  process: AnyProcess,
  head: Head,
  inputs: readonly Input[],
  at: Instant,
  around: Surroundings,
): Turn {
  const turn = new TurnInProgress(process, head, around);
  turn.actOnDeadlines(at);
  for (const input of inputs) {
    turn.take(input, at);
    turn.actOnDeadlines(at);
  }
  return turn.result();
}

/** The contents that these inputs judge, as far as their bodies can be read. */
export function contentsJudged(process: AnyProcess, inputs: readonly Input[]): ContentRef[] {
  return inputs.flatMap((input) => {
    const command = input.kind === 'command' ? process.commands[input.name] : undefined;
    if (!command?.content || input.kind !== 'command') return [];
    const body = command.schema.safeParse(input.body);
    const ref = body.success ? command.content(body.data) : null;
    return ref ? [ref] : [];
  });
}

/** What these inputs claim for the process, as far as their bodies can be read. */
export function claimsMade(process: AnyProcess, inputs: readonly Input[]): string[] {
  return inputs.flatMap((input) => {
    const asked =
      input.kind === 'command'
        ? process.commands[input.name]
        : input.kind === 'birth'
          ? process.births[input.name]
          : null;
    if (!asked?.claims) return [];
    const body = asked.schema.safeParse(input.body);
    return body.success ? [...asked.claims(body.data)] : [];
  });
}

class TurnInProgress {
  private head: Head;
  private readonly process: AnyProcess;
  private readonly around: Surroundings;
  private readonly events: RecordedEvent[] = [];
  private readonly reactions: { reaction: Reaction; seq: number; at: Instant }[] = [];
  private readonly outcomes = new Map<string, Outcome>();
  private readonly frozen: string[] = [];
  /** Where the process stood when the turn began: a page that showed it is judged alike in any split into turns. */
  private readonly begin: { readonly version: number; readonly stage: string | undefined };

  constructor(process: AnyProcess, head: Head, around: Surroundings) {
    this.process = process;
    this.head = head;
    this.around = around;
    const { version, state } = head;
    this.begin = { version, stage: state === null ? undefined : process.summary(state).stage };
  }

  result(): Turn {
    const { head, events, reactions, outcomes, frozen } = this;
    return { head, events, reactions, outcomes, frozen };
  }

  actOnDeadlines(at: Instant): void {
    for (;;) {
      const pending = pendingDeadlines(this.process, this.head);
      const deadline = pending[0];
      if (!deadline || deadline.at > at) return;
      const superseded =
        deadline.series !== undefined &&
        (this.around.importing === true ||
          pending.some(
            (other) =>
              other !== deadline && other.series === deadline.series && other.at > deadline.at && other.at <= at,
          ));
      const id = deadlineId(deadline);
      const now = laterOf(deadline.at, this.head.lastAt ?? deadline.at);
      const moment = { ...this.moment({ kind: 'clock' }, now, id), superseded };
      try {
        const events = this.process.onDeadline(this.head.state, deadline, moment);
        const before = this.head;
        this.commit(events, { inputId: id, subject: deadline.subject, moment }, (next) => {
          if (pendingDeadlines(this.process, next).some((left) => deadlineId(left) === id)) {
            throw new Error(`Deadline ${id} of ${before.key} acted and is still due`);
          }
        });
      } catch (error) {
        this.park({ id, errorId: this.around.fault({ inputId: id, error }), fact: null });
      }
    }
  }

  take(input: Input, at: Instant): void {
    try {
      if (input.kind === 'fact') this.takeFact(input, at);
      else this.takeCommand(input, at);
    } catch (error) {
      const errorId = this.around.fault({ inputId: input.id, error });
      if (input.kind === 'fact') this.park({ id: input.id, errorId, fact: input });
      this.outcomes.set(input.id, { status: 'fault', version: this.head.version, errorId });
    }
  }

  private takeFact(input: FactInput, at: Instant): void {
    const fact = this.process.facts[input.name];
    if (!fact || !isOpen(this.process, this.head)) {
      this.outcomes.set(input.id, { status: 'ignored', version: this.head.version });
      return;
    }
    const body = fact.schema.parse(input.body);
    const moment = this.moment({ kind: 'process', key: input.from }, at, input.id);
    const events = fact.apply(this.head.state, body, moment);
    this.commit(events, { inputId: input.id, subject: fact.subject(body), moment });
    const status = events.length === 0 ? 'ignored' : 'done';
    this.outcomes.set(
      input.id,
      status === 'done'
        ? { status, version: this.head.version, events: events.length }
        : { status, version: this.head.version },
    );
  }

  private takeCommand(input: CommandInput, at: Instant): void {
    const decided = input.kind === 'birth' ? this.decideBirth(input, at) : this.decideCommand(input, at);
    if ('refusal' in decided) {
      this.outcomes.set(input.id, { status: 'refused', version: this.head.version, refusal: decided.refusal });
      return;
    }
    if ('changes' in decided) {
      const changes = decided.changes.map(({ seq, event, subject, actor, at: changedAt }) => ({
        seq,
        type: event.type,
        subject,
        actor,
        at: changedAt,
      }));
      this.outcomes.set(input.id, { status: 'stale', version: this.head.version, changes });
      return;
    }
    if (this.citesUnusableFile(decided.events)) {
      this.outcomes.set(input.id, { status: 'refused', version: this.head.version, refusal: refuse('fileNotUsable') });
      return;
    }
    this.commit(decided.events, { inputId: input.id, subject: decided.subject, moment: decided.moment });
    if (decided.moment.content) this.frozen.push(decided.moment.content.id);
    this.outcomes.set(input.id, { status: 'done', version: this.head.version, events: decided.events.length });
  }

  private citesUnusableFile(events: readonly DomainEvent[]): boolean {
    const { unusableFiles } = this.around;
    return (
      unusableFiles !== undefined &&
      events.some((event) => this.process.files(event).some((id) => unusableFiles.has(id)))
    );
  }

  private decideBirth(input: CommandInput, at: Instant): Decided {
    const birth = this.process.births[input.name];
    if (!birth) return { refusal: refuse('unknownCommand', { command: input.name }) };
    if (this.head.state !== null) return { refusal: refuse('alreadyExists', { process: { process: this.head.key } }) };
    const parsed = birth.schema.safeParse(input.body);
    if (!parsed.success) return { refusal: invalid(parsed.error.issues) };
    const moment = this.moment(input.actor, at, input.id);
    if (birth.permission && input.actor.kind === 'person') {
      const reach = this.reach(moment, birth.permission, input.actor.id);
      if (!covers(reach, input.actor.id, { site: this.head.site, people: [input.actor.id] })) {
        return { refusal: refuse('notPermitted', { permission: birth.permission }) };
      }
    }
    const refusal = birth.may(moment, parsed.data);
    return refusal ? { refusal } : { events: birth.decide(parsed.data, moment), subject: 'process', moment };
  }

  private decideCommand(input: CommandInput, at: Instant): Decided {
    const command = this.process.commands[input.name];
    if (!command) return { refusal: refuse('unknownCommand', { command: input.name }) };
    if (this.head.state === null) return { refusal: refuse('notFound', { process: this.head.key }) };
    const summary = this.process.summary(this.head.state);
    if (!summary.open && !command.whenClosed)
      return { refusal: refuse('closed', { process: { process: this.head.key } }) };
    const parsed = command.schema.safeParse(input.body);
    if (!parsed.success) return { refusal: invalid(parsed.error.issues) };
    const body = parsed.data;
    const subject = command.subject(body);
    const itself = command.names?.(body).find(({ key }) => key === this.head.key);
    if (itself) return { refusal: refuse('namesItself', { process: { process: this.head.key } }, itself.field) };
    const changes = this.changesSince(input, subject);
    if (changes.length > 0) return { changes };
    const content = this.contentShown(command.content?.(body) ?? null);
    if (content === 'changed') return { refusal: refuse('contentChanged') };
    const moment: Moment = { ...this.moment(input.actor, at, input.id), ...(content && { content }) };
    if (input.actor.kind === 'person') {
      const reach = this.reach(moment, command.permission, input.actor.id);
      const people = withSubstitutes(summary.people, moment.directory, at);
      if (!covers(reach, input.actor.id, { site: summary.site, people })) {
        return { refusal: refuse('notPermitted', { permission: command.permission }) };
      }
    }
    const refusal = command.available(this.head.state, moment, subject) ?? command.may(this.head.state, moment, body);
    return refusal ? { refusal } : { events: command.decide(this.head.state, body, moment), subject, moment };
  }

  /** The content as the sender was shown it; an earlier command of this turn may have signed it just now. */
  private contentShown(shown: ContentRef | null): Content | 'changed' | null {
    if (shown === null) return null;
    const content = this.around.contents?.get(shown.id);
    return isAsShown(content, shown) && !this.frozen.includes(shown.id) ? content : 'changed';
  }

  /** What another person did to the command's own subject, or to leave its stage, since the page was drawn. */
  private changesSince(input: CommandInput, subject: string): RecordedEvent[] {
    const shown = input.shownVersion;
    if (shown === undefined || shown >= this.head.version || input.actor.kind !== 'person') return [];
    const me = input.actor.id;
    const known = [...this.around.since, ...this.events];
    const stageShown = shown === this.begin.version ? this.begin.stage : known.find((row) => row.seq === shown)?.stage;
    return known.filter(
      (row) =>
        row.seq > shown &&
        row.actor.kind === 'person' &&
        row.actor.id !== me &&
        (row.subject === subject ||
          (this.process.stagesOverlap !== true && stageShown !== undefined && row.stage !== stageShown)),
    );
  }

  private reach(
    moment: Moment,
    permission: Parameters<typeof reachOf>[1],
    personId: string,
  ): ReturnType<typeof reachOf> {
    return reachOf(moment.roles, permission, moment.directory.find(personId)?.site ?? '');
  }

  private moment(actor: Actor, at: Instant, inputId: string): Moment {
    const { policy, calendar, directory, reference, held, newKeys } = this.around;
    const roles = actor.kind === 'person' ? (directory.find(actor.id)?.roles ?? []) : [];
    const newKey = newKeys?.get(inputId);
    const known = { policy, calendar, directory, reference, ...(held && { held }), ...(newKey && { newKey }) };
    return { now: at, actor, roles, site: this.head.site, ...known, superseded: false };
  }

  /** Takes events into the head, all or none. */
  private commit(
    events: readonly DomainEvent[],
    cause: { inputId: string; subject: string; moment: Moment },
    check?: (next: Head) => void,
  ): void {
    const { actor, now } = cause.moment;
    let { state, version } = this.head;
    const rows: RecordedEvent[] = [];
    const reactions: { reaction: Reaction; seq: number; at: Instant }[] = [];
    for (const candidate of events) {
      const event = this.process.events.parse(candidate);
      version += 1;
      const stamp = { key: this.head.key, seq: version, at: now, actor };
      state = this.process.evolve(state, event, stamp);
      for (const reaction of this.process.reactions(event, state, stamp))
        reactions.push({ reaction, seq: version, at: now });
      const { stage } = this.process.summary(state);
      rows.push({ seq: version, subject: cause.subject, stage, actor, at: now, inputId: cause.inputId, event });
    }
    if (rows.length > 0 && JSON.stringify(state).length > STATE_LIMIT) {
      throw new Error(`The state of ${this.head.key} would exceed ${String(STATE_LIMIT)} characters`);
    }
    const next: Head = { ...this.head, state, version, lastAt: rows.length > 0 ? now : this.head.lastAt };
    check?.(next);
    this.head = next;
    this.events.push(...rows);
    this.reactions.push(...reactions);
  }

  private park(parked: Parked): void {
    this.head = { ...this.head, parked: [...this.head.parked.filter((one) => one.id !== parked.id), parked] };
  }
}

type Decided =
  | { readonly refusal: Refusal }
  | { readonly changes: readonly RecordedEvent[] }
  | { readonly events: readonly DomainEvent[]; readonly subject: string; readonly moment: Moment };

function invalid(issues: readonly { path: readonly PropertyKey[]; message: string }[]): Refusal {
  const first = issues[0];
  const field = first?.path.map(String).join('.') ?? '';
  return refuse('invalid', { field, message: first?.message ?? '' }, field);
}
