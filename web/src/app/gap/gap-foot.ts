import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { ratingsFor } from '#domain/certification/gap/scope';
import { ProcessView } from '../processes/process-view.ts';
import { StateShape } from '../ui/state-shape.ts';
import { time } from '../words/dates.ts';
import type { GapLine } from './gap-answer.ts';
import { GapSaves } from './gap-saves.ts';
import { GapStore } from './gap-store.ts';

/** Whether everything is saved, always in sight, and the keys beside it. */
@Component({
  selector: 'pn-gap-foot',
  imports: [StateShape],
  host: { class: 'pn-foot' },
  template: `
    <span class="state" role="status">
      @switch (saves.state().kind) {
        @case ('failed') {
          <pn-state-shape shape="late" />
          <span class="pn-late">Not saved: {{ problem() }} Trying again.</span>
          <button type="button" class="pn-link" (click)="saves.flush()">Try again now</button>
        }
        @case ('open') {
          <pn-state-shape shape="soon" />
          <span class="pn-soon">Not saved: {{ openWords() }}</span>
          <button type="button" class="pn-link" (click)="asked.emit()">Show</button>
        }
        @default {
          {{ words() }}
        }
      }
    </span>
    <span class="pn-grow"></span>
    @if (hasKeys() && store.mayEdit()) {
      <span class="keys">
        <span
          ><kbd>1</kbd> to <kbd>{{ digits() }}</kbd> rate</span
        >
        <span><kbd>J</kbd> <kbd>K</kbd> move</span>
        <span><kbd>Enter</kbd> note</span>
        <span><kbd>E</kbd> evidence</span>
        <span><kbd>A</kbd> action from the gap</span>
        <span><kbd>U</kbd> next not rated</span>
      </span>
    } @else if (hasKeys()) {
      <span class="keys"
        ><span><kbd>J</kbd> <kbd>K</kbd> move</span></span
      >
    }
  `,
  styles: `
    :host {
      flex: none;
      position: sticky;
      bottom: 0;
      z-index: 2;
    }
    .state {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 0 6px;
    }
    .keys {
      display: flex;
      flex-wrap: wrap;
      gap: 4px 16px;
    }
    @media (max-width: 1023px) {
      .keys {
        display: none;
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class GapFoot {
  protected readonly saves = inject(GapSaves);
  protected readonly store = inject(GapStore);
  private readonly view = inject(ProcessView);
  /** The row that digits rate. */
  readonly open = input<GapLine | null>(null);
  /** Whether a row is open that keys act on. */
  readonly hasKeys = input(true);
  /** Somebody wants to see what has to be decided. */
  readonly asked = output();

  /** As many as the open row has ratings. */
  protected readonly digits = computed(() => {
    const line = this.open();
    return line?.kind === 'control' ? 5 : line ? ratingsFor(line).length : 4;
  });
  protected readonly problem = computed(() => {
    const state = this.saves.state();
    return state.kind === 'failed' ? `${state.problem.title.replace(/\.$/, '')}. What you wrote is kept.` : '';
  });
  protected readonly openWords = computed(() => {
    const state = this.saves.state();
    const count = state.kind === 'open' ? state.count : 0;
    return count === 1 ? 'one change needs you' : `${String(count)} changes need you`;
  });
  protected readonly words = computed(() => {
    const state = this.saves.state();
    if (state.kind === 'saving') return 'Saving';
    if (!this.store.mayEdit()) return this.readOnlyWords();
    const at = state.kind === 'saved' ? state.at : null;
    return at === null
      ? 'Every change is saved at once'
      : `Saved ${time(at, this.view.wording().dates)}, every change at once`;
  });

  private readOnlyWords(): string {
    if (!this.store.isCurrent()) return 'An earlier round: it can only be read';
    if (this.store.answer()?.accepted || this.store.head()?.frozen) return 'Signed: it no longer changes';
    return 'You may read here; people who work on the journey rate';
  }
}
