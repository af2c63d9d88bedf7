import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { layOut, type Banded, type Placed } from './timeline-layout.ts';
import type { Scale } from './timeline-scale.ts';

/** Height of a lane, and what lies above and below all of them. */
const LANE = 22;
const EDGE = 12;
const BAR = 17;

/** The drawing of one journey: bars, diamonds, windows, whisker and certificates in lanes that never touch. */
@Component({
  selector: 'pn-timeline-row',
  template: `
    <svg
      [attr.viewBox]="'0 0 ' + scale().width + ' ' + height()"
      [attr.height]="height()"
      role="img"
      [attr.aria-label]="label()"
    >
      <defs>
        <pattern [attr.id]="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <line x1="0" y1="0" x2="0" y2="6" class="hatch" />
        </pattern>
      </defs>
      @for (one of drawn(); track $index) {
        @switch (one.kind) {
          @case ('bar') {
            @if (one.look === 'window') {
              <rect class="window" [attr.x]="one.x" [attr.y]="one.y + 1" [attr.width]="one.width" height="15" />
              <path class="bracket" [attr.d]="one.path" />
            } @else {
              <rect
                [class]="'bar ' + one.look"
                [attr.x]="one.x"
                [attr.y]="one.y"
                [attr.width]="one.width"
                [attr.height]="bar"
                rx="2"
                [style.fill]="one.look === 'planned' ? 'url(#' + hatch + ')' : null"
              />
            }
          }
          @case ('audit') {
            <path [class]="'audit ' + one.look" [attr.d]="one.path" />
          }
          @case ('forecast') {
            @if (one.lineX !== null) {
              <line
                class="held"
                [attr.x1]="one.lineX"
                [attr.x2]="one.lineX"
                [attr.y1]="one.y - 3"
                [attr.y2]="one.y + 27"
              />
            }
            <path class="whisker" [attr.d]="one.path" />
            <circle class="likely" [attr.cx]="one.x" [attr.cy]="one.y + 8.5" r="4" />
          }
        }
      }
      @if (todayAt() >= 0 && todayAt() <= scale().width) {
        <line class="today" [attr.x1]="todayAt()" [attr.x2]="todayAt()" y1="0" [attr.y2]="height()" />
      }
      @for (one of drawn(); track $index) {
        @if (one.note; as note) {
          <text
            [class]="note.late ? 'late' : 'quiet'"
            [attr.x]="note.x"
            [attr.y]="one.y + 28"
            [attr.text-anchor]="note.anchor"
          >
            {{ note.text }}
          </text>
        }
        @if (one.label; as words) {
          <text [class]="one.textClass" [attr.x]="words.x" [attr.y]="one.y + 13" [attr.text-anchor]="words.anchor">
            {{ words.text }}
          </text>
        }
      }
    </svg>
  `,
  styles: `
    :host {
      display: block;
      min-width: 0;
      overflow: hidden;
    }
    svg {
      display: block;
      width: 100%;
      font: 400 12px/16px var(--pn-font);
    }
    .hatch {
      stroke: var(--mat-sys-outline-variant);
      stroke-width: 3;
    }
    .done {
      fill: var(--mat-sys-outline);
    }
    .running {
      fill: var(--mat-sys-primary);
    }
    .planned {
      stroke: var(--mat-sys-outline);
    }
    .valid {
      fill: var(--pn-proven-container);
      stroke: var(--pn-proven);
    }
    .past {
      fill: var(--mat-sys-surface-container);
      stroke: var(--mat-sys-outline);
    }
    .next {
      fill: var(--mat-sys-surface);
      stroke: var(--pn-proven);
      stroke-dasharray: 4 3;
    }
    .suspended {
      fill: var(--pn-soon-container);
      stroke: var(--pn-soon);
    }
    .gap {
      fill: var(--pn-late-container);
      stroke: var(--pn-late);
      stroke-dasharray: 2 2;
    }
    .window {
      fill: var(--mat-sys-surface-container-high);
    }
    .bracket,
    .whisker {
      fill: none;
      stroke: var(--mat-sys-on-surface);
      stroke-width: 1.5;
    }
    .likely {
      fill: var(--mat-sys-on-surface);
    }
    .held {
      stroke: var(--mat-sys-on-surface);
      stroke-dasharray: 2 2;
    }
    .audit {
      stroke: var(--mat-sys-primary);
      stroke-width: 2;
      fill: var(--mat-sys-surface);
    }
    .audit.held {
      fill: var(--mat-sys-on-surface-variant);
      stroke: var(--mat-sys-on-surface-variant);
      stroke-dasharray: none;
    }
    .audit.notBooked {
      stroke: var(--mat-sys-outline);
      stroke-dasharray: 2 2;
    }
    .today {
      stroke: var(--mat-sys-primary);
      stroke-width: 2;
    }
    text {
      fill: var(--mat-sys-on-surface-variant);
      paint-order: stroke;
      stroke: var(--mat-sys-surface);
      stroke-width: 3px;
      stroke-linejoin: round;
    }
    .quiet {
      fill: var(--mat-sys-on-surface-variant);
    }
    .late {
      fill: var(--pn-late);
    }
    .firm {
      fill: var(--mat-sys-on-surface);
      font-weight: 500;
    }
    .onBar {
      fill: var(--mat-sys-on-primary);
      stroke: none;
      font-weight: 500;
    }
    .onDone {
      fill: var(--mat-sys-surface);
      stroke: none;
      font-weight: 500;
    }
    .paper {
      fill: var(--pn-proven);
      font-weight: 500;
    }
    /* On the ground of its bar, so that the line of today does not run through the words. */
    .onValid {
      stroke: var(--pn-proven-container);
    }
    .plain {
      stroke: none;
      font-weight: 500;
      fill: var(--mat-sys-on-surface);
    }
    @media print {
      .done,
      .running,
      .valid {
        print-color-adjust: exact;
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class TimelineRow {
  readonly marks = input.required<readonly Banded[]>();
  readonly scale = input.required<Scale>();
  readonly today = input.required<string>();
  /** What the drawing shows, for those who do not see it. */
  readonly label = input.required<string>();

  protected readonly bar = BAR;
  protected readonly hatch = `pn-hatch-${String(++hatches)}`;
  private readonly layout = computed(() => layOut(this.marks(), this.scale()));
  protected readonly height = computed(() => this.layout().lanes * LANE + 2 * EDGE);
  protected readonly todayAt = computed(() => this.scale().at(this.today()));
  protected readonly drawn = computed(() => this.layout().placed.map((one) => drawnOf(one, this.scale())));
}

let hatches = 0;

interface Drawn {
  readonly kind: Banded['kind'];
  readonly look: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly path: string;
  readonly lineX: number | null;
  readonly note: { readonly text: string; readonly late: boolean; readonly x: number; readonly anchor: string } | null;
  readonly label: Placed['label'];
  readonly textClass: string;
}

function drawnOf({ mark, x0, x1, lane, label }: Placed, scale: Scale): Drawn {
  const y = EDGE + lane * LANE;
  const base = { kind: mark.kind, look: '', x: x0, y, width: x1 - x0, path: '', lineX: null, note: null, label };
  switch (mark.kind) {
    case 'bar':
      return {
        ...base,
        look: mark.look,
        // A gap of a pixel keeps neighbours apart.
        width: Math.max(2, x1 - x0 - 1),
        path: `M${String(x0 + 5)} ${String(y)}h-5v16h5M${String(x1 - 5)} ${String(y)}h5v16h-5`,
        textClass: textClass(mark.look, label?.inside === true),
      };
    case 'audit': {
      const x = (x0 + x1) / 2;
      return {
        ...base,
        look: mark.look,
        path: `M${String(x)} ${String(y + 2.5)}l6 6l-6 6l-6 -6z`,
        textClass: mark.look === 'booked' ? 'firm' : 'quiet',
      };
    }
    case 'forecast': {
      const early = scale.at(mark.early);
      const at80 = scale.at(mark.at80);
      const top = String(y + 3.5);
      return {
        ...base,
        x: scale.at(mark.likely),
        path: `M${String(early)} ${top}v10M${String(at80)} ${top}v10M${String(early)} ${String(y + 8.5)}H${String(at80)}`,
        lineX: mark.line === null ? null : scale.at(mark.line),
        note: mark.note && label ? { ...mark.note, x: label.x, anchor: label.anchor } : null,
        textClass: 'firm',
      };
    }
  }
}

function textClass(look: string, inside: boolean): string {
  if (!inside) return 'quiet';
  if (look === 'running') return 'onBar';
  if (look === 'done') return 'onDone';
  if (look === 'valid') return 'paper onValid';
  return look === 'next' ? 'paper' : 'plain';
}
