import type { RecordedEvent } from '#domain/kernel/head';
import type { Input, Outcome } from '#domain/kernel/input';
import type { Instant } from '#domain/kernel/instant';
import type { AnyProcess } from '#domain/kernel/process';
import type { Reaction } from '#domain/kernel/reaction';
import { Agenda } from './agenda.ts';
import { childRef, withNames, type ImportFile, type NumberedEntry } from './import-file.ts';
import { ImportStopped } from './import-stopped.ts';
import { IMPORT_EPOCH, birthId, type KnownProcess, type Ledger, type Written } from './ledger.ts';

/**
 * At the same instant what a process caused comes first, then what the clock does, then what people do; and then what an
 * earlier pass had caused in a process that people only begin now.
 */
const RANK = { caused: 0, due: 1, entry: 2, causedInNew: 3 } as const;

/** A process of the file, as far as it has come. */
interface Member {
  readonly key: string;
  readonly ref: string;
  readonly type: string;
  readonly site: string;
  readonly process: AnyProcess;
  readonly known: KnownProcess | null;
  state: unknown;
  version: number;
  lastAt: Instant | null;
  nextDue: Instant | null;
}

type Caused = Exclude<Reaction, { do: 'notify' }>;

type Item =
  | { readonly kind: 'entry'; readonly entry: NumberedEntry }
  | { readonly kind: 'due'; readonly member: Member }
  | { readonly kind: 'caused'; readonly by: Member; readonly reaction: Caused; readonly waited?: true };

export interface ImportRunDeps {
  readonly ledger: Ledger;
  readonly processes: Readonly<Record<string, AnyProcess>>;
  /** Called after every entry with how many are done. */
  readonly progress?: (done: number) => void;
}

/**
 * One pass over a file under a virtual clock: entries, deadlines, and what the processes cause in each other, all in
 * order of time. What an earlier pass has recorded is followed, not repeated.
 */
export class ImportRun {
  private readonly agenda = new Agenda<Item>();
  private readonly byRef = new Map<string, Member>();
  private readonly byKey = new Map<string, Member>();
  private readonly deps: ImportRunDeps;
  private readonly file: ImportFile;
  private done = 0;

  constructor(deps: ImportRunDeps, file: ImportFile) {
    this.deps = deps;
    this.file = file;
    for (const entry of file.entries) this.agenda.add(entry.entry.at, RANK.entry, { kind: 'entry', entry });
  }

  /** Runs until everything up to `until` has happened. Throws `ImportStopped` at the first entry that is refused. */
  async run(until: Instant): Promise<void> {
    for (;;) {
      const next = this.agenda.take(until);
      if (!next) return;
      const { item, at } = next;
      switch (item.kind) {
        case 'entry':
          await this.takeEntry(item.entry);
          this.done += 1;
          this.deps.progress?.(this.done);
          break;
        case 'due':
          // An earlier deadline of the same process may have acted meanwhile, or an entry has ended this one.
          if (item.member.nextDue === at) await this.record(item.member, [], at);
          break;
        case 'caused':
          if (item.waited || !this.isAhead(item.reaction)) await this.bringAbout(item.by, item.reaction, at);
          else this.agenda.add(at, RANK.causedInNew, { ...item, waited: true });
          break;
      }
    }
  }

  /** The key of every process by the file's name for it. */
  keys(): ReadonlyMap<string, string> {
    return new Map([...this.byRef].map(([ref, member]) => [ref, member.key]));
  }

  /** Keys of the processes that are still open. */
  open(): string[] {
    return [...this.byKey.values()].filter(isOpen).map(({ key }) => key);
  }

  private async takeEntry(numbered: NumberedEntry): Promise<void> {
    const { entry } = numbered;
    if ('content' in entry) {
      await this.writeContent(numbered, entry);
      return;
    }
    const actor = { kind: 'person' as const, id: entry.person };
    const body = await this.named(entry.body, numbered);
    if ('birth' in entry) {
      const { process, site } = this.siteOfBirth(numbered, entry, body);
      const id = birthId(this.file.file, entry.ref);
      const key = await this.deps.ledger.reserve({ id, prefix: process.keyPrefix, site, at: entry.at });
      const member = await this.bind(entry.ref, { key, type: entry.type, site, process });
      await this.takeOnce(member, numbered, (inputId) => ({
        kind: 'birth',
        id: inputId,
        name: entry.birth,
        body,
        actor,
      }));
    } else {
      await this.takeOnce(this.memberCalled(entry.ref, numbered), numbered, (inputId) => ({
        kind: 'command',
        id: inputId,
        name: entry.command,
        body,
        actor,
      }));
    }
  }

