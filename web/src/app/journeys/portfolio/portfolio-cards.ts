import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { Action } from '../../ui/action.ts';
import { StateShape } from '../../ui/state-shape.ts';
import { WaitingCard } from '../../ui/waiting/waiting-card.ts';
import { PortfolioRows, type PortfolioRow } from './portfolio-row.ts';
import { marksOf } from './timeline-marks.ts';
import { TimelineRow } from './timeline-row.ts';
import { lowerTicks, scaleOf, spanAround } from './timeline-scale.ts';

/** As wide as a card on the narrowest phone; the drawing grows with it. */
const CARD_PX = 328;

/** The portfolio on a phone: a card a journey, with its own year in small. */
@Component({
  selector: 'pn-portfolio-cards',
  imports: [Action, RouterLink, StateShape, TimelineRow, WaitingCard],
  template: `
    <ul>
      @for (one of drawn(); track one.row.key) {
        <li [class.pn-changed]="changed().has(one.row.key)">
          <a [routerLink]="['/journeys', one.row.key]" data-row-link>
            <span class="pn-quiet">{{ one.row.sub }}</span>
            <b>{{ one.row.title }}</b>
            <span class="pn-second">{{ one.row.stage }} · Lead {{ one.row.lead }}</span>
          </a>
          @if (one.row.line; as line) {
            <pn-waiting-card [line]="line" [about]="one.row.others" />
          }
          @if (one.row.late; as late) {
            <p class="pn-late pn-small"><pn-state-shape shape="late" /> {{ late }}</p>
          }
          @for (past of one.row.past; track past) {
            <p class="pn-late pn-small"><pn-state-shape shape="late" /> {{ past }}</p>
          }
          @if (one.row.headline; as headline) {
            <p class="forecast">
              <b [class]="'pn-' + headline.shape"><pn-state-shape [shape]="headline.shape" /> {{ headline.date }}</b>
              {{ headline.second }}
              @if (headline.note; as note) {
                <span>{{ note }}</span>
              }
            </p>
          }
          <div class="time">
            <div class="months" aria-hidden="true">
              @for (month of months(); track month.x) {
                <span [style.left.%]="month.x">{{ month.label }}</span>
              }
              <i [style.left.%]="one.todayAt"></i>
            </div>
            <pn-timeline-row
              [marks]="one.marks"
              [scale]="scale()"
              [today]="one.row.journey.today"
              [label]="'The year of ' + one.row.title"
            />
          </div>
          @if (one.row.mine; as mine) {
            <pn-action [label]="mine.label" [small]="true" (pressed)="act(one.row)" />
          }
        </li>
      }
    </ul>
  `,
  styles: `
    li {
      display: grid;
      gap: 8px;
      padding: 14px var(--pn-gutter);
      border-bottom: 1px solid var(--mat-sys-outline-variant);
    }
    li.pn-changed {
      animation: pn-changed 2s;
    }
    a {
      display: grid;
      gap: 1px;
      min-height: 44px;
      font: var(--pn-cell);
      overflow-wrap: anywhere;
    }
    a b {
      font: 500 15px/20px var(--pn-font);
    }
    .forecast {
      font: var(--pn-cell);
      color: var(--mat-sys-on-surface-variant);
    }
    .forecast b {
      font-weight: 500;
    }
    .forecast b.pn-onTime {
      color: var(--mat-sys-on-surface);
    }
    .forecast span {
      display: block;
    }
    .time {
      position: relative;
    }
    .months {
      position: relative;
      height: 18px;
      border-bottom: 1px solid var(--mat-sys-outline-variant);
      font: 400 11px/16px var(--pn-font);
      color: var(--pn-quiet);
    }
    .months span {
      position: absolute;
      padding-left: 2px;
    }
    .months i {
      position: absolute;
      top: 0;
      bottom: -3px;
      width: 2px;
      background: var(--mat-sys-primary);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PortfolioCards {
  private readonly router = inject(Router);
  private readonly rowWords = inject(PortfolioRows);
  readonly rows = input.required<readonly PortfolioRow[]>();
  readonly changed = input.required<ReadonlySet<string>>();
  readonly today = input.required<string>();

  protected readonly scale = computed(() => scaleOf(spanAround(this.today(), 'year'), CARD_PX));
  protected readonly months = computed(() =>
    lowerTicks(this.scale(), 'year').map(({ x, label }) => ({ x: (x / CARD_PX) * 100, label: label.slice(0, 1) })),
  );
  protected readonly drawn = computed(() =>
    this.rows().map((row) => ({
      row,
      marks: marksOf(row.journey, this.rowWords.markWords(row.journey), false),
      todayAt: (this.scale().at(row.journey.today) / CARD_PX) * 100,
    })),
  );

  protected act({ key, mine }: PortfolioRow): void {
    void this.router.navigate(['/journeys', key], { queryParams: mine?.query ?? {} });
  }
}
