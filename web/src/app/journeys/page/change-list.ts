import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { JourneyState } from '#domain/certification/state';
import { PartMenu } from '../../processes/part-menu.ts';
import { ProcessView } from '../../processes/process-view.ts';
import { Action } from '../../ui/action.ts';
import { SectionHead } from '../../ui/section-head.ts';
import { StateShape } from '../../ui/state-shape.ts';

/** Changes of which the certification body must be told (8.5.3), with what it answered. */
@Component({
  selector: 'pn-change-list',
  imports: [Action, PartMenu, SectionHead, StateShape],
  template: `
    <pn-section-head [side]="side()" [title]="'Told to ' + body()" note="8.5.3">
      @if (view.may('recordChange'); as may) {
        <pn-action
          kind="text"
          icon="plus"
          [small]="true"
          label="Record a change"
          [reason]="may.refusal?.sentence ?? null"
          (pressed)="view.do('recordChange', may.subject)"
        />
      }
    </pn-section-head>
    <ul>
      @for (one of changes(); track one.number) {
        <li>
          <pn-state-shape [shape]="one.shape" />
          <div>
            <p>{{ one.text }}</p>
            <p class="pn-small pn-quiet">{{ one.facts }}</p>
          </div>
          <pn-part-menu [subject]="'change:' + one.number" [name]="'change ' + one.number" />
        </li>
      } @empty {
        <li class="none pn-quiet">
          Nothing had to be told yet: legal status, ownership, sites, scope, a major change.
        </li>
      }
    </ul>
  `,
  styles: `
    li {
      display: grid;
      grid-template-columns: 24px minmax(0, 1fr) auto;
      padding: 6px 0;
      font: var(--pn-cell);
    }
    pn-state-shape {
      margin-top: 2px;
    }
    .none {
      display: block;
      font: var(--pn-small);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ChangeList {
  protected readonly view = inject(ProcessView);
  readonly state = input.required<JourneyState>();
  readonly body = input.required<string>();
  readonly side = input(false);

  protected readonly changes = computed(() =>
    [...this.state().changes].reverse().map(({ number, kind, text, on, toldOn, how, answer }) => ({
      number,
      text,
      shape: answer ? ('done' as const) : toldOn === null ? ('soon' as const) : ('onTime' as const),
      facts: [
        `${this.view.say(`change.${kind}`)}, ${this.view.day(on)}`,
        toldOn === null ? 'not told yet' : `told ${this.view.day(toldOn)}${how === null ? '' : `, ${how}`}`,
        answer === null
          ? toldOn === null
            ? ''
            : 'no answer yet'
          : `answered ${this.view.day(answer.on)}: “${answer.text}”`,
      ]
        .filter((fact) => fact !== '')
        .join(' · '),
    })),
  );
}
