import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { workIn, type CapaState } from '#domain/capa/state';
import { KeyValues, type KeyValue } from '../../ui/key-values.ts';
import { SectionHead } from '../../ui/section-head.ts';
import { StateShape } from '../../ui/state-shape.ts';
import { ProcessView } from '../process-view.ts';
import { CausesEditor } from './causes-editor.ts';
import { PlanEditor } from './plan-editor.ts';
import { RevisionPanel } from './revision-panel.ts';

/** The work of the current stage, first on the page: what is to be done now, or what came out. */
@Component({
  selector: 'pn-capa-stage',
  imports: [CausesEditor, KeyValues, PlanEditor, RevisionPanel, SectionHead, StateShape],
  template: `
    @let one = state();
    @switch (one.work.stage) {
      @case ('containment') {
        <pn-section-head
          title="Containment"
          [note]="one.attempt > 1 ? 'attempt ' + one.attempt + ' begins with the reach of the repeat' : null"
        />
        <p class="guide">
          What is done at once so that the effect spreads no further: what was held back, sorted or stopped, and how far
          it reaches. Or why nothing has to be done.
        </p>
      }
      @case ('rootCause') {
        <pn-causes-editor
          [saved]="one.work.causes"
          [problem]="one.about.title"
          [reason]="view.may('saveCauses')?.refusal?.sentence ?? null"
        />
      }
      @case ('plan') {
        <pn-plan-editor [state]="one" [work]="one.work" [reason]="view.may('savePlan')?.refusal?.sentence ?? null" />
      }
      @case ('implementation') {
        @if (one.work.revision; as revision) {
          <pn-revision-panel [revision]="revision" [causes]="one.work.rootCause.causes" />
        }
      }
      @case ('proof') {
        <pn-section-head title="Waiting to prove" />
        <pn-key-values [items]="proof()" />
      }
      @case ('effectivenessCheck') {
        <pn-section-head title="Effectiveness check" [note]="'by ' + view.personOrYou(one.work.plan.evaluator)" />
        <p class="guide">
          Read the criteria against the evidence, and look for reports of the same since the last action was verified.
          The criteria were fixed with the plan and cannot be weakened now.
        </p>
        <pn-key-values [items]="check()" />
      }
      @case ('managementDecision') {
        <pn-section-head title="Top management decides" [note]="because()" />
        <p class="guide">Another attempt with a new owner, accepting the risk with a reason, or cancelling.</p>
      }
      @case ('closure') {
        <pn-section-head title="Closure" [note]="'result: ' + view.say('result.' + one.work.result)" />
        <ul class="checks">
          @for (item of closure(); track item.text) {
            <li><pn-state-shape [shape]="item.done ? 'done' : 'ahead'" /> {{ item.text }}</li>
          }
        </ul>
      }
      @case ('closed') {
        <div class="result" [class.proven]="one.work.result === 'effective'">
          <pn-state-shape [shape]="one.work.result === 'effective' ? 'proven' : 'done'" />
          <div>
            <h2>
              {{
                one.work.result === 'effective' ? 'Effective: the cause is removed' : 'Closed: the risk was accepted'
              }}
            </h2>
            <p>
              {{ view.person(one.work.by) }} closed the loop on {{ view.day(one.work.at) }}, after
              {{ one.attempt === 1 ? 'one attempt' : one.attempt + ' attempts' }}.
              @if (verdict(); as verdict) {
                {{ verdict }}
              }
            </p>
          </div>
        </div>
        @if (lessons().length > 0) {
          <pn-section-head title="What was learnt" />
          <pn-key-values [items]="lessons()" />
        }
      }
      @case ('cancelled') {
        <div class="result">
          <pn-state-shape shape="done" />
          <div>
            <h2>Cancelled without a result</h2>
            <p>“{{ one.work.reason }}” {{ view.person(one.work.by) }}, {{ view.day(one.work.at) }}</p>
          </div>
        </div>
      }
    }
  `,
  styles: `
    .guide {
      max-width: 76ch;
      margin-bottom: 6px;
      font: var(--pn-cell);
      color: var(--mat-sys-on-surface-variant);
    }
    .checks li {
      display: flex;
      gap: 8px;
      padding: 3px 0;
      font: var(--pn-cell);
    }
    .checks pn-state-shape {
      margin-top: 2px;
    }
    .result {
      display: flex;
      gap: 12px;
      margin: 16px 0 4px;
      padding: 12px 14px;
      border-radius: var(--pn-radius);
      background: var(--mat-sys-surface-container);
    }
    .result.proven {
      background: var(--pn-proven-container);
    }
    .result pn-state-shape {
      width: 22px;
      height: 22px;
      margin-top: 1px;
    }
    h2 {
      font: var(--pn-section);
    }
    .result p {
      font: var(--pn-cell);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class CapaStage {
  protected readonly view = inject(ProcessView);
  readonly state = input.required<CapaState>();

  protected readonly proof = computed<readonly KeyValue[]>(() => {
    const work = workIn(this.state(), 'proof');
    if (!work) return [];
    const { waiting, evaluator } = work.plan;
    const since: KeyValue = { key: 'Since', value: this.view.day(work.since) };
    const check: KeyValue = { key: 'Check opens', value: this.view.day(work.checkOn), shape: 'proof' };
    const quantity = 'quantity' in waiting ? [{ key: 'Or when', value: waiting.quantity }] : [];
    return [since, check, ...quantity, { key: 'Judged by', value: this.view.personOrYou(evaluator) }];
  });

  protected readonly check = computed<readonly KeyValue[]>(() => {
    const work = workIn(this.state(), 'effectivenessCheck');
    if (!work) return [];
    const evidence = this.state().evidence.length;
    return [
      { key: 'Effective when', value: work.plan.criteria },
      { key: 'How it is judged', value: work.plan.method },
      { key: 'Evidence', value: evidence === 1 ? '1 file' : `${String(evidence)} files` },
    ];
  });

  protected readonly because = computed(() => {
    const work = workIn(this.state(), 'managementDecision');
    if (!work) return null;
    return work.because === 'inconclusive'
      ? 'the verdicts stayed inconclusive'
      : `${String(this.state().failed)} attempts did not work`;
  });

  protected readonly closure = computed(() => {
    const { work, extensions, cancelRequest } = this.state();
    const actions = 'actions' in work ? work.actions : [];
    const kept = actions.filter(({ progress }) => progress.status !== 'withdrawn');
    return [
      { done: true, text: `All ${String(kept.length)} actions are verified` },
      { done: true, text: 'The evaluator has judged, with a signature' },
      { done: extensions.length === 0 && cancelRequest === null, text: 'Nothing that was asked for is undecided' },
      { done: false, text: 'Lessons, documents, risks and similar areas, with your signature' },
    ];
  });

  protected readonly verdict = computed(() => {
    const judged = this.view.events().findLast(({ type, event }) => (event.type || type) === 'effectivenessJudged');
    return judged ? `${this.view.tell(judged)} on ${this.view.day(judged.at)}.` : null;
  });

  protected readonly lessons = computed<readonly KeyValue[]>(() => {
    const closed = this.view.events().findLast(({ type, event }) => (event.type || type) === 'closed')?.event;
    if (!closed) return [];
    const text = (name: string): string => (typeof closed[name] === 'string' ? closed[name] : '');
    const items = [
      { key: 'Lessons', value: text('lessons') },
      { key: 'Documents', value: this.updated(text('documentsUpdated')) },
      { key: 'Risks', value: this.updated(text('risksUpdated')) },
      { key: 'Similar areas', value: text('similarAreasChecked') },
      { key: 'Workers told', value: text('workersTold') },
    ];
    return items.filter(({ value }) => value !== '');
  });

  private updated(value: string): string {
    return value === '' ? '' : this.view.say(`updated.${value}`);
  }
}
