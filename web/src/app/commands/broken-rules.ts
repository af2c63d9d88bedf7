import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { Notice } from '../ui/notice.ts';
import type { SaidRules } from './preview.ts';

/** Every rule that speaks against what is about to be recorded: the reason that lets it be is about all of them. */
@Component({
  selector: 'pn-broken-rules',
  imports: [Notice],
  template: `
    <pn-notice tone="soon" [title]="rules().length === 1 ? 'A rule speaks against it' : 'Rules speak against it'">
      <ul>
        @for (rule of rules(); track rule.code) {
          <li>{{ rule.sentence }}</li>
        }
      </ul>
    </pn-notice>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class BrokenRules {
  readonly rules = input.required<SaidRules>();
}
