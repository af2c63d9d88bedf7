import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  ElementRef,
  inject,
  input,
  signal,
} from '@angular/core';
import { addMonths, dateOfNumber, dayNumber } from '#domain/kernel/calendar';
import { ProcessView } from '../../processes/process-view.ts';
import { shortDay } from '../../words/dates.ts';
import { monthsBetween } from '../forecast/forecast-axis.ts';
import { textWidth } from '../portfolio/text-width.ts';
import type { FindingDates } from './finding-lines.ts';

/** Right of a hard stop nothing can be done any more: hatched. */
const BEYOND_DAYS = 14;
const LEFT_PX = 12;

interface Mark {
  readonly x: number;
  readonly day: string;
  readonly what: string;
  readonly kind: 'audit' | 'today' | 'due' | 'stop';
  readonly row: number;
  readonly anchor: 'start' | 'middle' | 'end';
}

/** The dates of open findings on one line: from the last day of the audit to the hard stop, which nobody can move. */
@Component({
  selector: 'pn-finding-dates-line',
  template: `
    <svg
      role="img"
      [attr.aria-label]="said()"
      [attr.viewBox]="'0 0 ' + width() + ' ' + height()"
      [attr.height]="height()"
    >
      <defs>
        <pattern id="pn-beyond" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <path class="hatch" d="M0 0v7" />
        </pattern>
      </defs>
      <g [attr.transform]="'translate(0 ' + axisY() + ')'">
        <path class="axis" [attr.d]="'M' + marks()[0]?.x + ' 0H' + width()" />
        @for (month of months(); track month.at) {
          <path class="tick" [attr.d]="'M' + month.at + ' 0v6'" />
          <text class="quiet" [attr.x]="month.at + 3" y="18">{{ month.text }}</text>
        }
        @if (stop(); as stop) {
          <rect
            class="beyond"
            [attr.x]="stop.x"
            y="-26"
            [attr.width]="width() - stop.x"
            height="44"
            fill="url(#pn-beyond)"
          />
          <path class="stop" [attr.d]="'M' + stop.x + ' -30v52'" />
        }
        <path class="passed" [attr.d]="'M' + marks()[0]?.x + ' 0H' + todayX()" />
        @for (mark of marks(); track mark.day + mark.what) {
          @if (mark.kind === 'due') {
            <path class="due" [attr.d]="'M' + mark.x + ' -9v18'" />
          }
          @if (mark.kind === 'audit') {
            <path class="audit" [attr.d]="'M' + mark.x + ' -6l6 6l-6 6l-6 -6z'" />
          }
          @if (mark.kind === 'today') {
            <circle class="now" [attr.cx]="mark.x" cy="0" r="5" />
            <text class="now" [attr.x]="mark.x" y="34" [attr.text-anchor]="mark.anchor">{{ mark.day }}</text>
          } @else {
            <text [class]="mark.kind" [attr.x]="mark.x" [attr.y]="-30 - mark.row * 34" [attr.text-anchor]="mark.anchor">
              {{ mark.day }}
            </text>
            <text class="quiet" [attr.x]="mark.x" [attr.y]="-15 - mark.row * 34" [attr.text-anchor]="mark.anchor">
              {{ mark.what }}
            </text>
          }
        }
      </g>
    </svg>
  `,
  styles: `
    :host {
      display: block;
      padding: 8px var(--pn-gutter) 6px;
      border-bottom: 1px solid var(--mat-sys-outline-variant);
    }
    svg {
      display: block;
      width: 100%;
      font: 500 12px/16px var(--pn-font);
    }
    text {
      fill: var(--mat-sys-on-surface);
    }
    .quiet {
      fill: var(--mat-sys-on-surface-variant);
      font-weight: 400;
    }
    .axis,
    .tick {
      stroke: var(--mat-sys-outline);
      fill: none;
    }
    .passed {
      stroke: var(--mat-sys-on-surface-variant);
      stroke-width: 3;
    }
    path.audit {
      fill: var(--mat-sys-on-surface-variant);
    }
    path.due {
      stroke: var(--mat-sys-on-surface);
      stroke-width: 2;
    }
    circle.now {
      fill: var(--mat-sys-surface);
      stroke: var(--mat-sys-primary);
      stroke-width: 2.5;
    }
    text.now {
      fill: var(--mat-sys-primary);
    }
    path.stop {
      stroke: var(--pn-late);
      stroke-width: 3;
    }
    text.stop {
      fill: var(--pn-late);
    }
    .hatch {
      stroke: var(--pn-late);
      stroke-width: 1;
    }
    @media (max-width: 719px) {
      :host {
        display: none;
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class FindingDatesLine {
  private readonly view = inject(ProcessView);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  readonly dates = input.required<FindingDates>();
  readonly today = input.required<string>();
  /** What the hard stop means, in words. */
  readonly stopWords = input.required<string>();
  protected readonly width = signal(1280);

  private readonly ends = computed(() => {
    const { audit, dues, hardStop } = this.dates();
    const days = [
      audit ?? this.today(),
      this.today(),
      ...dues.map(({ on }) => on),
      ...(hardStop ? [hardStop.on] : []),
    ].sort();
    const from = days[0] ?? this.today();
    const last = days.at(-1) ?? this.today();
    return { from, to: hardStop ? dateOfNumber(dayNumber(last) + BEYOND_DAYS) : addMonths(last, 1) };
  });
  protected readonly marks = computed<readonly Mark[]>(() => {
    const { audit, dues, hardStop } = this.dates();
    const all: Pick<Mark, 'day' | 'what' | 'kind' | 'x'>[] = [
      ...(audit === null ? [] : [this.mark(audit, 'last audit day', 'audit')]),
      this.mark(this.today(), '', 'today'),
      ...dues.map(({ on, what, grade }) => this.mark(on, `${what}, ${grade}s`, 'due')),
      ...(hardStop ? [this.mark(hardStop.on, this.stopWords(), 'stop')] : []),
    ];
    return placed(all, this.width());
  });
  protected readonly stop = computed(() => this.marks().find(({ kind }) => kind === 'stop') ?? null);
  protected readonly todayX = computed(() => this.at(this.today()));
  private readonly rows = computed(() => Math.max(...this.marks().map(({ row }) => row)) + 1);
  protected readonly axisY = computed(() => this.rows() * 34 + 12);
  protected readonly height = computed(() => this.axisY() + 40);
  protected readonly months = computed(() => {
    const { from, to } = this.ends();
    return monthsBetween(from, to, (date) => this.at(date));
  });
  protected readonly said = computed(() =>
    this.marks()
      .map(({ day, what }) => `${day} ${what}`.trim())
      .join('; '),
  );

  constructor() {
    const destroyed = inject(DestroyRef);
    afterNextRender(() => {
      const element = this.host.nativeElement;
      const watcher = new ResizeObserver(([entry]) => {
        const width = Math.round(entry?.contentRect.width ?? 0);
        if (width > 0) this.width.set(width);
      });
      watcher.observe(element);
      destroyed.onDestroy(() => {
        watcher.disconnect();
      });
    });
  }

  private mark(on: string, what: string, kind: Mark['kind']): Pick<Mark, 'day' | 'what' | 'kind' | 'x'> {
    const day = kind === 'today' ? `${this.short(on)}, today` : this.short(on);
    return { x: this.at(on), day, what, kind };
  }

  private at(date: string): number {
    const { from, to } = this.ends();
    const share = (dayNumber(date) - dayNumber(from)) / Math.max(1, dayNumber(to) - dayNumber(from));
    return Math.round(LEFT_PX + share * (this.width() - LEFT_PX));
  }

  private short(date: string): string {
    return shortDay(date, { now: this.view.at(), zone: this.view.detail()?.calendar.zone });
  }
}

/** Words above the line take the lowest row in which they touch none; near the edges they turn inwards. */
function placed(marks: readonly Pick<Mark, 'day' | 'what' | 'kind' | 'x'>[], width: number): Mark[] {
  const taken: [number, number][][] = [];
  return [...marks]
    .sort((a, b) => (a.kind === 'stop' ? -1 : b.kind === 'stop' ? 1 : a.x - b.x))
    .map((mark): Mark => {
      const long = Math.max(textWidth(mark.day), textWidth(mark.what)) + 12;
      const anchor =
        mark.kind === 'stop' ? 'end' : mark.x - long / 2 < 0 ? 'start' : mark.x + long / 2 > width ? 'end' : 'middle';
      const from = anchor === 'start' ? mark.x : anchor === 'end' ? mark.x - long : mark.x - long / 2;
      let row = 0;
      if (mark.kind !== 'today') {
        while ((taken[row] ?? []).some(([a, b]) => from < b && a < from + long)) row += 1;
        (taken[row] ??= []).push([from, from + long]);
      }
      return { ...mark, row, anchor };
    })
    .sort((a, b) => a.x - b.x);
}
