import { ChangeDetectionStrategy, Component, input, model } from '@angular/core';
import type { Option } from './draft.ts';

/** Several of few answers, all seen at once: native boxes, in the order of the options. */
@Component({
  selector: 'pn-checks-input',
  template: `
    <div role="group" [attr.aria-label]="label()">
      @for (option of options(); track option.value) {
        <label>
          <input
            type="checkbox"
            [checked]="value().includes(option.value)"
            (change)="toggle(option.value, $any($event.target).checked)"
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
      gap: 2px 18px;
    }
    label {
      display: inline-flex;
      align-items: center;
      gap: 8px;
      min-height: 32px;
      font: var(--pn-cell);
      cursor: pointer;
    }
    input {
      width: 16px;
      height: 16px;
      margin: 0;
      accent-color: var(--mat-sys-primary);
    }
    @media (max-width: 719px) {
      div {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(136px, 1fr));
      }
      label {
        min-height: 44px;
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ChecksInput {
  readonly label = input.required<string>();
  readonly options = input.required<readonly Option[]>();
  readonly value = model.required<readonly string[]>();

  protected toggle(value: string, checked: boolean): void {
    const chosen = new Set(this.value());
    if (checked) chosen.add(value);
    else chosen.delete(value);
    this.value.set(
      this.options()
        .map((option) => option.value)
        .filter((one) => chosen.has(one)),
    );
  }
}
