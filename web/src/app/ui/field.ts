import { ChangeDetectionStrategy, Component, computed, contentChild, Directive, inject, input } from '@angular/core';
import { StateShape } from './state-shape.ts';

let lastField = 0;

/** A native input, select or text area inside a `pn-field`: takes its name, description and error from there. */
@Directive({
  selector: 'input[pnInput], select[pnInput], textarea[pnInput]',
  host: {
    class: 'pn-input',
    '[id]': 'field.id',
    '[attr.aria-describedby]': 'field.describedBy()',
    '[attr.aria-invalid]': 'field.error() !== null || null',
    '[attr.aria-required]': 'field.required() || null',
  },
})
export class FieldInput {
  protected readonly field = inject(Field);
}

/**
 * A labelled control with its note, hint, and the error beside it:
 * `<pn-field label="E-mail" [error]="…"><input pnInput type="email" /></pn-field>`.
 */
@Component({
  selector: 'pn-field',
  imports: [StateShape],
  template: `
    <div class="label">
      <label [attr.for]="control() ? id : null"
        >{{ label() }}
        @if (note(); as note) {
          <span>{{ note }}</span>
        }
      </label>
      <ng-content select="[beside]" />
    </div>
    <div class="control"><ng-content /></div>
    @if (hint(); as hint) {
      <p class="hint" [id]="id + '-hint'">{{ hint }}</p>
    }
    <div aria-live="polite">
      @if (error(); as error) {
        <p class="error" [id]="id + '-error'"><pn-state-shape shape="late" /> {{ error }}</p>
      }
    </div>
  `,
  styles: `
    :host {
      display: block;
      min-width: 0;
    }
    .label {
      display: flex;
      justify-content: space-between;
      gap: 8px;
      margin-bottom: 5px;
      font: 500 13px/18px var(--pn-font);
    }
    span {
      font-weight: 400;
      color: var(--pn-quiet);
    }
    .control {
      position: relative;
    }
    p {
      margin-top: 4px;
      font: var(--pn-small);
    }
    .hint {
      color: var(--pn-quiet);
    }
    .error {
      display: flex;
      gap: 6px;
      color: var(--pn-late);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Field {
  readonly label = input.required<string>();
  /** Quiet words after the label: “if anything”, “suggested, triage decides”. */
  readonly note = input<string | null>(null);
  readonly hint = input<string | null>(null);
  readonly error = input<string | null>(null);
  readonly required = input(false);

  readonly id = `pn-field-${String(++lastField)}`;
  protected readonly control = contentChild(FieldInput);
  readonly describedBy = computed(() => {
    const ids = [this.hint() && `${this.id}-hint`, this.error() && `${this.id}-error`].filter(Boolean);
    return ids.length > 0 ? ids.join(' ') : null;
  });
}
