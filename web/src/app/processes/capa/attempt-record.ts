import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { earlierCriteria } from '#domain/capa/earlier-criteria';
import { actionsOf, planOf, type CapaState } from '#domain/capa/state';
import { SectionHead } from '../../ui/section-head.ts';
import { ContainmentRecord } from './containment-record.ts';
import { ActionTable } from './action-table.ts';
import { AboutRecord } from './about-record.ts';
import { PlanCriteria } from './plan-criteria.ts';
import { ProcessView } from '../process-view.ts';
import { RootCauseRecord } from './root-cause-record.ts';

/** What is on record of one attempt: its plan and actions, its causes, its containment; the newest part first. */
@Component({
  selector: 'pn-attempt-record',
  imports: [AboutRecord, ActionTable, ContainmentRecord, PlanCriteria, RootCauseRecord, SectionHead],
  template: `
    @let parts = shown();
    @if (parts.plan; as plan) {
      <pn-section-head [title]="parts.title" [note]="parts.note" />
      <pn-action-table [actions]="parts.actions" [live]="live()" />
      <pn-plan-criteria
        [plan]="plan"
        [lastDue]="parts.lastDue"
        [checkOn]="parts.checkOn"
        [again]="state().inconclusive > 0"
        [earlier]="parts.earlier"
      />
    }
    @if (parts.rootCause; as found) {
      <pn-root-cause-record [found]="found" [problem]="state().about.title" [actions]="parts.actions" />
    }
    @if (parts.containment; as contained) {
      <pn-containment-record [record]="contained.record" [by]="contained.by" [at]="contained.at" />
    }
    <pn-about-record [about]="state().about" />
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AttemptRecord {
  private readonly view = inject(ProcessView);
  readonly state = input.required<CapaState>();
  /** It is the running attempt, not one from the record. */
  readonly live = input(false);
  /** When it was judged, for an attempt that is over. */
  readonly judgedOn = input<string | null>(null);

  protected readonly shown = computed(() => {
    const state = this.state();
    const { work } = state;
    const plan = planOf(state);
    const actions = work.stage === 'planApproval' ? work.proposed : actionsOf(state);
    const kept = actions.filter((action) => !('progress' in action) || action.progress.status !== 'withdrawn');
    return {
      plan,
      actions,
      title: work.stage === 'planApproval' ? 'Plan, waiting for approval' : 'Plan',
      note: plan === null ? null : this.noteOf(plan, state),
      lastDue:
        kept
          .map(({ dueOn }) => dueOn)
          .sort()
          .at(-1) ?? null,
      checkOn: work.stage === 'proof' ? work.checkOn : (this.judgedOn() ?? judgedOn(state)),
      // Whoever approves sees both; later the attempts stand side by side on a tab of their own.
      earlier: work.stage === 'planApproval' ? earlierCriteria(state) : null,
      rootCause: 'rootCause' in work ? work.rootCause : null,
      containment: 'containment' in work ? work.containment : null,
    };
  });

  private noteOf(plan: NonNullable<ReturnType<typeof planOf>>, { work }: CapaState): string {
    const sent = `${this.view.person(plan.author)} on ${this.view.day(plan.submittedAt)}`;
    if (work.stage === 'planApproval') return `sent by ${sent}`;
    return plan.revision === 0 ? `by ${sent}` : `by ${sent}, revision ${String(plan.revision)}`;
  }
}

/** When the check of the attempt was over, or while it runs when it opened; null before. */
function judgedOn({ stageDates, attempt, work }: CapaState): string | null {
  const until = (stage: string) => stageDates.find((one) => one.attempt === attempt && one.stage === stage)?.until;
  return until('effectivenessCheck') ?? (work.stage === 'effectivenessCheck' ? until('proof') : null) ?? null;
}
