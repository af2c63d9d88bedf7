import { applyTurn } from '#domain/kernel/apply';
import { availabilities, type Availability } from '#domain/kernel/availability';
import { endOfDay, localDate, startOfDay } from '#domain/kernel/calendar';
import { preview, type Preview } from '#domain/kernel/preview';
import { pendingDeadlines, type Head, type RecordedEvent } from '#domain/kernel/head';
import type { Input, Outcome } from '#domain/kernel/input';
import type { Instant, LocalDate } from '#domain/kernel/instant';
import type { Policy } from '#domain/kernel/policy';
import type { AnyProcess } from '#domain/kernel/process';
import type { Reaction } from '#domain/kernel/reaction';
import type { ScriptStep } from '#domain/kernel/run-pure';
import type { Refusal } from '#domain/kernel/refusal';
import type { Waiting } from '#domain/kernel/waiting';
import { anOrganization, SITE, type Organization } from './organization.ts';

/** Monday morning, 23 November 2026, in Norway. */
export const MONDAY: Instant = '2026-11-23T08:41:00.000Z';

/** A process that runs on the kernel alone: commands, and time that passes. A fault fails the test. */
export class RunningProcess {
  readonly events: RecordedEvent[] = [];
  readonly reactions: Reaction[] = [];
  /** Everything that arrived, and when: another run of the same script has to give the same. */
  readonly script: Extract<ScriptStep, { inputs: readonly Input[] }>[] = [];
  head: Head;
  now: Instant = MONDAY;
  protected readonly process: AnyProcess;
  protected readonly organization: Organization;
  private readonly newKeys = new Map<string, string>();
  private inputs = 0;

  constructor(process: AnyProcess, key: string, organization: Organization = anOrganization()) {
    this.process = process;
    this.organization = organization;
    this.head = { key, site: SITE, version: 0, state: null, lastAt: null, parked: [] };
  }

  /** What became of a command. */
  send(name: string, body: unknown, by: string): Outcome {
    const [outcome] = this.sendAll([{ name, body, by }]);
    if (!outcome) throw new Error(`${name} has no outcome`);
    return outcome;
  }

  /** Several commands in one turn, as when people press at the same moment; all saw the same version. */
  sendAll(commands: readonly { name: string; body: unknown; by: string }[]): Outcome[] {
    const shownVersion = this.head.version;
    const inputs = commands.map(({ name, body, by }): Input => ({
      kind: this.head.state === null ? 'birth' : 'command',
      id: `i${String((this.inputs += 1))}`,
      name,
      body,
      actor: { kind: 'person', id: by },
      shownVersion,
    }));
    const outcomes = this.turn(inputs, this.now);
    return inputs.map((input) => {
      const outcome = outcomes.get(input.id);
      if (!outcome) throw new Error(`No outcome of ${input.name}`);
      return outcome;
    });
  }

  /** A command that has to succeed. */
  do(name: string, body: unknown, by: string): this {
    const outcome = this.send(name, body, by);
    if (outcome.status !== 'done') throw new Error(`${name} by ${by}: ${JSON.stringify(outcome)}`);
    return this;
  }

  /** A command that has to be refused; gives the refusal. */
  refusal(name: string, body: unknown, by: string): Refusal {
    const outcome = this.send(name, body, by);
    if (outcome.status !== 'refused') throw new Error(`${name} by ${by}: ${JSON.stringify(outcome)}`);
    return outcome.refusal;
  }

  /** What a command would bring about now; it has to be possible. */
  preview(name: string, body: unknown, by: string): Preview {
    const actor = { kind: 'person' as const, id: by };
    const input = { kind: 'command' as const, id: 'preview', name, body, actor };
    const shown = preview(this.process, this.head, input, this.now, this.organization);
    if (shown.refusal) throw new Error(`${name} by ${by}: ${JSON.stringify(shown.refusal)}`);
    return shown;
  }

  /** What the next input starts gets this key. */
  reserved(key: string): this {
    this.newKeys.set(`i${String(this.inputs + 1)}`, key);
    return this;
  }

  /** A process tells this one something, or gives birth to it. */
  hear(input: { kind: 'fact' | 'birth'; name: string; body: unknown; from: string }): Outcome {
    const id = `i${String((this.inputs += 1))}`;
    const common = { id, name: input.name, body: input.body };
    const whole: Input =
      input.kind === 'fact'
        ? { ...common, kind: 'fact', from: input.from }
        : { ...common, kind: 'birth', actor: { kind: 'process', key: input.from } };
    const outcome = this.turn([whole], this.now).get(id);
    if (!outcome) throw new Error(`No outcome of ${input.name}`);
    return outcome;
  }

  /** Time passes until this instant; what is due acts at its own moment. */
  until(instant: Instant): this {
    for (;;) {
      const due = pendingDeadlines(this.process, this.head)[0];
      if (!due || due.at > instant) break;
      this.turn([], due.at);
    }
    this.now = instant > this.now ? instant : this.now;
    return this;
  }

  /** Time passes until noon of this date at the site. */
  untilDay(date: LocalDate): this {
    const start = new Date(startOfDay(date, this.organization.calendar)).getTime();
    return this.until(new Date(start + 12 * 3_600_000).toISOString());
  }

  /** Everything due up to then acts in one turn, as after an outage. */
  afterOutage(instant: Instant): this {
    this.now = instant;
    this.turn([], instant);
    return this;
  }

  /** What the organization decided, as it holds now. */
  get policy(): Policy {
    return this.organization.policy;
  }

  get stage(): string {
    return this.process.summary(this.head.state).stage;
  }

  get waiting(): readonly Waiting[] {
    return this.process.waiting(this.head.state);
  }

  get deadlines(): ReturnType<AnyProcess['deadlines']> {
    return pendingDeadlines(this.process, this.head);
  }

  /** The date at the site on which the waiting line of this subject is due. */
  dueOn(subject: string): LocalDate {
    const until = this.waiting.find((line) => line.subject === subject)?.until;
    if (until === undefined) throw new Error(`Nothing is due for ${subject}`);
    return localDate(until, this.organization.calendar);
  }

  /** What this person could do now. */
  availableTo(id: string): Availability[] {
    return availabilities(this.process, this.head.state, {
      ...this.organization,
      now: this.now,
      actor: { kind: 'person', id },
      roles: this.organization.directory.find(id)?.roles ?? [],
      site: SITE,
      superseded: false,
    });
  }

  notices(code: string): Extract<Reaction, { do: 'notify' }>[] {
    return this.reactions.filter((one) => one.do === 'notify').filter((one) => one.code === code);
  }

  typesOfEvents(): string[] {
    return this.events.map((row) => row.event.type);
  }

  endOf(date: LocalDate): Instant {
    return endOfDay(date, this.organization.calendar);
  }

  private turn(inputs: readonly Input[], at: Instant): ReadonlyMap<string, Outcome> {
    const turn = applyTurn(this.process, this.head, inputs, at, {
      ...this.organization,
      since: this.events,
      newKeys: this.newKeys,
      fault: ({ inputId, error }) => {
        throw new Error(`Fault in ${inputId}: ${String(error)}`, { cause: error });
      },
    });
    if (inputs.length > 0) this.script.push({ at, inputs });
    this.head = turn.head;
    this.events.push(...turn.events);
    this.reactions.push(...turn.reactions.map((one) => one.reaction));
    if (at > this.now) this.now = at;
    return turn.outcomes;
  }
}
