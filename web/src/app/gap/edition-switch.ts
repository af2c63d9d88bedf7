import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { GapSelection } from './gap-selection.ts';
import { GapStore } from './gap-store.ts';
import { progressOf } from './standing.ts';

/** Which edition is shown, with how far each is: side by side, or as a list where there is no room for that. */
@Component({
  selector: 'pn-edition-switch',
  template: `
    @if (selection.isNarrow() && editions().length > 2) {
      <select class="pn-input" aria-label="Edition" #chosen (change)="selection.showEdition(chosen.value)">
        @for (one of editions(); track one.edition) {
          <option [value]="one.edition" [selected]="one.isShown">{{ one.edition }}, {{ one.count }}</option>
        }
      </select>
    } @else if (editions().length > 1) {
      <div class="pn-segments" role="group" aria-label="Edition">
        @for (one of editions(); track one.edition) {
          <button type="button" [attr.aria-pressed]="one.isShown" (click)="selection.showEdition(one.edition)">
            {{ one.edition }} <span>{{ one.count }}</span>
          </button>
        }
      </div>
    }
  `,
  styles: `
    :host {
      display: block;
    }
    :host:empty {
      display: none;
    }
    span {
      font-weight: 400;
    }
    @media (max-width: 719px) {
      :host {
        width: calc(100vw - 2 * var(--pn-gutter) - 52px);
      }
      .pn-segments {
        display: flex;
      }
      button {
        flex: 1 1 0;
        flex-direction: column;
        gap: 0;
        justify-content: center;
        min-width: 0;
        padding: 0 4px;
        font-size: 12.5px;
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class EditionSwitch {
  protected readonly selection = inject(GapSelection);
  private readonly store = inject(GapStore);

  protected readonly editions = computed(() =>
    this.selection.editions().map((edition) => {
      const { rated, total } = progressOf(this.store.lines().filter((line) => line.edition === edition));
      return { edition, count: `${String(rated)} of ${String(total)}`, isShown: edition === this.selection.edition() };
    }),
  );
}
