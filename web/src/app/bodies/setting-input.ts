import { ChangeDetectionStrategy, Component, computed, input, model } from '@angular/core';
import { Field, FieldInput } from '../ui/field.ts';
import { defaultInWords, settingOf, type SettingName, type SettingValue } from './settings.ts';

/** One setting of a certification body: a number of days or months, or one of some choices, with its default beside. */
@Component({
  selector: 'pn-setting-input',
  imports: [Field, FieldInput],
  template: `
    <pn-field [label]="setting().label" [note]="setting().note ?? null" [hint]="hint()" [error]="error()">
      @if (setting().kind === 'choice') {
        <select #choice pnInput (change)="choose(choice.selectedIndex)">
          @for (one of setting().choices; track one.label) {
            <option [selected]="one.value === value()">{{ one.label }}</option>
          }
        </select>
      } @else {
        <div class="number">
          <input
            #number
            pnInput
            type="number"
            inputmode="numeric"
            min="0"
            [max]="setting().kind === 'days' ? 730 : 60"
            [value]="value()"
            (input)="value.set(number.valueAsNumber)"
          />
          {{ setting().kind }}
        </div>
      }
    </pn-field>
  `,
  styles: `
    .number {
      display: flex;
      align-items: center;
      gap: 8px;
      font: var(--pn-cell);
    }
    input {
      max-width: 110px;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SettingInput {
  readonly name = input.required<SettingName>();
  readonly value = model.required<SettingValue>();
  /** What holds without it; the product's default when not given. */
  readonly otherwise = input<string | null>(null);
  readonly error = input<string | null>(null);
  protected readonly setting = computed(() => settingOf(this.name()));
  protected readonly hint = computed(() => this.otherwise() ?? defaultInWords(this.setting()));

  protected choose(index: number): void {
    const choice = this.setting().choices?.[index];
    if (choice) this.value.set(choice.value);
  }
}
