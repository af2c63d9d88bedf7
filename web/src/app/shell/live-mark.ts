import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { Live } from '../core/live.ts';
import { time } from '../words/dates.ts';
import { StateShape } from '../ui/state-shape.ts';

/** Whether what is shown follows what happens. */
@Component({
  selector: 'pn-live-mark',
  imports: [StateShape],
  host: { role: 'status' },
  template: `
    @if (away(); as since) {
      <pn-state-shape shape="soon" /> <span class="pn-soon">No connection since {{ since }}</span>
    } @else if (live.state().kind === 'live') {
      <i></i> <span class="word">Live</span>
    }
  `,
  styles: `
    :host {
      display: inline-flex;
      align-items: center;
      gap: 6px;
    }
    i {
      width: 7px;
      height: 7px;
      border-radius: 50%;
      background: var(--mat-sys-primary);
    }
    @media (max-width: 719px) {
      /* The word stays for screen readers. */
      .word {
        position: absolute;
        width: 1px;
        height: 1px;
        overflow: hidden;
        clip-path: inset(50%);
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class LiveMark {
  protected readonly live = inject(Live);
  protected readonly away = computed(() => {
    const state = this.live.state();
    return state.kind === 'away' ? time(state.since, {}) : null;
  });
}
