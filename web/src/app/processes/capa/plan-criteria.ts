import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { addDays, nextWorkingDay } from '#domain/kernel/calendar';
import type { Plan } from '#domain/capa/state';
import type { EarlierCriteria } from '#domain/capa/earlier-criteria';
import { ProcessView } from '../process-view.ts';
import { judgedAfter, waitParams } from './wait-words.ts';

/** When a plan counts as effective, how and when that is judged, and by whom: side by side under the actions. */
@Component({
  selector: 'pn-plan-criteria',
  template: `
    <dl>
      <div>
        <dt>Effective when</dt>
        <dd>
          {{ plan().criteria }}
          @if (before(); as before) {
            <small>{{ before.criteria }}</small>
          }
        </dd>
      </div>
      <div>
        <dt>How it is judged</dt>
        <dd>{{ plan().method }}</dd>
      </div>
      <div>
        <dt>Judged on</dt>
        <dd>
          {{ judged().on }}
          <small>{{ judged().rule }}</small>
          @if (before()?.wait; as wait) {
            <small>{{ wait }}</small>
          }
          @if (shorterWait(); as reason) {
            <small>{{ reason }}</small>
          }
        </dd>
      </div>
      <div>
        <dt>Judged by</dt>
        <dd>{{ view.personOrYou(plan().evaluator) }}</dd>
      </div>
    </dl>
    @if (plan().workersInvolved; as workers) {
      <p><span class="pn-quiet">How the workers took part:</span> {{ workers }}</p>
    }
  `,
  styles: `
    dl {
      display: grid;
      grid-template-columns: 1.7fr 1.3fr 0.9fr 0.9fr;
      border-block: 1px solid var(--mat-sys-outline-variant);
      font: var(--pn-cell);
      margin-top: 6px;
    }
    div {
      padding: 8px 14px 9px 0;
      min-width: 0;
      overflow-wrap: anywhere;
    }
    div + div {
      padding-left: 14px;
      border-left: 1px solid var(--mat-sys-outline-variant);
    }
    dt {
      margin-bottom: 2px;
      font: var(--pn-label);
      color: var(--pn-quiet);
    }
    small {
      display: block;
      font: var(--pn-small);
      color: var(--pn-quiet);
    }
    p {
      margin-top: 6px;
      font: var(--pn-cell);
    }
    @media (max-width: 719px) {
      dl {
        grid-template-columns: 1fr 1fr;
      }
      div:nth-child(-n + 2) {
        grid-column: 1 / -1;
        border-bottom: 1px solid var(--mat-sys-outline-variant);
      }
      div:nth-child(-n + 3) {
        padding-left: 0;
        border-left: 0;
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PlanCriteria {
  protected readonly view = inject(ProcessView);
  readonly plan = input.required<Plan>();
  /** When the last action is due, for the date to expect. */
  readonly lastDue = input<string | null>(null);
  /** The date of the check, once it is known. */
  readonly checkOn = input<string | null>(null);

  /** An inconclusive verdict set the date, not the plan. */
  readonly again = input(false);
  /** The criteria of the attempt before, to look at beside these. */
  readonly earlier = input<EarlierCriteria | null>(null);

  protected readonly before = computed(() => {
    const earlier = this.earlier();
    if (earlier === null) return null;
    const { attempt, criteria, waiting } = earlier;
    return {
      criteria: this.view.say('fact.criteriaOf', { attempt, criteria }),
      wait: waiting ? this.view.say('fact.waitOf', { attempt, ...waitParams(waiting) }) : null,
    };
  });
  protected readonly shorterWait = computed(() => {
    const reason = this.plan().shorterWaitReason;
    return reason === undefined ? null : this.view.say('fact.shorterWait', { reason });
  });
  protected readonly judged = computed(() => {
    const { waiting } = this.plan();
    const rule = this.again() ? this.view.say('rule.proofAgain') : this.view.say(...judgedAfter(waiting));
    const known = this.checkOn();
    if (known !== null) return { on: this.view.day(known), rule };
    if (!('days' in waiting)) return { on: `until ${this.view.day(waiting.until)}`, rule };
    const calendar = this.view.detail()?.calendar;
    const last = this.lastDue();
    if (!calendar || last === null) return { on: rule, rule: '' };
    const expected = nextWorkingDay(addDays(last, { days: waiting.days, unit: 'calendar' }, calendar), calendar);
    return { on: `about ${this.view.day(expected)}`, rule };
  });
}
