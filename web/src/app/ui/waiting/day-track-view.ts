import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { DayTrack } from './waiting-line.ts';

/** The head's clock drawn as days: one field a working day, days off short and dotted, now, the due moment, what comes then. */
@Component({
  selector: 'pn-day-track',
  host: { 'aria-hidden': 'true', '[class]': 'track().shape' },
  template: `
    @for (day of track().days; track $index) {
      <span
        [class.off]="day.isOff"
        [class.late]="day.isLate"
        [class.due]="day.isLate && !track().days[$index - 1]?.isLate"
        [class.used]="day.passed === 'whole'"
        [class.part]="day.passed === 'part'"
        [class.now]="day.nowAt !== null"
        [style.--now]="day.nowAt === null ? null : day.nowAt + '%'"
      >
        @if (day.nowAt !== null) {
          <i></i>
        }
        {{ day.label }}
      </span>
    }
    @if (track().beyond; as beyond) {
      <span class="beyond"
        ><b>{{ isLate() ? 'Then:' : 'End of day:' }}</b> {{ beyond }}</span
      >
    }
  `,
  styleUrl: './day-track.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class DayTrackView {
  readonly track = input.required<DayTrack>();
  protected readonly isLate = computed(() => this.track().shape === 'late');
}
