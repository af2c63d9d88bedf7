import {
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  ElementRef,
  inject,
  input,
  signal,
} from '@angular/core';
import * as z from 'zod/mini';
import { isGap } from '#domain/certification/gap/scope';
import { PREPARATION, type Preparation } from '#domain/certification/stages';
import type { JourneyState } from '#domain/certification/state';
import { localDate } from '#domain/kernel/calendar';
import { PersonSelect } from '../../commands/person-select.ts';
import { read } from '../../core/read.ts';
import { gapAnswerSchema } from '../../gap/gap-answer.ts';
import { ChangedMeanwhile } from '../../processes/changed-meanwhile.ts';
import { PageWriting } from '../../processes/page-writing.ts';
import { ProcessView } from '../../processes/process-view.ts';
import { Action } from '../../ui/action.ts';
import { Field, FieldInput } from '../../ui/field.ts';
import { FieldNote } from '../../ui/field-note.ts';
import { Notice } from '../../ui/notice.ts';
import { SectionHead } from '../../ui/section-head.ts';
import { showFirstFault } from '../../ui/show-first-fault.ts';
import { Toasts } from '../../ui/toasts.ts';
import { dayHint, type PlanDays } from './day-hint.ts';
import {
  gapsLeft,
  planBody,
  planDraft,
  withAction,
  withActionsFor,
  withoutAction,
  type DraftAction,
  type PlanDraft,
  type PlanGap,
} from './plan-draft.ts';
import { PlanActionRow } from './plan-action-row.ts';
import { countOfFaults, faultsOfAction, planFaults, type PlanFaults } from './plan-faults.ts';

/** Writes the plan until it is submitted: objectives, how long each stage takes and whose it is, and the actions. */
@Component({
  selector: 'pn-journey-plan-editor',
  imports: [Action, ChangedMeanwhile, Field, FieldInput, FieldNote, Notice, PersonSelect, PlanActionRow, SectionHead],
  templateUrl: './plan-editor.html',
  styleUrl: './plan-editor.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class JourneyPlanEditor {
  protected readonly view = inject(ProcessView);
  private readonly toasts = inject(Toasts);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  readonly state = input.required<JourneyState>();

  protected readonly stages = PREPARATION;
  protected readonly writing = new PageWriting<PlanDraft>({
    name: () => 'journey plan',
    subject: 'plan',
    onPage: () => planDraft(this.state()),
  });
  protected readonly draft = this.writing.content.asReadonly();
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
  private readonly missing = computed(() =>
    planFaults(this.draft(), ({ code, params }) => this.view.say(`refusal.${code}`, params)),
  );
  private readonly pressed = signal(false);
  /** What the server refused at one field, until something is changed. */
  private readonly refused = signal<PlanFaults>(new Map());
  /** Shown once somebody wanted to save, not while the first words are typed. */
  protected readonly faults = computed<PlanFaults>(() =>
    this.pressed() ? new Map([...this.refused(), ...this.missing()]) : this.refused(),
  );
  private readonly problem = signal<string | null>(null);
  /** Why it is not saved; null when nothing speaks against it. */
  protected readonly notSaved = computed(() => {
    if (this.writing.isStale()) return 'Not saved: others changed the plan meanwhile';
    return this.problem() ?? (this.pressed() && this.missing().size > 0 ? countOfFaults(this.missing()) : null);
  });
  protected readonly days = computed<PlanDays>(() => {
    const calendar = this.view.calendar();
    const site = this.view.wording().names.site(this.state().about.site);
    return { today: localDate(this.view.at().toISOString(), calendar), calendar, site };
  });
  protected readonly fromHint = computed(() => {
    const { from } = this.draft();
    const follows = 'The stages follow from their lengths, in working days.';
    // A plan that began is no news: only a day that is chosen now is worth a word.
    const odd = from === planDraft(this.state()).from ? null : dayHint(from, this.days());
    return odd === null ? follows : `${odd} ${follows}`;
  });
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

  protected stageFault(index: number): string | null {
    const prefix = `stages.${String(index)}.`;
    return [...this.faults()].find(([path]) => path.startsWith(prefix))?.[1] ?? null;
  }

  protected faultsOf(index: number): Readonly<Record<string, string>> {
    return faultsOfAction(this.faults(), index);
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
    this.refused.set(new Map());
    if (this.missing().size > 0) {
      showFirstFault(this.host.nativeElement);
      return false;
    }
    const sent = await this.writing.save('savePlan', planBody(this.draft()));
    switch (sent?.kind) {
      case undefined:
      case 'accepted':
      case 'stale':
        return false;
      case 'done':
        this.pressed.set(false);
        this.toasts.show(this.view.say('done.savePlan'));
        return true;
      case 'refused':
        if (sent.field !== null) this.refused.set(new Map([[sent.field, sent.sentence]]));
        this.problem.set(sent.sentence);
        showFirstFault(this.host.nativeElement);
        return false;
      case 'invalid':
        this.problem.set(sent.sentence);
        return false;
      case 'again':
      case 'failed':
        this.problem.set(sent.problem.message);
        return false;
    }
  }

  /** What is submitted is what is saved. */
  protected async submitPlan(): Promise<void> {
    if (this.writing.isDirty() || this.state().stages.planning.to === null) {
      if (!(await this.savePlan())) return;
    }
    await this.view.run('submitPlan', 'plan');
  }

  private keep(draft: PlanDraft): void {
    this.refused.set(new Map());
    this.problem.set(null);
    this.writing.write(draft);
  }
}