  /** Contents are no events of the process: they have their own versions and audit chain, dated like everything here. */
  private async writeContent(
    numbered: NumberedEntry,
    { ref, content, person, at }: Extract<NumberedEntry['entry'], { content: unknown }>,
  ): Promise<void> {
    const { key, known } = this.memberCalled(ref, numbered);
    const { kind, round } = content;
    const parts = Object.fromEntries(
      await Promise.all(
        Object.entries(content.parts).map(async ([part, value]) => [part, await this.named(value, numbered)] as const),
      ),
    );
    const runs = (known?.epoch ?? IMPORT_EPOCH) > IMPORT_EPOCH;
    const written = await this.deps.ledger.write({ of: { key, kind, round }, parts, by: person, at, runs });
    const why = notWritten(written, `${kind}, round ${String(round)}, of ${key}`);
    if (why !== null) throw new ImportStopped(numbered, why);
  }

  private named(value: unknown, numbered: NumberedEntry): Promise<unknown> {
    return withNames(value, {
      keyOf: (ref) => this.memberCalled(ref, numbered).key,
      contentOf: ({ contentOf, kind, round }) =>
        this.deps.ledger.content({ key: this.memberCalled(contentOf, numbered).key, kind, round }),
    });
  }

  private async takeOnce(member: Member, numbered: NumberedEntry, input: (id: string) => Input): Promise<void> {
    const id = freshId(numbered.inputId, member.known);
    if (id === null) return;
    if ((member.known?.epoch ?? IMPORT_EPOCH) > IMPORT_EPOCH) {
      throw new ImportStopped(numbered, `${member.key} runs in the engine already; its past is closed`);
    }
    // An earlier pass went on without this entry, perhaps to the end: what happened since cannot be undone.
    if (member.lastAt !== null && numbered.entry.at < member.lastAt) {
      throw new ImportStopped(numbered, `the past of ${member.key} is recorded until ${member.lastAt} already`);
    }
    const outcome = await this.record(member, [input(id)], numbered.entry.at, id);
    if (outcome.status === 'refused') throw new ImportStopped(numbered, outcome.refusal);
    if (outcome.status === 'fault') throw new ImportStopped(numbered, `a rule failed, see incident ${outcome.errorId}`);
  }

  /** What is told to a process that this pass has not come to: an earlier one had begun it at this very instant. */
  private isAhead(reaction: Caused): boolean {
    return reaction.do === 'tell' && !this.byKey.has(reaction.to);
  }

  private async bringAbout(by: Member, reaction: Caused, at: Instant): Promise<void> {
    const id = `${by.key}:${reaction.id}`;
    if (reaction.do === 'tell') {
      const target = this.byKey.get(reaction.to);
      if (!target) throw new Error(`${by.key} tells ${reaction.to}, which does not come from this file`);
      if (isOpen(target) && target.known?.outcomes.has(id) !== true) {
        const fact: Input = { kind: 'fact', id, name: reaction.fact, body: reaction.body, from: by.key };
        await this.record(target, [fact], at, id);
      }
      return;
    }
    const process = this.deps.processes[reaction.process];
    if (!process) throw new Error(`No process of type ${reaction.process}`);
    const { site } = reaction;
    const key = await this.deps.ledger.reserve({ id, prefix: process.keyPrefix, site, at });
    const child = await this.bind(this.freeRef(reaction.process, by.ref), {
      key,
      type: reaction.process,
      site,
      process,
    });
    if (child.known?.outcomes.has(id) === true) return;
    const actor = { kind: 'process' as const, key: by.key };
    const birth: Input = { kind: 'birth', id, name: reaction.birth, body: reaction.body, actor };
    const outcome = await this.record(child, [birth], at, id);
    if (outcome.status !== 'done') throw new Error(`${by.key} could not start ${key}: ${JSON.stringify(outcome)}`);
  }

