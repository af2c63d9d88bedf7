import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { Field, FieldInput } from '../ui/field.ts';
import { Notice } from '../ui/notice.ts';
import type { Reasons } from './against-rules.ts';
import type { SaidRules } from './preview.ts';

/**
 * Every rule that speaks against what is about to be recorded. One alone has its reason in the form; of several each asks
 * for its own, for what excuses one says nothing of another.
 */
@Component({
  selector: 'pn-broken-rules',
  imports: [Field, FieldInput, Notice],
  template: `
    <pn-notice tone="soon" [title]="isOne() ? 'A rule speaks against it' : 'Rules speak against it'">
      <ul>
        @for (rule of rules(); track rule.code) {
          <li>
            {{ rule.sentence }}
            @if (!isOne()) {
              <pn-field [label]="label()" [required]="true" [error]="null">
                <textarea
                  pnInput
                  rows="2"
                  maxlength="1000"
                  [value]="reasons()[rule.code] ?? ''"
                  [attr.aria-label]="label() + ': ' + rule.sentence"
                  (input)="written.emit({ rule: rule.code, reason: $any($event.target).value })"
                ></textarea>
              </pn-field>
            }
          </li>
        }
      </ul>
    </pn-notice>
  `,
  styles: `
    pn-field {
      margin: 4px 0 12px;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class BrokenRules {
  readonly rules = input.required<SaidRules>();
  readonly reasons = input.required<Reasons>();
  /** How the field for a reason is called. */
  readonly label = input.required<string>();
  readonly written = output<{ readonly rule: string; readonly reason: string }>();
  protected readonly isOne = computed(() => this.rules().length === 1);
}
