import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { ChecksInput } from '../../commands/checks-input.ts';
import type { Option } from '../../commands/draft.ts';
import type { DraftAction, PlanGap } from './plan-draft.ts';

/** What an action of the plan hangs on: the gap it closes, and the actions that have to be done before it. */
@Component({
  selector: 'pn-plan-action-links',
  imports: [ChecksInput],
  template: `
    @if (options().length > 0) {
      <label>
        <span>Gap it closes</span>
        <select
          class="pn-input pn-input--small"
          [attr.aria-label]="'Action ' + action().number + ': gap it closes'"
          (change)="changed.emit({ clause: $any($event.target).value })"
        >
          <option value="" [selected]="action().clause === ''">None</option>
          @for (option of options(); track option.value) {
            <option [value]="option.value" [selected]="option.value === action().clause">{{ option.label }}</option>
          }
        </select>
      </label>
    }
    @if (earlier().length > 0) {
      <details>
        <summary>Only after: {{ afterWords() }}</summary>
        <pn-checks-input
          [label]="'Action ' + action().number + ': only after actions'"
          [options]="earlier()"
          [value]="after()"
          (valueChange)="setAfter($event)"
        />
      </details>
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      align-items: flex-start;
      gap: 4px 24px;
      font: var(--pn-small);
      color: var(--pn-quiet);
    }
    label {
      display: flex;
      align-items: center;
      gap: 8px;
      min-width: 0;
    }
    label > span {
      white-space: nowrap;
    }
    select {
      max-width: 340px;
    }
    summary {
      padding: 6px 0;
      cursor: pointer;
    }
    details[open] {
      flex: 1 1 100%;
    }
    @media (max-width: 719px) {
      label {
        flex-wrap: wrap;
      }
      select {
        max-width: 100%;
      }
      summary {
        min-height: 44px;
        padding: 12px 0;
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PlanActionLinks {
  readonly action = input.required<DraftAction>();
  /** All actions of the draft. */
  readonly actions = input.required<readonly DraftAction[]>();
  readonly gaps = input.required<readonly PlanGap[]>();
  readonly changed = output<Partial<DraftAction>>();

  protected readonly options = computed<readonly Option[]>(() => {
    const { clause } = this.action();
    const gaps = this.gaps().map(({ id, name }) => ({ value: id, label: name }));
    // What was chosen before stays choosable, also when it is no gap.
    const known = clause === '' || gaps.some(({ value }) => value === clause);
    return known ? gaps : [...gaps, { value: clause, label: clause }];
  });
  protected readonly earlier = computed<readonly Option[]>(() =>
    this.actions()
      .filter(({ number }) => number !== this.action().number)
      .map(({ number, what }) => ({ value: String(number), label: `${String(number)} ${what}`.trim() })),
  );
  protected readonly after = computed(() => this.action().after.map(String));
  protected readonly afterWords = computed(() => {
    const { after } = this.action();
    return after.length === 0 ? 'none' : after.join(', ');
  });

  protected setAfter(numbers: readonly string[]): void {
    this.changed.emit({ after: numbers.map(Number) });
  }
}
