import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { clockText, lineText, type WaitingLine } from './waiting-line.ts';

/**
 * The waiting line in a table: who and what over its clock, cut where there is no room, complete in the tooltip. The
 * action (content) stands at the right, only where it is the reader's own.
 */
@Component({
  selector: 'pn-waiting-row',
  template: `
    @if (first(); as line) {
      <span class="text" [attr.title]="title()">
        <span class="what" [class.pn-cut]="withClock()">
          @if (line.who; as who) {
            <b>{{ line.isMine ? 'You' : who }}</b> to {{ line.what }}
          } @else {
            Nobody: {{ line.what }}
          }
          @if (lines().length > 1) {
            <span class="pn-quiet">and {{ lines().length - 1 }} more</span>
          }
        </span>
        @if (withClock()) {
          <span class="pn-cut clock">{{ clock() }}</span>
        }
      </span>
      <ng-content />
    } @else {
      <span class="pn-quiet">Nothing any more</span>
    }
  `,
  styles: `
    :host {
      display: flex;
      align-items: center;
      gap: 8px;
      min-width: 0;
    }
    .text {
      flex: 1;
      min-width: 0;
    }
    .what,
    .clock {
      display: block;
    }
    .what {
      font: 400 13px/18px var(--pn-font);
    }
    .what:not(.pn-cut) {
      display: -webkit-box;
      -webkit-box-orient: vertical;
      -webkit-line-clamp: 3;
      line-clamp: 3;
      overflow: hidden;
      white-space: normal;
    }
    .clock {
      font: 400 12px/15px var(--pn-font);
      color: var(--pn-quiet);
    }
    b {
      font-weight: 600;
    }
    /* No tooltip opens under a thumb: nothing is cut. */
    @media (max-width: 719px) {
      .what,
      .clock {
        white-space: normal;
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class WaitingRow {
  readonly lines = input.required<readonly WaitingLine[]>();
  /** Off where a column beside it has the date: who and what then have all lines. */
  readonly withClock = input(true);
  protected readonly first = computed(() => this.lines()[0]);
  protected readonly title = computed(() => this.lines().map(lineText).join('\n'));
  protected readonly clock = computed(() => {
    const line = this.first();
    return line ? clockText(line, 'row') : '';
  });
}
