import {
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  inject,
  input,
  type OnInit,
  signal,
} from '@angular/core';
import { planChanges } from '#domain/capa/bodies';
import { hasWorkerStandard } from '#domain/capa/plan-rules';
import { workIn, type CapaState } from '#domain/capa/state';
import { Action } from '../../ui/action.ts';
import { SectionHead } from '../../ui/section-head.ts';
import { PageWriting } from '../page-writing.ts';
import { ProcessView } from '../process-view.ts';
import { ActionEditor } from './action-editor.ts';
import { CAUSE_CATEGORIES, type Cause } from '#domain/capa/causes';
import { answered, humanErrorWords } from './human-error.ts';
import { pathErrors } from '../../commands/path-errors.ts';
import { actionBody, newAction, type ActionModel } from './plan-model.ts';

/** What a revision changes. */
interface Revising {
  readonly added: readonly ActionModel[];
  readonly addedCauses: readonly Cause[];
  readonly withdrawn: readonly number[];
  readonly unmarked: readonly string[];
}

const NOTHING: Revising = { added: [], addedCauses: [], withdrawn: [], unmarked: [] };

/**
 * A revision of the plan while it is being written: actions and causes that are added or withdrawn. Criteria, method,
 * waiting time and evaluator stay as they were approved.
 */
