import { ChangeDetectionStrategy, Component, input, model } from '@angular/core';

/** The signature of a decision: a box that starts empty, with who signs and what it means. */
@Component({
  selector: 'pn-signature-row',
  // A tick that is given again in a moment: nobody is asked about it.
  host: { 'data-passing': '' },
  template: `
    <label>
      <input type="checkbox" [checked]="signed()" (change)="signed.set($any($event.target).checked)" />
      <span
        >I sign as <b>{{ signer() }}</b>: “{{ meaning() }}.”</span
      >
    </label>
  `,
  styles: `
    :host {
      flex: none;
      display: block;
      border-top: 1px solid var(--mat-sys-outline-variant);
      background: var(--mat-sys-surface-container-low);
    }
    label {
      display: flex;
      align-items: center;
      gap: 10px;
      min-height: 40px;
      padding: 8px 24px;
      font: var(--pn-cell);
      cursor: pointer;
    }
    input {
      flex: none;
      width: 18px;
      height: 18px;
      margin: 0;
      accent-color: var(--mat-sys-primary);
    }
    @media (max-width: 719px) {
      label {
        min-height: 48px;
        padding-inline: 16px;
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SignatureRow {
  /** “Ana Ruiz, quality manager”. */
  readonly signer = input.required<string>();
  readonly meaning = input.required<string>();
  readonly signed = model.required<boolean>();
}
