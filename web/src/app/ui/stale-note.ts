import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { Now } from '../core/now.ts';
import { PnTime } from '../words/date-pipes.ts';
import { StateShape } from './state-shape.ts';

/** A failed refresh keeps the last data and says how old it is. */
@Component({
  selector: 'pn-stale-note',
  imports: [PnTime, StateShape],
  host: { role: 'status' },
  template: `
    <span class="pn-soon"
      ><pn-state-shape shape="soon" /> Not refreshed since {{ since() | pnTime: zone() }} ({{ minutes() }} min)</span
    >
    <button type="button" class="pn-link" (click)="again.emit()">Try again</button>
  `,
  styles: `
    :host {
      display: flex;
      align-items: center;
      gap: 8px;
      min-height: 28px;
      padding: 0 var(--pn-gutter);
      font: var(--pn-label);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class StaleNote {
  private readonly now = inject(Now);
  readonly since = input.required<Date>();
  /** Of the site whose times the page shows; the reader's own where it shows those of several. */
  readonly zone = input<string>();
  readonly again = output();
  protected readonly minutes = computed(() =>
    Math.max(0, Math.round((this.now.at().getTime() - this.since().getTime()) / 60_000)),
  );
}
