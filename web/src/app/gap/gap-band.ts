import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { ratingsFor } from '#domain/certification/gap/scope';
import { JourneyReading } from '../journeys/page/journey-reading.ts';
import { ProcessView } from '../processes/process-view.ts';
import { ClockWhy } from '../ui/waiting/clock-why.ts';
import { clockText } from '../ui/waiting/waiting-line.ts';
import { wordWaiting } from '../ui/waiting/word-waiting.ts';
import { GapStore } from './gap-store.ts';
import { nothingRatedWords, STANDING_COUNTS } from './gap-words.ts';
import { RatingShape } from './rating-shape.ts';

/** The waiting line of the gap analysis, with how far the ratings are as one bar and in words. Actions are its content. */
@Component({
  selector: 'pn-gap-band',
  imports: [ClockWhy, RatingShape],
  host: { role: 'region', 'aria-label': 'Waiting line' },
  template: `
    <div>
      <div class="sentence">
        @if (line(); as line) {
          <pn-clock-why [shape]="line.shape" [reason]="line.reason" />
          <p>
            @if (line.who; as who) {
              Waiting for <b>{{ who }}</b> to {{ line.what }}
            } @else {
              Nobody has to act: {{ line.what }}
            }
            <span class="clock">{{ line.clock }}</span>
          </p>
        } @else {
          <p>{{ otherwise() }}</p>
        }
      </div>
      @if (first(); as words) {
        <p class="first">{{ words }}</p>
      }
      <div class="bar" aria-hidden="true">
        @for (part of parts(); track part.standing) {
          @if (part.count > 0) {
            <i [class]="part.standing ?? 'none'" [style.flex]="part.count"></i>
          }
        }
      </div>
      <ul class="legend">
        @for (part of parts(); track part.standing) {
          <li><pn-rating-shape [rating]="part.standing" /> {{ part.count }} {{ part.words }}</li>
        }
      </ul>
    </div>
    <div class="actions"><ng-content /></div>
  `,
  styleUrl: './gap-band.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class GapBand {
  private readonly view = inject(ProcessView);
  private readonly store = inject(GapStore);
  private readonly reading = inject(JourneyReading);

  /** The page says above already why the list cannot be accepted. */
  readonly isSaid = input(false);

  protected readonly line = computed(() => {
    const waiting = this.view.detail()?.waiting.find(({ command }) => command === 'acceptGaps');
    if (!waiting || !this.store.isCurrent()) return null;
    const line = wordWaiting(waiting, {
      wording: this.view.wording(),
      me: this.view.me(),
      calendar: this.view.calendar(),
    });
    return { ...line, clock: clockText(line, 'head') };
  });
  /** The list is asked for from the first day on, when there is nothing in it to accept. */
  protected readonly first = computed(() =>
    this.line() === null || this.isSaid() ? null : nothingRatedWords(this.store.lines()),
  );
  /** Without a waiting line: what became of the round. */
  protected readonly otherwise = computed(() => {
    const accepted = this.store.answer()?.accepted;
    if (accepted) {
      const on = this.view.day(accepted.at);
      const gaps = accepted.gaps === 1 ? 'one gap' : `${String(accepted.gaps)} gaps`;
      return `Accepted and signed by ${this.view.person(accepted.by)} on ${on}: ${gaps}`;
    }
    if (this.reading.detail()?.row.open === false) return 'The journey has ended; its ratings stay as they are';
    return this.store.isCurrent()
      ? 'Nobody is waited for: the ratings are taken up when it is time'
      : 'This round was never accepted';
  });
  /** Whether a row of this analysis can be not applicable at all. */
  private readonly mayBeLeftOut = computed(() =>
    this.store.lines().some((line) => line.kind === 'control' || ratingsFor(line).includes('notApplicable')),
  );
  protected readonly parts = computed(() => {
    const { byStanding, unrated } = this.store.progress();
    return [
      ...STANDING_COUNTS.map(({ standing, one, many }) => {
        const count = byStanding[standing];
        return { standing, words: count === 1 ? one : many, count };
      }).filter(({ standing, count }) => count > 0 || standing !== 'notApplicable' || this.mayBeLeftOut()),
      { standing: null, words: 'not rated', count: unrated.length },
    ];
  });
}
