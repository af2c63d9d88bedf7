import { ChangeDetectionStrategy, Component, computed, input, model } from '@angular/core';
import type { Instant } from '#domain/kernel/instant';
import { layOutSlider, type SliderEvent } from './slider-layout.ts';

/**
 * The time machine: one tick a day with events (height = how many), a thumb on one of the events. `at` is the index of
 * the event shown; arrow keys move one event, Home and End to the ends.
 */
@Component({
  selector: 'pn-day-slider',
  template: `
    <div class="marks" aria-hidden="true">
      @for (mark of drawing().marks; track $index) {
        <i class="tick" [class.later]="mark.at > thumb()" [style.left.%]="mark.at" [style.height.px]="mark.height"></i>
      }
      @for (label of drawing().months; track label.text) {
        <span class="month" [class.covered]="isCovered(label.at)" [style.left.%]="label.at">{{ label.text }}</span>
      }
      @for (flag of drawing().flags; track flag.text) {
        <span class="flag" [class.end]="flag.at > 88" [style.left.%]="flag.at">{{ flag.text }}</span>
      }
      <span class="rail"><b [style.width.%]="thumb()"></b></span>
      <span class="bubble" [style.left.%]="thumb()" [class.end]="thumb() > 92" [class.start]="thumb() < 8">{{
        valueText()
      }}</span>
      <span class="thumb" [style.left.%]="thumb()"></span>
    </div>
    <input
      type="range"
      min="0"
      [max]="last()"
      [value]="at()"
      [attr.aria-label]="label()"
      [attr.aria-valuetext]="valueText()"
      (input)="move($event)"
      (pointerdown)="jump($event)"
    />
  `,
  styleUrl: './day-slider.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class DaySlider {
  /** In order of time, oldest first; at least one. */
  readonly events = input.required<readonly SliderEvent[]>();
  /** The right end: now. */
  readonly until = input.required<Instant>();
  readonly label = input('Moment shown');
  /** How the moment at the thumb reads: “12 October, 14:20”. */
  readonly valueText = input.required<string>();
  readonly at = model.required<number>();

  protected readonly drawing = computed(() => layOutSlider(this.events(), this.until()));
  protected readonly last = computed(() => this.events().length - 1);
  protected readonly thumb = computed(() => this.drawing().positions[this.at()] ?? 100);

  /** The moment's own words stand where the name of the month would. */
  protected isCovered(at: number): boolean {
    return Math.abs(at - this.thumb()) < 12;
  }

  protected move(event: Event): void {
    if (event.target instanceof HTMLInputElement) this.at.set(event.target.valueAsNumber);
  }

  /** The range counts events, the drawing shows time: a press goes to the event nearest in time. */
  protected jump(event: PointerEvent): void {
    if (!(event.target instanceof HTMLInputElement)) return;
    event.preventDefault();
    event.target.focus();
    const box = event.target.getBoundingClientRect();
    const share = ((event.clientX - box.left) / box.width) * 100;
    const { positions } = this.drawing();
    const nearest = positions.reduce(
      (best, position, index) => (Math.abs(position - share) < Math.abs((positions[best] ?? 0) - share) ? index : best),
      0,
    );
    this.at.set(nearest);
  }
}
