import { ChangeDetectionStrategy, Component } from '@angular/core';

/** The product's mark: two open growth rings around a core. */
@Component({
  selector: 'pn-mark',
  template: `
    <svg
      viewBox="0 0 26 26"
      fill="none"
      stroke="currentColor"
      stroke-width="2.2"
      stroke-linecap="round"
      aria-hidden="true"
    >
      <path d="M13 2.4a10.6 10.6 0 1 1-9.9 6.8" />
      <path d="M13 7.6A5.4 5.4 0 1 1 7.8 11.6" />
      <circle cx="13" cy="13" r="1.4" fill="currentColor" stroke="none" />
    </svg>
  `,
  styles: `
    :host {
      display: inline-block;
      width: 26px;
      height: 26px;
      color: var(--mat-sys-primary);
    }
    svg {
      display: block;
      width: 100%;
      height: 100%;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Mark {}
