import { ChangeDetectionStrategy, Component } from '@angular/core';

/** What the marks of the timeline mean, in one line. */
@Component({
  selector: 'pn-timeline-legend',
  host: { role: 'note', 'aria-label': 'Legend' },
  template: `
    <span><i class="bar done"></i> done</span>
    <span><i class="bar running"></i> running</span>
    <span><i class="bar planned"></i> planned</span>
    <span><i class="diamond held"></i> audit held</span>
    <span><i class="diamond"></i> booked</span>
    <span><i class="diamond open"></i> not booked yet</span>
    <span><i class="window"></i> surveillance window</span>
    <span><i class="bar valid"></i> a certificate is valid</span>
    <span><i class="bar next"></i> next cycle</span>
    <span
      ><svg viewBox="0 0 24 12" aria-hidden="true">
        <path d="M1 1v10M23 1v10M1 6h22" />
        <circle cx="9" cy="6" r="3.5" />
      </svg>
      forecast: likely and 80 %</span
    >
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      gap: 4px 18px;
      padding: 4px 0;
    }
    span {
      display: inline-flex;
      align-items: center;
      gap: 7px;
    }
    .bar {
      width: 20px;
      height: 10px;
      border-radius: 2px;
    }
    .done {
      background: var(--mat-sys-outline);
    }
    .running {
      background: var(--mat-sys-primary);
    }
    .planned {
      border: 1px solid var(--mat-sys-outline);
      background: repeating-linear-gradient(135deg, transparent 0 3px, var(--mat-sys-outline-variant) 3px 6px);
    }
    .valid {
      border: 1px solid var(--pn-proven);
      background: var(--pn-proven-container);
    }
    .next {
      border: 1px dashed var(--pn-proven);
    }
    .diamond {
      width: 8px;
      height: 8px;
      margin: 0 2px;
      border: 2px solid var(--mat-sys-primary);
      transform: rotate(45deg);
    }
    .held {
      border-color: var(--mat-sys-on-surface-variant);
      background: var(--mat-sys-on-surface-variant);
    }
    .open {
      border: 1.5px dashed var(--mat-sys-outline);
    }
    .window {
      width: 16px;
      height: 12px;
      border: 1.5px solid var(--mat-sys-on-surface);
      border-block: 0;
      background: var(--mat-sys-surface-container-high);
    }
    svg {
      width: 24px;
      height: 12px;
      fill: var(--mat-sys-on-surface);
    }
    path {
      stroke: var(--mat-sys-on-surface);
      stroke-width: 1.5;
      fill: none;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class TimelineLegend {}
