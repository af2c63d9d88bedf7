import { ChangeDetectionStrategy, Component, input, model } from '@angular/core';
import type { Option } from './draft.ts';

let groups = 0;

/** One of few answers, all seen at once: native radio buttons drawn side by side, so arrows and screen readers work. */
@Component({
  selector: 'pn-choice-input',
  template: `
    <div role="radiogroup" [attr.aria-label]="label()">
      @for (option of options(); track option.value) {
        <label [class.chosen]="option.value === value()">
          <input
            type="radio"
            [name]="group"
            [value]="option.value"
            [checked]="option.value === value()"
            (change)="value.set(option.value)"
          />
          <span>{{ option.label }}</span>
        </label>
      }
    </div>
  `,
  styles: `
    div {
      display: flex;
      flex-wrap: wrap;
      gap: 8px;
    }
    label {
      display: inline-flex;
      align-items: center;
      gap: 8px;
      min-height: 32px;
      padding: 0 12px 0 9px;
      border: 1px solid var(--mat-sys-outline);
      border-radius: var(--pn-radius);
      font: var(--pn-cell);
      cursor: pointer;
    }
    .chosen {
      border-color: var(--mat-sys-primary);
      background: var(--mat-sys-primary-container);
      color: var(--mat-sys-on-primary-container);
    }
    input {
      margin: 0;
      width: 16px;
      height: 16px;
      accent-color: var(--mat-sys-primary);
    }
    label:focus-within {
      outline: 2px solid var(--mat-sys-primary);
      outline-offset: 2px;
    }
    input:focus-visible {
      outline: none;
    }
    @media (max-width: 719px) {
      label {
        min-height: 44px;
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ChoiceInput {
  readonly label = input.required<string>();
  readonly options = input.required<readonly Option[]>();
  readonly value = model.required<string>();
  protected readonly group = `pn-choice-${String(++groups)}`;
}
