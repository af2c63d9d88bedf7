import { httpResource } from '@angular/common/http';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  effect,
  inject,
  input,
  type OnInit,
  signal,
} from '@angular/core';
import * as z from 'zod/mini';
import { earlierCriteria } from '#domain/capa/earlier-criteria';
import { planBody } from '#domain/capa/plan';
import { causeWithoutAction, hasWorkerStandard, sameNumber } from '#domain/capa/plan-rules';
import type { CapaState, WorkIn } from '#domain/capa/state';
import type { Body } from '../../commands/draft.ts';
import { pathErrors } from '../../commands/path-errors.ts';
import { PersonSelect } from '../../commands/person-select.ts';
import { previewSchema } from '../../commands/preview.ts';
import { Field, FieldInput } from '../../ui/field.ts';
import { Notice } from '../../ui/notice.ts';
import { SectionHead } from '../../ui/section-head.ts';
import { EditorFoot } from '../editor-foot.ts';
import { PageWriting } from '../page-writing.ts';
import { ProcessView } from '../process-view.ts';
import { ActionEditor } from './action-editor.ts';
import { newAction, planBodyOf, planDraftOf, planModel, type ActionModel, type PlanModel } from './plan-model.ts';

const SETTLED_MS = 500;

/** Reasons that a rule may ask for: the dialog has their fields. */
const ASKED_IN_DIALOG: ReadonlySet<string> = new Set(['overlapReason', 'shorterWaitReason']);

/**
 * A plan while it is being written. What is missing is said by the domain's own schema and rules, here as at the
 * server: what needs people, policy and calendar is asked of the preview.
 */
@Component({
  selector: 'pn-plan-editor',
  imports: [ActionEditor, EditorFoot, Field, FieldInput, Notice, PersonSelect, SectionHead],
  templateUrl: './plan-editor.html',
  styleUrl: './plan-editor.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PlanEditor implements OnInit {
  protected readonly view = inject(ProcessView);
  private readonly destroyRef = inject(DestroyRef);

  readonly state = input.required<CapaState>();
  readonly work = input.required<WorkIn<'plan'>>();
  /** Why this person may not edit; null when they may. */
  readonly reason = input<string | null>(null);

  protected readonly writing = new PageWriting<PlanModel>({
    name: () => `plan ${String(this.state().attempt)}`,
    subject: 'plan',
    onPage: () => planModel(this.work().draft, this.state().proposedEvaluator),
  });
  protected readonly plan = this.writing.content.asReadonly();

  protected readonly site = computed(() => this.state().about.site);
  protected readonly forWorkers = computed(() => hasWorkerStandard(this.state().about));
  /** By what the attempt before was judged: criteria are never weakened. */
  protected readonly criteriaHint = computed(() => {
    const earlier = earlierCriteria(this.state());
    const fixed = this.view.say('hint.criteria');
    if (earlier === null) return fixed;
    const { attempt, criteria } = earlier;
    return `${fixed} ${this.view.say('fact.criteriaOf', { attempt, criteria })}`;
  });
  protected readonly marked = computed(() => this.work().rootCause.causes.filter((cause) => cause.marked));
  private readonly body = computed(() => planBodyOf(this.plan()));
  private readonly missing = computed(() => pathErrors(planBody, this.body()));
  /** Errors are shown once somebody wanted to send it, not while the first words are typed. */
  private readonly tried = signal(false);
  protected readonly errors = computed(() => (this.tried() ? this.missing() : new Map<string, string>()));

  private readonly settled = signal<Body | null>(null);
  private readonly previewing = httpResource(
    () => {
      const body = this.settled();
      const key = this.view.detail()?.row.key ?? '';
      const url = `/api/processes/${encodeURIComponent(key)}/preview/submitPlan`;
      return body === null ? undefined : { url, method: 'POST', body };
    },
    { parse: (body) => z.parse(previewSchema, body).refusal },
  );
  protected readonly check = computed(() => {
    if (this.reason() !== null) return this.reason();
    const { actions } = this.plan();
    const removing = actions.map(({ causes }) => ({ causes: [...causes] }));
    const refusal = sameNumber(actions) ?? causeWithoutAction(this.work().rootCause.causes, removing);
    if (refusal) return this.view.say(`refusal.${refusal.code}`, refusal.params);
    const open = this.missing().size;
    if (open > 0)
      return open === 1 ? 'One field is still to be filled in.' : `${String(open)} fields are still to be filled in.`;
    const refused = this.previewing.hasValue() ? this.previewing.value() : null;
    // A reason is asked for in the dialog.
    return refused && !ASKED_IN_DIALOG.has(refused.field ?? '') ? refused.sentence : null;
  });

  constructor() {
    effect((onCleanup) => {
      const body = this.missing().size === 0 && this.reason() === null ? this.body() : null;
      const timer = setTimeout(() => {
        this.settled.set(body);
      }, SETTLED_MS);
      onCleanup(() => {
        clearTimeout(timer);
      });
    });
  }

  ngOnInit(): void {
    this.destroyRef.onDestroy(this.view.edits('submitPlan', { run: () => this.submit() }));
  }

  protected set(part: Partial<PlanModel>): void {
    this.writing.write({ ...this.plan(), ...part });
  }

  protected setAction(changed: ActionModel): void {
    this.set({ actions: this.plan().actions.map((action) => (action.id === changed.id ? changed : action)) });
  }

  protected addAction(): void {
    const { actions } = this.plan();
    this.set({ actions: [...actions, newAction(actions)] });
  }

  protected removeAction(id: number): void {
    this.set({ actions: this.plan().actions.filter((action) => action.id !== id) });
  }

  protected errorsOf(index: number): Readonly<Record<string, string>> {
    const prefix = `actions.${String(index)}.`;
    return Object.fromEntries(
      [...this.errors()]
        .filter(([path]) => path.startsWith(prefix))
        .map(([path, error]) => [path.slice(prefix.length), error]),
    );
  }

  protected async save(): Promise<void> {
    await this.writing.save('savePlan', planDraftOf(this.plan()));
  }

  protected async submit(): Promise<void> {
    this.tried.set(true);
    if (this.missing().size > 0) return;
    await this.writing.submit('submitPlan', this.body());
  }
}