  private async bind(ref: string, born: Pick<Member, 'key' | 'type' | 'site' | 'process'>): Promise<Member> {
    const known = await this.deps.ledger.known(born.key);
    const member: Member = { ...born, ref, known, state: null, version: 0, lastAt: null, nextDue: null };
    this.byRef.set(ref, member);
    this.byKey.set(born.key, member);
    if (known) {
      const due = known.epoch === IMPORT_EPOCH ? known.nextDue : null;
      this.follow(member, known.events, known.version, due);
    }
    return member;
  }

  private async record(member: Member, inputs: readonly Input[], at: Instant, inputId?: string): Promise<Outcome> {
    const { key, type, site, version } = member;
    const request = { key, type, site, epoch: IMPORT_EPOCH, version, runVersion: version, inputs, at };
    const result = await this.deps.ledger.record(request);
    if (result.status === 'superseded') throw new Error(`${key} was started in the engine while it was imported`);
    this.follow(member, result.events, result.version, result.nextDue);
    const outcome = inputId === undefined ? undefined : result.outcomes[inputId];
    return outcome ?? { status: 'ignored', version: result.version };
  }

  /** Takes what was recorded into the member, and puts on the agenda what follows from it. */
  private follow(member: Member, events: readonly RecordedEvent[], version: number, nextDue: Instant | null): void {
    for (const { event, seq, at, actor } of events) {
      const stamp = { key: member.key, seq, at, actor };
      member.lastAt = at;
      member.state = member.process.evolve(member.state, event, stamp);
      for (const reaction of member.process.reactions(event, member.state, stamp)) {
        if (reaction.do !== 'notify') this.agenda.add(at, RANK.caused, { kind: 'caused', by: member, reaction });
      }
    }
    member.version = version;
    if (nextDue !== null && nextDue !== member.nextDue) this.agenda.add(nextDue, RANK.due, { kind: 'due', member });
    member.nextDue = nextDue;
  }

  private siteOfBirth(
    numbered: NumberedEntry,
    entry: { readonly type: string; readonly birth: string },
    body: unknown,
  ): { process: AnyProcess; site: string } {
    const process = this.deps.processes[entry.type];
    const birth = process?.births[entry.birth];
    const parsed = birth?.schema.safeParse(body);
    if (!process || !birth || !parsed) throw new ImportStopped(numbered, `there is no birth ${entry.birth}`);
    if (parsed.success) return { process, site: birth.site(parsed.data) };
    const [issue] = parsed.error.issues;
    throw new ImportStopped(numbered, `${issue?.path.map(String).join('.') ?? ''}: ${issue?.message ?? 'invalid'}`);
  }

  private memberCalled(ref: string, numbered: NumberedEntry): Member {
    const member = this.byRef.get(ref);
    if (!member) throw new ImportStopped(numbered, `nothing is called ${ref} yet at that time`);
    return member;
  }

  /** `capaOf:<ref>`, and `capaOf:<ref>:2` for a second one that the same process starts. */
  private freeRef(type: string, ref: string): string {
    const first = childRef(type, ref);
    let free = first;
    for (let count = 2; this.byRef.has(free); count += 1) free = `${first}:${String(count)}`;
    return free;
  }
}

const isOpen = ({ process, state }: Member): boolean => state !== null && process.summary(state).open;

/**
 * The id under which an input is still to be recorded, or null when it was. What an earlier pass saw refused or fail is
 * tried again under an id of its own, because something else may have been put right since.
 */
function freshId(id: string, known: KnownProcess | null): string | null {
  let fresh = id;
  for (let attempt = 2; ; attempt += 1) {
    const status = known?.outcomes.get(fresh);
    if (status === undefined) return fresh;
    if (status !== 'refused' && status !== 'fault') return null;
    fresh = `${id}:${String(attempt)}`;
  }
}

/** Why a content could not be written; null when it was, now or before. */
function notWritten(written: Written, content: string): string | null {
  switch (written) {
    case 'done':
    case 'known':
      return null;
    case 'runs':
      return `its process runs in the engine already, and the past of ${content} is closed`;
    case 'frozen':
      return `${content} is signed and does not change any more`;
    case 'unchanged':
      return `it changes nothing in ${content}`;
    case 'laterWritten':
      return `somebody has changed ${content} since`;
  }
}
