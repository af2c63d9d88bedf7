import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { ClockWhy } from './clock-why.ts';
import { DayTrackView } from './day-track-view.ts';
import { clockText, type WaitingLine } from './waiting-line.ts';
import { WaitingOthers } from './waiting-others.ts';

/**
 * The waiting line in the head of a process: the sentence, the day track, and the actions (content) at the right. The
 * first line given is the most urgent and gives the shape.
 */
@Component({
  selector: 'pn-waiting-head',
  imports: [ClockWhy, DayTrackView, WaitingOthers],
  host: { role: 'region', 'aria-label': 'Waiting line' },
  template: `
    @if (first(); as line) {
      <div class="sentence">
        <pn-clock-why [shape]="line.shape" [reason]="line.reason" />
        <p>
          @if (isToday()) {
            <span class="pn-tag">As of today</span>
          }
          @if (line.who; as who) {
            Waiting for <b [attr.title]="line.people.length > 0 ? line.people.join(', ') : null">{{ who }}</b> to
            {{ line.what }}
          } @else {
            Nobody has to act: {{ line.what }}
          }
          @if (others().length > 0) {
            <pn-waiting-others [others]="others()" />
          }
          <span class="clock">{{ clock() }}</span>
        </p>
      </div>
      <div class="actions"><ng-content /></div>
      @if (line.days; as days) {
        <pn-day-track [track]="days" />
      }
    }
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr) auto;
      gap: 2px 24px;
      align-items: center;
      padding: 11px var(--pn-gutter) 10px;
      border-block: 1px solid var(--mat-sys-outline-variant);
      background: var(--mat-sys-surface-container-low);
    }
    .sentence {
      --pn-shape: 16px;
      display: flex;
      gap: 9px;
      align-items: baseline;
      font: var(--pn-lead);
    }
    pn-clock-why {
      align-self: start;
      margin-top: 4px;
    }
    b {
      font-weight: 600;
    }
    .pn-tag {
      margin-right: 4px;
      vertical-align: 2px;
    }
    .clock {
      margin-left: 9px;
      font: 400 14px/20px var(--pn-font);
      color: var(--mat-sys-on-surface-variant);
    }
    .actions {
      display: flex;
      flex-wrap: wrap;
      gap: 8px;
      grid-row: 1 / 3;
      grid-column: 2;
    }
    .actions:empty {
      display: none;
    }
    pn-day-track {
      grid-column: 1;
      margin: 5px 0 0 25px;
    }
    @media (max-width: 1023px) {
      :host {
        grid-template-columns: minmax(0, 1fr);
      }
      .actions {
        grid-row: auto;
        grid-column: 1;
        margin-top: 8px;
      }
      .clock {
        display: block;
        margin-left: 0;
      }
    }
    @media (max-width: 719px) {
      pn-day-track {
        display: none;
      }
      .actions ::ng-deep pn-action {
        flex: 1;
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class WaitingHead {
  /** Most urgent first; never empty while the process is open. */
  readonly lines = input.required<readonly WaitingLine[]>();
  /** The page around it shows an earlier moment: what is waited for now says that it is now. */
  readonly isToday = input(false);
  protected readonly first = computed(() => this.lines()[0]);
  protected readonly others = computed(() => this.lines().slice(1));
  protected readonly clock = computed(() => {
    const line = this.first();
    return line ? clockText(line, 'head') : '';
  });
}
