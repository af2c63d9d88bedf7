import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { StateShape } from '../ui/state-shape.ts';
import type { Shape } from '../ui/shape.ts';

/** How a process ended, in words. */
export interface Ended {
  /** Green only for what was proven; everything else is simply done. */
  readonly shape: Shape;
  /** “Effective”, “Corrected and verified”; null of what ended before that was written down. */
  readonly result: string | null;
  /** The day on which it ended. */
  readonly day: string;
}

/** How a process ended and when: what a closed row says where an open one has its waiting line. */
@Component({
  selector: 'pn-ended',
  imports: [StateShape],
  template: `
    <pn-state-shape [shape]="ended().shape" />
    @if (ended().result; as result) {
      <span class="pn-cut" [attr.title]="result">{{ result }}</span>&ngsp;<span class="pn-cut day"
        >Ended {{ ended().day }}</span
      >
    } @else {
      <span class="pn-cut pn-quiet">Ended {{ ended().day }}</span>
    }
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: 14px minmax(0, 1fr);
      gap: 0 8px;
      align-items: center;
      font: 400 13px/18px var(--pn-font);
    }
    .day {
      grid-column: 2;
      font: 400 12px/15px var(--pn-font);
      color: var(--pn-quiet);
    }
    @media (max-width: 719px) {
      span {
        white-space: normal;
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class EndedLine {
  readonly ended = input.required<Ended>();
}
