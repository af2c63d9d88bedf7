import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { MatTooltip } from '@angular/material/tooltip';
import { StateShape } from '../state-shape.ts';
import { DueTrack } from './due-track.ts';
import type { Due } from './waiting-line.ts';

/** When something is due, in words, over its drawn track. */
@Component({
  selector: 'pn-due',
  imports: [DueTrack, MatTooltip, StateShape],
  host: { '[class]': 'due().shape' },
  template: `
    <span [matTooltip]="due().title">
      @if (withShape()) {
        <pn-state-shape [shape]="due().shape" />
      }
      {{ due().words }}
    </span>
    <pn-due-track [track]="due().track" [shape]="due().shape" />
  `,
  styles: `
    :host {
      display: block;
      font: 400 13px/18px var(--pn-font);
      white-space: nowrap;
    }
    :host(.soon) {
      color: var(--pn-soon-text);
      font-weight: 500;
    }
    :host(.late) {
      color: var(--pn-late);
      font-weight: 500;
    }
    pn-state-shape {
      margin-right: 5px;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class DueCell {
  readonly due = input.required<Due>();
  /** Off where the shape already stands at the row's left. */
  readonly withShape = input(true);
}
