import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { Shape } from '../shape.ts';
import type { Track } from './waiting-line.ts';

/** The drawn half of a due date: since, now, the due tick, what is late. Hidden from screen readers: the words say it. */
@Component({
  selector: 'pn-due-track',
  host: { 'aria-hidden': 'true', '[class]': 'shape()' },
  template: `
    <svg viewBox="0 0 112 7" preserveAspectRatio="none">
      <line
        class="line"
        x1="0"
        y1="3.5"
        [attr.x2]="due()"
        y2="3.5"
        [attr.stroke-dasharray]="track().waitedOut ? '3 3' : null"
      />
      <rect class="used" x="0" y="2" height="3" rx="1" [attr.width]="usedInTime()" />
      @if (late() > 0) {
        <rect class="over" [attr.x]="due()" y="2" height="3" rx="1" [attr.width]="late()" />
      }
      <rect class="tick" [attr.x]="due()" y="0" width="1.5" height="7" />
    </svg>
  `,
  styles: `
    :host {
      display: block;
      width: 112px;
      height: 7px;
      margin-top: 2px;
    }
    svg {
      display: block;
      width: 100%;
      height: 100%;
    }
    .line {
      stroke: var(--mat-sys-outline);
    }
    .used,
    .tick {
      fill: var(--mat-sys-on-surface-variant);
    }
    :host(.soon) .used {
      fill: var(--pn-soon);
    }
    .over {
      fill: var(--pn-late);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class DueTrack {
  readonly track = input.required<Track>();
  readonly shape = input.required<Shape>();

  private readonly width = 112;
  protected readonly due = computed(() => (this.track().dueAt / 100) * this.width);
  private readonly used = computed(() => (this.track().used / 100) * this.width);
  protected readonly usedInTime = computed(() => Math.min(this.used(), this.due()));
  /** At least 5 px, so that one late day is seen. */
  protected readonly late = computed(() => (this.shape() === 'late' ? Math.max(this.used() - this.due(), 5) : 0));
}
