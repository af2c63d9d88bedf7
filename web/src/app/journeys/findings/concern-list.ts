import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { concernsOf } from '#domain/certification/audits/concerns';
import type { JourneyState } from '#domain/certification/state';
import { ProcessView } from '../../processes/process-view.ts';
import { Action } from '../../ui/action.ts';
import { SectionHead } from '../../ui/section-head.ts';
import { StateShape } from '../../ui/state-shape.ts';

/** The areas of concern of stage 1, each with how it stands: no findings yet, and looked at again in stage 2. */
@Component({
  selector: 'pn-concern-list',
  imports: [Action, SectionHead, StateShape],
  template: `
    <pn-section-head title="Areas of concern of stage 1" [note]="note()" />
    <ul>
      @for (one of concerns(); track one.id) {
        <li>
          <pn-state-shape [shape]="one.shape" />
          <div>
            <p>{{ one.text }}</p>
            <p class="pn-small pn-quiet">{{ one.standing }}</p>
          </div>
          @if (one.may; as may) {
            <pn-action
              [small]="true"
              [label]="view.say('command.resolveConcern')"
              [reason]="may.refusal?.sentence ?? null"
              (pressed)="view.do('resolveConcern', may.subject)"
            />
          }
        </li>
      }
    </ul>
  `,
  styles: `
    :host {
      display: block;
      padding: 10px var(--pn-gutter);
    }
    li {
      display: grid;
      grid-template-columns: 24px minmax(0, 1fr) auto;
      align-items: start;
      padding: 7px 0;
      border-top: 1px solid var(--mat-sys-outline-variant);
      font: var(--pn-cell);
    }
    pn-state-shape {
      margin-top: 2px;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ConcernList {
  protected readonly view = inject(ProcessView);
  readonly state = input.required<JourneyState>();

  protected readonly concerns = computed(() =>
    concernsOf(this.state()).map(({ audit, number, text, standing, on }) => ({
      id: `${String(audit)}.${String(number)}`,
      text,
      shape: standing === 'open' ? ('blocks' as const) : ('done' as const),
      standing: this.view.say(`concern.${standing}`, { date: this.view.day(on) }),
      may: standing === 'open' ? this.view.may('resolveConcern', `audit:${String(audit)}`) : undefined,
    })),
  );
  protected readonly note = computed(() => {
    const open = this.concerns().filter(({ shape }) => shape === 'blocks').length;
    return open === 0 ? null : `${String(open)} open`;
  });
}