@Component({
  selector: 'pn-revision-editor',
  imports: [Action, ActionEditor, SectionHead],
  template: `
    @if (open() && work(); as work) {
      <pn-section-head [title]="'Revision ' + (work.plan.revision + 1)" note="Criteria and method stay as approved" />
      @for (action of added(); track action.id; let index = $index) {
        <pn-action-editor
          [action]="action"
          [causes]="marked()"
          [forWorkers]="forWorkers()"
          [errors]="errorsOf(index)"
          (actionChange)="setAction($event)"
          (removed)="removeAction(action.id)"
        />
      }
      <button type="button" class="pn-link" (click)="addAction()">Add an action</button>
      @for (cause of addedCauses(); track cause.id) {
        <div class="cause">
          <input
            class="pn-input pn-input--small"
            [attr.aria-label]="'New root cause'"
            placeholder="Root cause that was found meanwhile"
            [value]="cause.text"
            (input)="setCause(cause.id, { text: $any($event.target).value })"
          />
          <select
            class="pn-input pn-input--small"
            aria-label="What it explains"
            (change)="setCause(cause.id, { parent: $any($event.target).value || null })"
          >
            <option value="">explains the problem</option>
            @for (one of work.rootCause.causes; track one.id) {
              <option [value]="one.id" [selected]="one.id === cause.parent">explains: {{ one.text }}</option>
            }
          </select>
          <select
            class="pn-input pn-input--small"
            aria-label="Category"
            (change)="categorize(cause.id, $any($event.target).value)"
          >
            <option value="">Category</option>
            @for (category of categories; track category.value) {
              <option [value]="category.value" [selected]="category.value === cause.category">
                {{ category.label }}
              </option>
            }
          </select>
          <select
            class="pn-input pn-input--small"
            [attr.aria-label]="humanError.question"
            (change)="answer(cause.id, $any($event.target).value)"
          >
            <option value="" [selected]="cause.humanErrorOnly === undefined">{{ humanError.question }}</option>
            <option value="no" [selected]="cause.humanErrorOnly === false">{{ humanError.no }}</option>
            <option value="yes" [selected]="cause.humanErrorOnly === true">{{ humanError.yes }}</option>
          </select>
          <pn-action label="Remove" kind="text" [small]="true" (pressed)="removeCause(cause.id)" />
        </div>
      }
      <button type="button" class="pn-link" (click)="addCause()">Add a cause</button>
      <fieldset>
        <legend>Withdraw</legend>
        @for (one of withdrawable(); track one.id) {
          <label>
            <input type="checkbox" [checked]="withdrawn().includes(one.id)" (change)="withdraw(one.id)" />
            Action {{ one.id }}, {{ one.what }}
          </label>
        }
        @for (cause of originallyMarked(); track cause.id) {
          <label>
            <input type="checkbox" [checked]="unmarked().includes(cause.id)" (change)="unmark(cause.id)" />
            “{{ cause.text }}” is no root cause
          </label>
        }
      </fieldset>
      <div class="foot">
        <pn-action label="Not now" kind="text" (pressed)="open.set(false)" />
        <pn-action [label]="view.say('command.revisePlan')" (pressed)="submit()" />
      </div>
    }
  `,
  styles: `
    :host {
      display: block;
    }
    fieldset {
      display: grid;
      gap: 4px;
      margin: 8px 0;
      padding: 0;
      border: 0;
      font: var(--pn-cell);
    }
    legend {
      padding: 0;
      font: var(--pn-label);
      color: var(--pn-quiet);
    }
    .pn-link {
      display: block;
      min-height: 32px;
    }
    .cause {
      display: grid;
      grid-template-columns: 2fr 1.4fr 1fr auto;
      gap: 8px;
      padding: 6px 0;
    }
    .foot {
      display: flex;
      gap: 8px;
      justify-content: flex-end;
      padding-bottom: 8px;
      border-bottom: 1px solid var(--mat-sys-outline-variant);
    }
    @media (max-width: 719px) {
      .cause {
        grid-template-columns: 1fr;
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RevisionEditor implements OnInit {
  protected readonly view = inject(ProcessView);
  private readonly destroyRef = inject(DestroyRef);
  readonly state = input.required<CapaState>();

  protected readonly open = signal(false);
  private readonly writing = new PageWriting<Revising>({
    name: () => `revision ${String(this.state().attempt)}`,
    subject: 'revision',
    onPage: () => NOTHING,
  });
  private readonly written = this.writing.content.asReadonly();
  protected readonly added = computed(() => this.written().added);
  protected readonly addedCauses = computed(() => this.written().addedCauses);
  protected readonly withdrawn = computed(() => this.written().withdrawn);
  protected readonly unmarked = computed(() => this.written().unmarked);
  private readonly tried = signal(false);

  protected readonly categories = CAUSE_CATEGORIES.map((value) => ({
    value,
    label: this.view.say(`causeCategory.${value}`),
  }));
  protected readonly humanError = humanErrorWords(this.view);
  protected readonly work = computed(() => workIn(this.state(), 'implementation'));
  protected readonly forWorkers = computed(() => hasWorkerStandard(this.state().about));
  protected readonly originallyMarked = computed(
    () => this.work()?.rootCause.causes.filter(({ marked }) => marked) ?? [],
  );
  protected readonly marked = computed(() => [
    ...this.originallyMarked().filter(({ id }) => !this.unmarked().includes(id)),
    ...this.addedCauses().filter(({ text }) => text.trim() !== ''),
  ]);
  protected readonly withdrawable = computed(
    () =>
      this.work()?.actions.filter(
        ({ progress }) => progress.status !== 'verified' && progress.status !== 'withdrawn',
      ) ?? [],
  );
  private readonly changes = computed(() => ({
    ...(this.added().length > 0 ? { addActions: this.added().map(actionBody) } : {}),
    ...(this.withdrawn().length > 0 ? { withdrawActions: this.withdrawn() } : {}),
    ...(this.addedCauses().length > 0 ? { addCauses: this.addedCauses() } : {}),
    ...(this.unmarked().length > 0 ? { withdrawCauses: this.unmarked() } : {}),
  }));
  private readonly missing = computed(() => pathErrors(planChanges, this.changes()));

  ngOnInit(): void {
    if (this.writing.isDirty()) this.open.set(true);
    const begin = (): Promise<void> => {
      this.open.set(true);
      return Promise.resolve();
    };
    this.destroyRef.onDestroy(this.view.edits('revisePlan', { run: begin }));
  }

  protected addAction(): void {
    const taken = [...(this.work()?.actions ?? []), ...this.added()];
    this.keep({ added: [...this.added(), newAction(taken)] });
  }

  protected setAction(changed: ActionModel): void {
    this.keep({ added: this.added().map((one) => (one.id === changed.id ? changed : one)) });
  }

  protected removeAction(id: number): void {
    this.keep({ added: this.added().filter((one) => one.id !== id) });
  }

  protected addCause(): void {
    const number = (this.work()?.rootCause.causes.length ?? 0) + this.addedCauses().length + 1;
    const cause: Cause = { id: `r${String(number)}`, parent: null, text: '', marked: true };
    this.keep({ addedCauses: [...this.addedCauses(), cause] });
  }

  protected setCause(id: string, part: Partial<Cause>): void {
    this.keep({ addedCauses: this.addedCauses().map((one) => (one.id === id ? { ...one, ...part } : one)) });
  }

  protected categorize(id: string, value: string): void {
    const category = CAUSE_CATEGORIES.find((one) => one === value);
    if (category) this.setCause(id, { category });
  }

  protected answer(id: string, value: string): void {
    const humanErrorOnly = answered(value);
    if (humanErrorOnly !== undefined) this.setCause(id, { humanErrorOnly });
  }

  protected removeCause(id: string): void {
    this.keep({ addedCauses: this.addedCauses().filter((one) => one.id !== id) });
  }

  protected withdraw(action: number): void {
    this.keep({ withdrawn: toggled(this.withdrawn(), action) });
  }

  protected unmark(cause: string): void {
    this.keep({ unmarked: toggled(this.unmarked(), cause) });
  }

  protected errorsOf(index: number): Readonly<Record<string, string>> {
    if (!this.tried()) return {};
    const prefix = `addActions.${String(index)}.`;
    return Object.fromEntries(
      [...this.missing()]
        .filter(([path]) => path.startsWith(prefix))
        .map(([path, error]) => [path.slice(prefix.length), error]),
    );
  }

  protected async submit(): Promise<void> {
    this.tried.set(true);
    if (this.missing().size > 0) return;
    if (!(await this.writing.submit('revisePlan', { changes: this.changes() }))) return;
    this.open.set(false);
    this.tried.set(false);
  }

  private keep(part: Partial<Revising>): void {
    const revising = { ...this.written(), ...part };
    // What was added and taken away again is nothing to lose.
    if (Object.values(revising).every((list) => list.length === 0)) this.writing.drop();
    else this.writing.write(revising);
  }
}

function toggled<T>(all: readonly T[], one: T): readonly T[] {
  return all.includes(one) ? all.filter((other) => other !== one) : [...all, one];
}
