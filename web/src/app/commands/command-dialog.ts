import { NgTemplateOutlet } from '@angular/common';
import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  effect,
  ElementRef,
  inject,
  Injector,
  signal,
  untracked,
} from '@angular/core';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { Live } from '../core/live.ts';
import { asProblem } from '../core/problem.ts';
import { Session } from '../core/session.ts';
import { Action } from '../ui/action.ts';
import { Notice } from '../ui/notice.ts';
import type { KeepsWriting } from '../ui/unsent-writing.ts';
import { PnTime } from '../words/date-pipes.ts';
import { wordWarning } from './warning-lines.ts';
import { WordsOfConsole } from '../words/words-of-console.ts';
import { iconOfAction } from './action-icons.ts';
import { despiteOf, isReasoned, reasonsIn, withReason } from './against-rules.ts';
import { BrokenRules } from './broken-rules.ts';
import { CommandFields } from './command-fields.ts';
import { signatureAsked, type Asked, type CommandForm } from './command-form.ts';
import { commandParams, wordConsequences } from './consequences.ts';
import { ConsequenceList } from './consequence-list.ts';
import { CriteriaList } from './criteria-list.ts';
import { CommandPreviews } from './command-previews.ts';
import { DemandedReasons } from './demanded-reasons.ts';
import { errorsOf, fieldOf, listOf, type Body, type Draft } from './draft.ts';
import type { Preview } from './preview.ts';
import { OwnersList } from './owners-list.ts';
import { Sending, type Press, type Sent } from './sending.ts';
import { SignatureRow } from './signature-row.ts';
import { SimilarList } from './similar-list.ts';
import { StaleChanges } from './stale-changes.ts';
import { Writing } from './writing.ts';

/** What the dialog is opened with; `body` when an editor of the page already wrote it. */
export interface CommandDialogData {
  readonly asked: Asked;
  readonly body: Body | null;
  /** How it is asked for; undefined for a command that this console does not know yet. */
  readonly form: CommandForm | undefined;
}

/** How the dialog ended, when something was sent. */
export interface CommandDialogResult {
  readonly sent: Sent;
  readonly preview: Preview | null;
}

/** After the last key, so that a preview is not asked for at every letter. */
const SETTLED_MS = 350;

/**
 * Asks for a command: its form, what follows from it, the signature, and what became of it. On failure it stays open
 * with the error beside the control and the input kept.
 */
