import { ChangeDetectionStrategy, Component, computed, DestroyRef, inject, input, signal } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import * as z from 'zod/mini';
import { isGap } from '#domain/certification/gap/scope';
import { PREPARATION, type Preparation } from '#domain/certification/stages';
import type { JourneyState } from '#domain/certification/state';
import { PersonSelect } from '../../commands/person-select.ts';
import { read } from '../../core/read.ts';
import { gapAnswerSchema } from '../../gap/gap-answer.ts';
import { KeptWork } from '../../processes/kept-work.ts';
import { ProcessView } from '../../processes/process-view.ts';
import { Action } from '../../ui/action.ts';
import { Field, FieldInput } from '../../ui/field.ts';
import { Notice } from '../../ui/notice.ts';
import { SectionHead } from '../../ui/section-head.ts';
import { Toasts } from '../../ui/toasts.ts';
import {
  ACTION_STAGES,
  gapsLeft,
  planBody,
  planDraft,
  planFault,
  withAction,
  withActionsFor,
  withoutAction,
  type DraftAction,
  type PlanDraft,
  type PlanGap,
} from './plan-draft.ts';
import { PlanActionLinks } from './plan-action-links.ts';

/** Writes the plan until it is submitted: objectives, how long each stage takes and whose it is, and the actions. */
@Component({
  selector: 'pn-journey-plan-editor',
  imports: [Action, Field, FieldInput, MatIcon, Notice, PersonSelect, PlanActionLinks, SectionHead],
  templateUrl: './plan-editor.html',
  styleUrl: './plan-editor.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class JourneyPlanEditor {
  protected readonly view = inject(ProcessView);
  private readonly kept = inject<KeptWork<PlanDraft>>(KeptWork);
  private readonly toasts = inject(Toasts);
  readonly state = input.required<JourneyState>();

  protected readonly stages = PREPARATION;
  protected readonly actionStages = ACTION_STAGES;
  private readonly name = computed(() => `journey plan ${this.view.detail()?.row.key ?? ''}`);
  private readonly written = signal<PlanDraft | null>(null);
  protected readonly draft = computed(() => this.written() ?? this.kept.of(this.name()) ?? planDraft(this.state()));
  protected readonly isChanged = computed(() => this.written() !== null || this.kept.of(this.name()) !== undefined);
  private readonly gapReading = read(
    () => {
      const key = this.view.detail()?.row.key;
      return key === undefined ? undefined : `/api/journeys/${encodeURIComponent(key)}/gap`;
    },
    { parse: (body) => z.parse(gapAnswerSchema, body) },
  );
  /** Gaps of the analysis, to be closed by actions; none until they are read. */
  protected readonly gaps = computed<readonly PlanGap[]>(() => {
    const answer = this.gapReading.value();
    const gaps = answer?.rows.filter((row) => isGap(row, row.rating)) ?? [];
    return gaps.map(({ id, edition, clause, title, rating }) => ({
      id,
      name: [...((answer?.editions.length ?? 0) > 1 ? [`${edition},`] : []), clause, title].join(' ').trim(),
      notes: rating.notes ?? '',
      owner: rating.owner ?? null,
    }));
  });
  /** How many of them no action closes. */
  protected readonly left = computed(() => gapsLeft(this.draft(), this.gaps()).length);
  protected readonly fault = computed(() => planFault(this.draft()));
  protected readonly pressed = signal(false);
  protected readonly busy = signal(false);
  protected readonly problem = signal<string | null>(null);
  protected readonly save = computed(() => this.view.may('savePlan', 'plan')?.refusal?.sentence ?? null);
  protected readonly submit = computed(() => this.view.may('submitPlan', 'plan')?.refusal?.sentence ?? null);

  constructor() {
    // The head's button submits what is written here.
    inject(DestroyRef).onDestroy(this.view.edits('submitPlan', { run: () => this.submitPlan() }));
    inject(DestroyRef).onDestroy(
      this.view.edits('savePlan', {
        run: async () => {
          await this.savePlan();
        },
      }),
    );
  }

  protected change(part: Partial<PlanDraft>): void {
    this.keep({ ...this.draft(), ...part });
  }

  protected changeStage(stage: Preparation, part: Partial<PlanDraft['stages'][Preparation]>): void {
    const { stages } = this.draft();
    this.change({ stages: { ...stages, [stage]: { ...stages[stage], ...part } } });
  }

  protected changeAction(number: number, part: Partial<DraftAction>): void {
    this.change({ actions: this.draft().actions.map((one) => (one.number === number ? { ...one, ...part } : one)) });
  }

  protected addAction(): void {
    this.keep(withAction(this.draft(), this.state().lead));
  }

  protected removeAction(number: number): void {
    this.keep(withoutAction(this.draft(), number));
  }

  protected addForGaps(): void {
    this.keep(withActionsFor(this.draft(), this.gaps(), this.state()));
  }

  protected async savePlan(): Promise<boolean> {
    this.pressed.set(true);
    this.problem.set(null);
    if (this.fault() !== null) return false;
    this.busy.set(true);
    const sent = await this.view.save('savePlan', 'plan', planBody(this.draft()));
    this.busy.set(false);
    switch (sent?.kind) {
      case undefined:
        return false;
      case 'done':
      case 'accepted':
        this.written.set(null);
        this.kept.forget(this.name());
        this.pressed.set(false);
        this.toasts.show(this.view.say('done.savePlan'));
        return true;
      case 'refused':
      case 'invalid':
        this.problem.set(sent.sentence);
        return false;
      case 'stale':
        this.problem.set('Somebody changed the journey meanwhile. What you wrote is kept; save again.');
        return false;
      case 'again':
      case 'failed':
        this.problem.set(sent.problem.message);
        return false;
    }
  }

  /** What is submitted is what is saved. */
  protected async submitPlan(): Promise<void> {
    if (this.isChanged() || this.state().stages.planning.to === null) {
      if (!(await this.savePlan())) return;
    }
    await this.view.run('submitPlan', 'plan');
  }

  private keep(draft: PlanDraft): void {
    this.written.set(draft);
    this.kept.keep(this.name(), draft);
  }
}
