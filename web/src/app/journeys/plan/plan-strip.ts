import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { Forecast } from '#domain/certification/forecast/result';
import type { Scale } from '../portfolio/timeline-scale.ts';
import { drawRow } from './plan-drawing.ts';
import type { PlanRow } from './plan-rows.ts';

/** One row of the plan in time, small, beneath its words: where there is no room for a chart beside them. */
@Component({
  selector: 'pn-plan-strip',
  host: { 'aria-hidden': 'true' },
  template: `
    <svg [attr.viewBox]="'0 0 ' + scale().width + ' 22'" height="22">
      <defs>
        <pattern [id]="hatch()" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <path class="hatch" d="M0 0v6" />
        </pattern>
      </defs>
      @for (x of months(); track x) {
        <path class="grid" [attr.d]="'M' + x + ' 0v22'" />
      }
      @if (drawn().baseline; as baseline) {
        <rect class="baseline" [attr.x]="baseline.x" y="16" [attr.width]="baseline.width" height="3" rx="1" />
      }
      @for (bar of drawn().bars; track bar.look) {
        <rect
          [class]="'bar ' + bar.look + (drawn().isCritical ? ' critical' : '')"
          [attr.x]="bar.x"
          [style.fill]="bar.look === 'planned' ? 'url(#' + hatch() + ')' : null"
          y="4"
          [attr.width]="bar.width"
          height="9"
          rx="2"
        />
      }
      <path class="today" [attr.d]="'M' + todayX() + ' 0v22'" />
      @if (drawn().diamond; as diamond) {
        <path [class]="'audit ' + diamond.look" [attr.d]="'M' + diamond.x + ' 3l5.5 5.5l-5.5 5.5l-5.5 -5.5z'" />
      }
      @if (whisker(); as whisker) {
        <path class="whisker" [attr.d]="whisker.path" />
        <circle class="likely" [attr.cx]="whisker.x" cy="9" r="4.5" />
        @if (whisker.held !== null) {
          <path class="target" [attr.d]="'M' + whisker.held + ' 0v20'" />
        }
      }
    </svg>
  `,
  styleUrl: './plan-chart.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PlanStrip {
  readonly row = input.required<PlanRow>();
  readonly scale = input.required<Scale>();
  readonly months = input.required<readonly number[]>();
  readonly today = input.required<string>();
  readonly forecast = input.required<Forecast | null>();

  protected readonly hatch = computed(() => `pn-plan-hatch-${this.row().id.replace(':', '-')}`);
  protected readonly drawn = computed(() =>
    drawRow(this.row(), {
      scale: this.scale(),
      today: this.today(),
      forecast: this.forecast(),
      withBaseline: true,
    }),
  );
  protected readonly todayX = computed(() => Math.round(this.scale().at(this.today())));
  protected readonly whisker = computed(() => {
    const forecast = this.forecast();
    if (!forecast || forecast.finished || forecast.goal !== this.row().id) return null;
    const [early, at80] = [this.scale().at(forecast.early), this.scale().at(forecast.at80)];
    const held = forecast.limit ?? forecast.target;
    return {
      x: this.scale().at(forecast.likely),
      path: `M${String(early)} 3v12M${String(at80)} 3v12M${String(early)} 9H${String(at80)}`,
      held: held && this.scale().at(held.on),
    };
  });
}
