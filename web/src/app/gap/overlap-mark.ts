import { ChangeDetectionStrategy, Component } from '@angular/core';

/** Two rings: another edition of the journey has the same clause. Decoration beside words. */
@Component({
  selector: 'pn-overlap-mark',
  host: { 'aria-hidden': 'true' },
  template: `
    <svg viewBox="0 0 16 12">
      <circle cx="5.5" cy="6" r="4" fill="none" stroke="currentColor" stroke-width="1.3" />
      <circle cx="10.5" cy="6" r="4" fill="none" stroke="currentColor" stroke-width="1.3" />
    </svg>
  `,
  styles: `
    :host {
      display: inline-block;
      flex: none;
      width: 16px;
      height: 12px;
      color: var(--pn-quiet);
    }
    svg {
      display: block;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class OverlapMark {}
