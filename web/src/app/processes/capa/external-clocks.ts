import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { CapaState } from '#domain/capa/state';
import { Action } from '../../ui/action.ts';
import { StateShape } from '../../ui/state-shape.ts';
import { ProcessView } from '../process-view.ts';
import { clockFact } from './side-of-capa.ts';

/**
 * The dates that others set for a loop, beside its own: of the certification body, with the stop that nobody can extend,
 * and of customers and authorities, which are set and ended here.
 */
@Component({
  selector: 'pn-external-clocks',
  imports: [Action, RouterLink, StateShape],
  template: `
    @if (clocks().length > 0) {
      <h3>Of others, no hold stops them</h3>
      <ul>
        @for (clock of clocks(); track clock.id) {
          <li>
            <div class="text">
              <p>
                {{ clock.party }} <span class="pn-quiet">{{ clock.reference }}</span>
                @if (clock.from; as from) {
                  <a class="pn-link" [routerLink]="['/journeys', from]">{{ from }}</a>
                }
              </p>
              <p [class]="clock.shape ? 'pn-' + clock.shape : ''">
                @if (clock.shape; as shape) {
                  <pn-state-shape [shape]="shape" />
                }
                {{ clock.until }}
              </p>
              <p class="pn-small pn-quiet">{{ clock.what }}</p>
              @if (clock.stop; as stop) {
                <p class="stop"><pn-state-shape shape="blocks" /> Hard stop {{ stop }}</p>
              }
            </div>
            @if (view.may('endExternalClock', 'external:' + clock.id); as may) {
              <pn-action
                [small]="true"
                [label]="view.say('command.endExternalClock')"
                [hint]="clock.party + ' ' + clock.reference"
                [reason]="may.refusal?.sentence ?? null"
                (pressed)="view.do('endExternalClock', may.subject)"
              />
            }
          </li>
        }
      </ul>
    }
    @if (view.may('setExternalClock'); as may) {
      <pn-action
        class="add"
        [class.flush]="may.refusal === null"
        [small]="true"
        kind="text"
        icon="plus"
        [label]="view.say('command.setExternalClock')"
        [reason]="may.refusal?.sentence ?? null"
        (pressed)="view.do('setExternalClock', may.subject)"
      />
    }
  `,
  styles: `
    :host {
      display: block;
    }
    h3 {
      margin-top: 8px;
      font: var(--pn-label);
      color: var(--pn-quiet);
    }
    li {
      display: flex;
      gap: 8px;
      align-items: flex-start;
      padding: 6px 0;
      border-bottom: 1px solid var(--mat-sys-outline-variant);
    }
    .text {
      flex: 1;
      min-width: 0;
      overflow-wrap: anywhere;
    }
    .pn-late,
    .pn-soon {
      font-weight: 500;
    }
    .pn-link {
      margin-left: 4px;
    }
    .add {
      margin-top: 4px;
    }
    /* Without a border its words stand in line with the others. */
    .flush {
      margin-left: -8px;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ExternalClocks {
  protected readonly view = inject(ProcessView);
  readonly state = input.required<CapaState>();

  protected readonly clocks = computed(() =>
    this.state().external.map(({ id, party, reference, what, from, hardStop, duty }) => {
      const name = this.view.say(`party.${party}`);
      const fact = duty ? clockFact(name, duty.clock, this.view) : null;
      return {
        id,
        party: `${name.charAt(0).toUpperCase()}${name.slice(1)}`,
        reference,
        from,
        what: from === null ? what : this.view.say(`external.${what}`),
        until: fact ? `until ${fact.value}` : 'has what it waited for',
        shape: fact?.shape ?? null,
        stop: hardStop === null ? null : this.view.day(hardStop),
      };
    }),
  );
}
