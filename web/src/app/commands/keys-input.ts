import { ChangeDetectionStrategy, Component, input, model, signal } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { Action } from '../ui/action.ts';

/** Keys of other processes, typed or pasted. */
@Component({
  selector: 'pn-keys-input',
  imports: [Action, MatIcon],
  template: `
    <ul [attr.aria-label]="label()">
      @for (key of value(); track key) {
        <li>
          {{ key }}
          <button type="button" [attr.aria-label]="'Remove ' + key" (click)="remove(key)">
            <mat-icon svgIcon="close" />
          </button>
        </li>
      }
    </ul>
    @if (!single() || value().length === 0) {
      <div class="add">
        <input
          class="pn-input"
          placeholder="NC-2026-0107"
          [attr.aria-label]="label() + ': add a key'"
          [value]="typed()"
          (input)="typed.set($any($event.target).value)"
          (keydown.enter)="$event.preventDefault(); add()"
          (blur)="add()"
        />
        <pn-action label="Add" icon="plus" (pressed)="add()" />
      </div>
    }
  `,
  styleUrl: './chips.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class KeysInput {
  readonly label = input.required<string>();
  readonly value = model.required<readonly string[]>();
  readonly single = input(false);
  protected readonly typed = signal('');

  protected add(): void {
    const keys = this.typed()
      .split(/[\s,;]+/)
      .map((key) => key.toUpperCase())
      .filter((key) => key !== '' && !this.value().includes(key));
    this.typed.set('');
    if (keys.length > 0) this.value.set(this.single() ? keys.slice(0, 1) : [...this.value(), ...keys]);
  }

  protected remove(key: string): void {
    this.value.set(this.value().filter((one) => one !== key));
  }
}
