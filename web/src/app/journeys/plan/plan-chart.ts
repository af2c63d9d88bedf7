import { ChangeDetectionStrategy, Component, computed, ElementRef, inject, input } from '@angular/core';
import type { Forecast } from '#domain/certification/forecast/result';
import { shortDay } from '../../words/dates.ts';
import { ProcessView } from '../../processes/process-view.ts';
import { textWidth } from '../portfolio/text-width.ts';
import { scaleOf, type Scale, type Span } from '../portfolio/timeline-scale.ts';
import { observedWidth } from './observed-width.ts';
import { drawRow, monthsOf, noteOf, type DrawnRow } from './plan-drawing.ts';
import type { PlanRow } from './plan-rows.ts';

/** Height of a row; the words at the left keep to it. */
export const ROW_PX = 34;
const HEAD_PX = 34;

interface ChartRow extends DrawnRow {
  readonly y: number;
  readonly label: { readonly text: string; readonly x: number; readonly anchor: 'start' | 'end' } | null;
}

/** The plan in time: baseline beneath what is planned now, what must come before what, and the critical path. */
@Component({
  selector: 'pn-plan-chart',
  template: `
    <svg
      role="img"
      [attr.aria-label]="label()"
      [attr.viewBox]="'0 0 ' + scale().width + ' ' + height()"
      [attr.height]="height()"
    >
      <defs>
        <pattern id="pn-plan-hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <path class="hatch" d="M0 0v6" />
        </pattern>
        <marker id="pn-arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">
          <path class="head" d="M0 0L8 4L0 8z" />
        </marker>
        <marker
          id="pn-arrow-critical"
          viewBox="0 0 8 8"
          refX="7"
          refY="4"
          markerWidth="6"
          markerHeight="6"
          orient="auto"
        >
          <path class="head critical" d="M0 0L8 4L0 8z" />
        </marker>
      </defs>
      @for (tick of ticks(); track tick.x) {
        <path class="grid" [attr.d]="'M' + tick.x + ' ' + headPx + 'V' + height()" />
        <text class="month" [attr.x]="tick.x + 4" y="22">{{ tick.label }}</text>
      }
      @for (row of drawn(); track row.id) {
        <path class="line" [attr.d]="'M0 ' + (row.y + rowPx) + 'H' + scale().width" />
      }
      @for (link of links(); track link.id) {
        <path
          [class]="link.isCritical ? 'link critical' : 'link'"
          [attr.d]="link.path"
          [attr.marker-end]="link.isCritical ? 'url(#pn-arrow-critical)' : 'url(#pn-arrow)'"
        />
      }
      @for (row of drawn(); track row.id) {
        @if (row.baseline; as baseline) {
          <rect
            class="baseline"
            [attr.x]="baseline.x"
            [attr.y]="row.y + 26"
            [attr.width]="baseline.width"
            height="3"
            rx="1"
          />
        }
        @for (bar of row.bars; track bar.look) {
          <rect
            [class]="'bar ' + bar.look + (row.isCritical ? ' critical' : '')"
            [attr.x]="bar.x"
            [attr.y]="row.y + 9"
            [attr.width]="bar.width"
            height="13"
            rx="2"
          />
        }
        @if (row.diamond; as diamond) {
          <path
            [class]="'audit ' + diamond.look"
            [attr.d]="'M' + diamond.x + ' ' + (row.y + 10) + 'l6.5 6.5l-6.5 6.5l-6.5 -6.5z'"
          />
        }
        @if (row.label; as words) {
          <text [attr.x]="words.x" [attr.y]="row.y + 21" [attr.text-anchor]="words.anchor">{{ words.text }}</text>
        }
      }
      @if (whisker(); as whisker) {
        <path class="whisker" [attr.d]="whisker.path" />
        <circle class="likely" [attr.cx]="whisker.x" [attr.cy]="whisker.y" r="5" />
        @if (whisker.target; as target) {
          <path class="target" [attr.d]="'M' + target.x + ' ' + (whisker.y - 24) + 'v36'" />
          <text class="target" [attr.x]="target.x + 5" [attr.y]="whisker.y - 14">{{ target.text }}</text>
        }
      }
      <path class="today" [attr.d]="'M' + todayX() + ' 28V' + height()" />
      <g [attr.transform]="'translate(' + flagX() + ' 8)'">
        <rect class="flag" x="-29" y="0" width="58" height="20" rx="2" />
        <text class="flag" x="0" y="14" text-anchor="middle">{{ todayWords() }}</text>
      </g>
    </svg>
  `,
  styleUrl: './plan-chart.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PlanChart {
  private readonly view = inject(ProcessView);
  readonly rows = input.required<readonly PlanRow[]>();
  readonly forecast = input.required<Forecast | null>();
  readonly span = input.required<Span>();
  readonly today = input.required<string>();
  readonly withBaseline = input(true);
  readonly label = input.required<string>();

  protected readonly rowPx = ROW_PX;
  protected readonly headPx = HEAD_PX;
  private readonly width = observedWidth(inject<ElementRef<HTMLElement>>(ElementRef), 860);
  protected readonly scale = computed(() => scaleOf(this.span(), this.width()));
  protected readonly ticks = computed(() => monthsOf(this.span(), this.scale(), this.todayX()));
  protected readonly height = computed(() => HEAD_PX + this.rows().length * ROW_PX);
  protected readonly todayX = computed(() => Math.round(this.scale().at(this.today())));
  /** The flag stays in sight where today is at the edge. */
  protected readonly flagX = computed(() => Math.max(29, this.todayX()));
  protected readonly todayWords = computed(() => this.short(this.today()));
  private readonly around = computed(() => ({
    today: this.today(),
    forecast: this.forecast(),
    withBaseline: this.withBaseline(),
  }));
  protected readonly drawn = computed<readonly ChartRow[]>(() =>
    this.rows().map((row, index) => this.draw(row, HEAD_PX + index * ROW_PX)),
  );
  protected readonly links = computed(() => linksOf(this.rows(), this.scale(), this.forecast()));
  protected readonly whisker = computed(() => {
    const forecast = this.forecast();
    const index = this.rows().findIndex(({ id }) => id === forecast?.goal);
    if (!forecast || index < 0 || forecast.finished) return null;
    const y = HEAD_PX + index * ROW_PX + ROW_PX / 2;
    const [early, at80] = [this.scale().at(forecast.early), this.scale().at(forecast.at80)];
    const held = forecast.limit ?? forecast.target;
    return {
      x: this.scale().at(forecast.likely),
      y,
      path: `M${String(early)} ${String(y - 7)}v14M${String(at80)} ${String(y - 7)}v14M${String(early)} ${String(y)}H${String(at80)}`,
      target: held && {
        x: this.scale().at(held.on),
        text: `${forecast.limit ? 'ends' : 'target'} ${this.short(held.on)}`,
      },
    };
  });

  private draw(row: PlanRow, y: number): ChartRow {
    const drawn = drawRow(row, { ...this.around(), scale: this.scale() });
    return { ...drawn, y, label: this.labelOf(row, drawn) };
  }

  private labelOf(row: PlanRow, { bars }: DrawnRow): ChartRow['label'] {
    const forecast = this.forecast();
    const text = noteOf(row, forecast, (date) => this.short(date));
    if (text === '' || row.to === null || !forecast) return null;
    const x = this.scale().at(row.to);
    const isGoal = row.id === forecast.goal;
    const left = isGoal ? this.scale().at(forecast.early) : (bars[0]?.x ?? x - 7);
    const last = bars.at(-1);
    const right = isGoal ? this.scale().at(forecast.at80) : last ? last.x + last.width : x + 7;
    // Arrows leave at the right: words stand at the left wherever there is room.
    const isLeft = left - 8 - textWidth(text) > 0;
    return isLeft ? { text, x: left - 8, anchor: 'end' } : { text, x: right + 8, anchor: 'start' };
  }

  private short(date: string): string {
    return shortDay(date, { now: this.view.at(), zone: this.view.detail()?.calendar.zone });
  }
}

/** Arrows from the end of what must come before to the begin of what follows; those of the critical path are strong. */
function linksOf(rows: readonly PlanRow[], scale: Scale, forecast: Forecast | null) {
  const at = new Map(rows.map((row, index) => [row.id, { row, index }]));
  const y = (index: number): number => HEAD_PX + index * ROW_PX + ROW_PX / 2;
  return rows.flatMap((row, index) =>
    row.after.flatMap((id) => {
      const before = at.get(id);
      // What is done is no arrow any more.
      const ends = before?.row.to ?? null;
      if (!before || ends === null || before.row.state === 'done') return [];
      const start =
        row.kind === 'stage' || (row.kind === 'step' && row.id !== forecast?.goal) ? (row.from ?? row.to) : row.to;
      if (start === null || start < ends) return [];
      const from = Math.round(before.row.kind === 'audit' ? scale.at(ends) + 7 : scale.after(ends));
      const to = Math.round(scale.at(start));
      const bend = Math.max(from + 5, to);
      const isCritical = row.isCritical && before.row.isCritical;
      return [
        {
          id: `${id} ${row.id}`,
          isCritical,
          path: `M${String(from)} ${String(y(before.index))}H${String(bend)}V${String(y(index) - 9)}`,
        },
      ];
    }),
  );
}