@Component({
  selector: 'pn-command-dialog',
  imports: [
    ...[
      Action,
      BrokenRules,
      CommandFields,
      ConsequenceList,
      CriteriaList,
      MatDialogModule,
      Notice,
      PnTime,
      SignatureRow,
    ],
    ...[NgTemplateOutlet, OwnersList, SimilarList, StaleChanges],
  ],
  templateUrl: './command-dialog.html',
  styleUrl: './command-dialog.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class CommandDialog implements KeepsWriting {
  private readonly data = inject<CommandDialogData>(MAT_DIALOG_DATA);
  private readonly dialog = inject<MatDialogRef<CommandDialog, CommandDialogResult>>(MatDialogRef);
  private readonly sending = inject(Sending);
  protected readonly words = inject(WordsOfConsole);
  private readonly session = inject(Session);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly injector = inject(Injector);

  protected readonly command = this.data.asked.command;
  protected readonly key = this.data.asked.detail.row.key;
  private readonly form = this.data.form;
  protected readonly beside = this.form?.beside ?? null;
  protected readonly plain = this.form?.plain === true;
  private readonly allFields = computed(() => this.form?.fields(this.asked()) ?? []);

  private readonly writing = new Writing(this.data.asked, this.data.form);
  protected readonly asked = this.writing.asked;
  protected readonly shownVersion = this.writing.shownVersion.asReadonly();
  protected readonly draft = this.writing.draft.asReadonly();
  private readonly touched = signal<ReadonlySet<string>>(new Set());
  private readonly pressed = signal(false);
  private readonly demands = new DemandedReasons();
  protected readonly signed = signal(false);
  protected readonly busy = signal(false);
  private readonly sent = signal<Sent | null>(null);
  private readonly rules = this.demands.rules;
  private press: Press | null = null;

  /** The reasons written so far, by rule. */
  protected readonly reasons = computed(() => reasonsIn(this.draft(), this.rules()));

  protected readonly meaning = this.signatureMeaning();
  protected readonly signer = computed(() => {
    const person = this.session.person();
    return person ? [person.name, person.title?.toLowerCase()].filter(Boolean).join(', ') : '';
  });

  /** A remark that may be left out comes after what follows from the decision. */
  protected readonly fieldsLast = this.allFields().every(({ optional, onDemand }) => optional ?? onDemand);
  protected readonly fields = computed(() => this.demands.asked(this.allFields(), this.draft()));
  private readonly body = computed<Body>(() => {
    const fixed = { ...this.form?.fixed?.(this.asked()), ...this.data.body };
    const answers = this.writing.body(this.fields(), fixed);
    const shaped = this.form?.shape?.(answers, this.asked()) ?? answers;
    return {
      ...shaped,
      ...despiteOf(shaped, this.draft(), this.rules()),
      ...(this.meaning === null ? {} : { signed: true }),
    };
  });
  private readonly missing = computed(() => (this.form ? errorsOf(this.form.schema, this.body()) : {}));
  private readonly isComplete = computed(() => Object.keys(this.missing()).length === 0);

  private readonly previews = new CommandPreviews(
    () => this.previewUrl(),
    () => this.allFields(),
  );
  private readonly previewing = this.previews.whole;
  /** The last preview; it stays while a newer one is worked out, so that nothing flickers. */
  private readonly kept = signal<Preview | null>(null);
  protected readonly preview = computed(() => (this.isComplete() ? this.kept() : null));
  protected readonly previewProblem = computed(() => {
    const error = this.previewing.error();
    return error && this.isComplete() ? asProblem(error) : null;
  });
  protected readonly refusal = computed(() => {
    const sent = this.sent();
    if (sent?.kind === 'refused') return { ...sent, field: sent.field && fieldOf(sent.field) };
    const refusal = this.preview()?.refusal;
    return refusal
      ? {
          sentence: refusal.sentence,
          field: refusal.field ? fieldOf(refusal.field) : null,
          rules: refusal.rules ?? [],
        }
      : null;
  });

  protected readonly errors = computed<Readonly<Record<string, string>>>(() => {
    const missing = Object.entries(this.missing()).filter(([name]) => this.pressed() || this.touched().has(name));
    const refusal = this.refusal();
    const refused = refusal?.field && this.isAsked(refusal.field) ? { [refusal.field]: refusal.sentence } : {};
    const sent = this.sent();
    return { ...(sent?.kind === 'invalid' ? sent.fields : {}), ...Object.fromEntries(missing), ...refused };
  });
  /** A refusal that is about no field of the form, nor about rules that are shown one by one. */
  protected readonly general = computed(() => {
    const refusal = this.refusal();
    const isShown = refusal?.field ? this.isAsked(refusal.field) : (refusal?.rules.length ?? 0) > 0;
    return refusal && !isShown ? refusal.sentence : null;
  });
  /** Every rule that it breaks, as long as it does or a reason is given for it. */
  protected readonly broken = computed(() =>
    (this.refusal()?.rules.length ?? 0) > 0 || isReasoned(this.draft(), this.rules()) ? this.rules() : [],
  );
  protected readonly consequences = computed(() => {
    const preview = this.preview();
    return preview?.refusal === null && !this.plain
      ? wordConsequences(preview, {
          wording: this.words.wording(),
          calendar: this.asked().detail.calendar,
          me: this.session.person()?.id ?? null,
          type: this.asked().detail.row.type,
          key: this.key,
          command: this.command,
          subject: this.asked().subject,
          signed: this.meaning !== null,
          mine: this.asked().detail.row.myCommand,
          actionIcon: (action) => iconOfAction(this.asked().detail, action),
        })
      : null;
  });

  /** Said before anything is sent, and never a reason not to. */
  protected readonly warnings = computed(() =>
    [...(this.asked().warnings ?? []), ...(this.form?.warns?.(this.asked(), this.draft()) ?? [])].map((one) =>
      wordWarning(one, (sentence) => this.words.sayIt(sentence)),
    ),
  );

  protected readonly title = computed(() => this.say('ask', `command.${this.command}`));
  protected readonly verb = computed(() => this.words.say(`command.${this.command}`));
  protected readonly again = computed(() => {
    const sent = this.sent();
    return sent?.kind === 'again' || sent?.kind === 'failed' ? sent : null;
  });
  protected readonly accepted = computed(() => this.sent()?.kind === 'accepted');
  protected readonly stale = computed(() => this.sent()?.kind === 'stale');
  /** The newest version that this dialog has heard of. */
  protected readonly newest = computed(() => {
    const sent = this.sent();
    const refusedAt = sent?.kind === 'stale' ? sent.version : 0;
    return Math.max(this.asked().detail.version, this.preview()?.version ?? 0, refusedAt);
  });
  protected readonly changedMeanwhile = computed(() => this.newest() > this.shownVersion());
  /** Why the button rests. */
  protected readonly reason = computed(() => {
    const refusal = this.refusal();
    if (refusal && this.sent()?.kind !== 'refused') return refusal.sentence;
    if (this.stale()) return 'Look at what changed first.';
    if (this.meaning !== null && !this.signed()) return 'Tick the box first: the decision is signed with your name.';
    return null;
  });
  protected readonly reportText = computed(() => {
    const { state, row } = this.asked().detail;
    const about = state['about'];
    return typeof about === 'object' && about !== null && 'what' in about ? String(about.what) : row.title;
  });
  protected readonly peopleChosen = computed(() => listOf(this.draft()['people']));
  protected readonly repeats = computed(() => listOf(this.draft()['repeats']));

  constructor() {
    effect((onCleanup) => {
      const body = this.isComplete() && !this.plain ? this.body() : null;
      const settled = setTimeout(() => {
        this.previews.body.set(body);
      }, SETTLED_MS);
      onCleanup(() => {
        clearTimeout(settled);
      });
    });
    effect(() => {
      if (!this.previewing.hasValue()) return;
      const preview = this.previewing.value();
      this.kept.set(preview);
      const { field, rules = [] } = preview.refusal ?? {};
      if (field !== undefined) this.demands.demand(fieldOf(field));
      this.demands.breaks(rules);
      if (preview.refusal === null && untracked(this.previews.bareBody) === null) this.demands.rest();
    });
    effect(() => {
      const { bare } = this.previews;
      if (!bare.hasValue()) return;
      const { refusal } = bare.value();
      if (refusal === null) this.demands.excuse();
      else this.demands.breaks(refusal.rules ?? []);
    });
    const stop = inject(Live).listen((notice) => {
      if (notice.kind === 'reset' || notice.change.key === this.key) this.previewing.reload();
    });
    inject(DestroyRef).onDestroy(stop);
  }

  protected change(draft: Draft): void {
    const before = this.draft();
    const changed = Object.keys(draft).filter((name) => draft[name] !== before[name]);
    this.writing.write(draft);
    this.touched.update((names) => new Set([...names, ...changed]));
    // What was refused or not known belongs to what was sent, not to what is written now.
    this.sent.set(null);
    this.press = null;
  }

  protected toggleRepeat(key: string): void {
    const repeats = this.repeats();
    const next = repeats.includes(key) ? repeats.filter((one) => one !== key) : [...repeats, key];
    this.change({ ...this.draft(), repeats: next });
  }

  protected togglePerson(id: string): void {
    const people = this.peopleChosen();
    const next = people.includes(id) ? people.filter((one) => one !== id) : [...people, id];
    this.change({ ...this.draft(), people: next });
  }

  /** Nobody has chosen yet: those who have something to do are a proposal. */
  protected proposePeople(ids: readonly string[]): void {
    if (this.draft()['people'] === undefined) this.writing.draft.update((draft) => ({ ...draft, people: ids }));
  }

  protected sign(signed: boolean): void {
    this.signed.set(signed);
  }

  /**
   * Decides anew on the version up to which changes were told, and no newer one; what was written stays, and all else in
   * the form is as it is now.
   */
  protected async lookAgain(told: number | null): Promise<void> {
    const version = Math.max(told ?? this.newest(), this.shownVersion());
    if (this.form?.initial) {
      this.busy.set(true);
      const problem = await this.writing.readPage();
      this.busy.set(false);
      if (problem) {
        this.sent.set({ kind: 'failed', problem });
        return;
      }
    }
    this.writing.moveTo(version);
    this.sent.set(null);
    this.press = null;
    this.signed.set(false);
    this.previewing.reload();
  }

  forgetWriting(): void {
    this.writing.forget();
  }

  isAsBegun(): boolean {
    return this.writing.isAsBegun();
  }

  protected close(): void {
    this.dialog.close();
  }

  protected async send(): Promise<void> {
    this.pressed.set(true);
    if (!this.isComplete()) {
      this.showFirstError();
      return;
    }
    this.press ??= {
      id: crypto.randomUUID(),
      key: this.key,
      command: this.command,
      body: this.body(),
      shownVersion: this.shownVersion(),
    };
    // What the person saw: by the time of the answer the page may have moved on.
    const decided = this.kept();
    this.busy.set(true);
    const sent = await this.sending.send(this.press);
    this.busy.set(false);
    this.sent.set(sent);
    if (sent.kind === 'again') return;
    this.press = null;
    if (sent.kind === 'done' || sent.kind === 'accepted') {
      this.writing.forget();
      this.dialog.close({ sent, preview: decided });
    } else if (sent.kind === 'refused') {
      if (sent.field !== null) this.demands.demand(fieldOf(sent.field));
      this.demands.breaks(sent.rules);
      this.showFirstError();
    }
  }

  protected giveReason({ rule, reason }: { readonly rule: string; readonly reason: string }): void {
    this.change(withReason(this.draft(), rule, reason));
  }

  private isAsked(field: string): boolean {
    return this.fields().some(({ name }) => name === field);
  }

  private showFirstError(): void {
    afterNextRender(
      () => {
        const field = this.host.nativeElement.querySelector('.error')?.closest('pn-field');
        field?.querySelector<HTMLElement>('input, textarea, select')?.focus();
      },
      { injector: this.injector },
    );
  }

  private previewUrl(): string {
    return `/api/processes/${encodeURIComponent(this.key)}/preview/${this.command}`;
  }

  private signatureMeaning(): string | null {
    const code = signatureAsked(this.data.asked);
    return code === null ? null : this.words.say(`signature.${code}`);
  }

  private say(kind: string, otherwise: string): string {
    const code = `${kind}.${this.command}`;
    const wording = this.words.wording();
    const params = commandParams(this.asked().detail, this.asked().subject, wording);
    return this.words.say(code in wording.words ? code : otherwise, params);
  }
}
