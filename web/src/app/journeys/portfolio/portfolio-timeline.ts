import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  type ElementRef,
  inject,
  input,
  signal,
  viewChild,
} from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { Action } from '../../ui/action.ts';
import { StageTicks } from '../../ui/stage-ticks.ts';
import { StateShape } from '../../ui/state-shape.ts';
import { WaitingCard } from '../../ui/waiting/waiting-card.ts';
import { shortDay } from '../../words/dates.ts';
import { PortfolioRows, type PortfolioRow } from './portfolio-row.ts';
import { marksOf } from './timeline-marks.ts';
import { TimelineRow } from './timeline-row.ts';
import { gridTicks, lowerTicks, scaleOf, upperTicks, type Span, type Zoom } from './timeline-scale.ts';

/** What the chart is wide before it is measured. */
const UNMEASURED_PX = 720;

/** The journeys one below the other, each with its words at the left and its time at the right, on one axis. */
@Component({
  selector: 'pn-portfolio-timeline',
  imports: [Action, RouterLink, StageTicks, StateShape, TimelineRow, WaitingCard],
  template: `
    <div class="row head">
      <span>Journey, stage</span><span class="wide">Waiting for</span><span class="wide">Forecast, target</span>
      <div class="chart axis" #axis aria-hidden="true">
        @for (tick of upper(); track tick.x) {
          <b [style.left.px]="tick.x" [class.first]="tick.x === 0">{{ tick.label }}</b>
        }
        @for (tick of lower(); track tick.x) {
          <span [style.left.px]="tick.x">{{ tick.label }}</span>
        }
        @if (isTodayInSight()) {
          <em
            [style.left.px]="todayX()"
            [class.near-start]="todayX() < 34"
            [class.near-end]="todayX() > scale().width - 34"
            >{{ todayWords() }}</em
          >
        }
      </div>
    </div>
    <div class="rows">
      <div class="lines" aria-hidden="true">
        @for (line of grid(); track line.x) {
          <i [class.strong]="line.strong" [style.left.px]="line.x"></i>
        }
        @if (isTodayInSight()) {
          <i class="today" [style.left.px]="todayX()"></i>
        }
      </div>
      <ul>
        @for (one of drawn(); track one.row.key) {
          <li class="row" [class.pn-changed]="changed().has(one.row.key)">
            <div class="what">
              <a [routerLink]="['/journeys', one.row.key]" data-row-link>{{ one.row.title }}</a>
              @if (one.row.moving; as moving) {
                <span class="pn-second">{{ moving }}</span>
              }
              <span class="pn-quiet">{{ one.row.sub }}</span>
              <b class="stage">{{ one.row.stage }}</b>
              <pn-stage-ticks [stages]="one.row.ticks.stages" [at]="one.row.ticks.at" />
              <span class="pn-quiet">Lead {{ one.row.lead }}</span>
            </div>
            <div class="waits">
              @if (one.row.line; as line) {
                <pn-waiting-card [line]="line" [about]="one.row.others" />
              }
              @if (one.row.late; as late) {
                <span class="pn-late pn-small"><pn-state-shape shape="late" /> {{ late }}</span>
              }
              @if (one.row.mine; as mine) {
                <pn-action [label]="mine.label" [small]="true" [hint]="one.row.title" (pressed)="act(one.row)" />
              }
            </div>
            <div class="forecast">
              @if (one.row.headline; as headline) {
                <span [class]="'date pn-' + headline.shape"
                  ><pn-state-shape [shape]="headline.shape" /> {{ headline.date }}</span
                >
                <span>{{ headline.second }}</span>
                @if (headline.note; as note) {
                  <span class="note">{{ note }}</span>
                }
              } @else {
                <span>No decision or surveillance ahead</span>
              }
              @for (past of one.row.past; track past) {
                <span class="pn-late note">{{ past }}</span>
              }
            </div>
            <div class="chart">
              <pn-timeline-row
                [marks]="one.marks"
                [scale]="scale()"
                [today]="one.row.journey.today"
                [label]="one.label"
              />
            </div>
          </li>
        }
      </ul>
    </div>
  `,
  styleUrl: './portfolio-timeline.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PortfolioTimeline {
  private readonly router = inject(Router);
  private readonly rowWords = inject(PortfolioRows);
  private readonly axis = viewChild.required<ElementRef<HTMLElement>>('axis');
  private readonly width = signal(UNMEASURED_PX);

  readonly rows = input.required<readonly PortfolioRow[]>();
  readonly changed = input.required<ReadonlySet<string>>();
  readonly span = input.required<Span>();
  readonly zoom = input.required<Zoom>();
  readonly today = input.required<string>();

  protected readonly scale = computed(() => scaleOf(this.span(), this.width()));
  protected readonly upper = computed(() => upperTicks(this.scale(), this.zoom()));
  /** A name that the flag of today would cut is left out. */
  protected readonly lower = computed(() =>
    lowerTicks(this.scale(), this.zoom()).filter(
      ({ x }) => !this.isTodayInSight() || Math.abs(x + 8 - this.todayX()) > 36,
    ),
  );
  protected readonly grid = computed(() => gridTicks(this.scale(), this.zoom()));
  protected readonly todayX = computed(() => this.scale().at(this.today()));
  protected readonly isTodayInSight = computed(() => this.todayX() >= 0 && this.todayX() <= this.scale().width);
  protected readonly todayWords = computed(() =>
    shortDay(this.today(), { now: new Date(`${this.today()}T12:00:00Z`), zone: 'UTC' }),
  );
  protected readonly drawn = computed(() => {
    const wide = this.zoom() === 'weeks' || this.zoom() === 'year';
    return this.rows().map((row) => {
      const marks = marksOf(row.journey, this.rowWords.markWords(row.journey), wide);
      return { row, marks, label: `Timeline of ${row.title}; the table says the same in words` };
    });
  });

  constructor() {
    const destroyed = inject(DestroyRef);
    afterNextRender(() => {
      const element = this.axis().nativeElement;
      const measure = (): void => {
        const width = Math.round(element.clientWidth);
        if (width > 0) this.width.set(width);
      };
      measure();
      const watcher = new ResizeObserver(measure);
      watcher.observe(element);
      destroyed.onDestroy(() => watcher.disconnect());
    });
  }

  protected act({ key, mine }: PortfolioRow): void {
    void this.router.navigate(['/journeys', key], { queryParams: mine?.query ?? {} });
  }
}
