import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { ClockWhy } from './clock-why.ts';
import { clockText, type WaitingLine } from './waiting-line.ts';

/** The waiting line as a card on Today, on a phone and where something blocks: the shape at the left, the clock may wrap. */
@Component({
  selector: 'pn-waiting-card',
  imports: [ClockWhy],
  template: `
    <pn-clock-why [shape]="line().shape" [reason]="line().reason" />
    <div class="text">
      <p>
        @if (line().who; as who) {
          {{ prefix() }} <b>{{ prefix() === '' && line().isMine ? 'You' : who }}</b> to {{ line().what }}
        } @else {
          Nobody: {{ line().what }}
        }
        @if (about(); as about) {
          <span class="pn-second">{{ about }}</span>
        }
      </p>
      <p class="clock">{{ clock() }}</p>
    </div>
    <ng-content />
  `,
  styles: `
    :host {
      display: flex;
      align-items: center;
      gap: 9px;
      font: var(--pn-cell);
    }
    pn-clock-why {
      align-self: start;
      margin-top: 2px;
    }
    .text {
      flex: 1;
      min-width: 0;
    }
    b {
      font-weight: 600;
    }
    .clock {
      font: var(--pn-small);
      color: var(--pn-quiet);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class WaitingCard {
  readonly line = input.required<WaitingLine>();
  /** What it is about, after the sentence: key and title. */
  readonly about = input<string | null>(null);
  /** “Waiting for” where no column head says so. */
  readonly prefix = input('');
  protected readonly clock = computed(() => clockText(this.line(), 'row'));
}
