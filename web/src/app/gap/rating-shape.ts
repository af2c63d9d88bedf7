import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import type { Rating } from '#domain/certification/gap/rating';

/**
 * How far a clause is met, drawn without colour: full, half, ring, dash, and a dashed ring where nobody has rated.
 * Always beside its word, so hidden from screen readers.
 */
@Component({
  selector: 'pn-rating-shape',
  host: { 'aria-hidden': 'true' },
  template: `
    <svg viewBox="0 0 14 14">
      @switch (rating()) {
        @case ('conforms') {
          <circle cx="7" cy="7" r="5.5" fill="currentColor" opacity=".75" />
        }
        @case ('partly') {
          <circle cx="7" cy="7" r="5" fill="none" stroke="currentColor" stroke-width="1.4" />
          <path d="M7 2a5 5 0 0 1 0 10z" fill="currentColor" />
        }
        @case ('gap') {
          <circle cx="7" cy="7" r="4.8" fill="none" stroke="currentColor" stroke-width="2.4" />
        }
        @case ('notApplicable') {
          <path d="M3 7h8" stroke="currentColor" stroke-width="1.8" />
        }
        @default {
          <circle cx="7" cy="7" r="5" fill="none" stroke="currentColor" stroke-width="1.2" stroke-dasharray="2 2" />
        }
      }
    </svg>
  `,
  styles: `
    :host {
      display: inline-block;
      flex: none;
      width: 14px;
      height: 14px;
      vertical-align: -2px;
      color: var(--mat-sys-on-surface-variant);
    }
    svg {
      display: block;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RatingShape {
  readonly rating = input.required<Rating | null>();
}
