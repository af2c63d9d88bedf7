import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { MatMenu, MatMenuContent, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';

/** One value a filter can take. */
export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** A filter as a chip: free it opens its choices; set it shows the value and a cross that takes it away. */
@Component({
  selector: 'pn-filter-chip',
  imports: [MatIcon, MatMenu, MatMenuContent, MatMenuItem, MatMenuTrigger],
  template: `
    @if (word(); as word) {
      <span class="pn-chip pn-chip--set">
        <button type="button" [matMenuTriggerFor]="menu" [disabled]="choices().length === 0">
          {{ name() }} <b>{{ word }}</b>
        </button>
        <button
          type="button"
          class="cross"
          [attr.aria-label]="'Remove the filter ' + name() + ' ' + word"
          (click)="chosen.emit(null)"
        >
          <mat-icon svgIcon="close" />
        </button>
      </span>
    } @else {
      <button type="button" class="pn-chip" [matMenuTriggerFor]="menu">
        {{ name() }} <mat-icon svgIcon="chevron-down" />
      </button>
    }
    <mat-menu #menu="matMenu">
      <ng-template matMenuContent>
        <!-- Dozens of clauses: the list scrolls by itself and leaves the page in sight. -->
        <div class="choices">
          @for (choice of choices(); track choice.value) {
            <button
              mat-menu-item
              role="menuitemradio"
              [attr.aria-checked]="choice.value === value()"
              [attr.title]="choice.label.length > 36 ? choice.label : null"
              (click)="chosen.emit(choice.value)"
            >
              @if (choice.value === value()) {
                <mat-icon svgIcon="check" />
              }
              <span class="pn-cut label">{{ choice.label }}</span>
            </button>
          }
        </div>
      </ng-template>
    </mat-menu>
  `,
  styles: `
    :host {
      display: inline-flex;
    }
    span.pn-chip {
      padding: 0;
      gap: 0;
    }
    span.pn-chip button {
      height: 100%;
      padding: 0 2px 0 10px;
      border: 0;
      background: none;
      font: inherit;
      color: inherit;
      cursor: pointer;
    }
    span.pn-chip button:disabled {
      cursor: default;
    }
    span.pn-chip .cross {
      display: grid;
      place-items: center;
      min-width: 26px;
      padding: 0 6px 0 4px;
    }
    .choices {
      max-height: min(432px, 60vh);
      overflow-y: auto;
    }
    .label {
      display: block;
    }
    @media (max-width: 719px) {
      span.pn-chip .cross {
        min-width: 44px;
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class FilterChip {
  readonly name = input.required<string>();
  readonly value = input<string | null>(null);
  /** The value in words; null when the filter is free. */
  readonly shown = input<string | null>(null);
  readonly choices = input.required<readonly Choice[]>();
  /** The value chosen; null takes the filter away. */
  readonly chosen = output<string | null>();

  protected readonly word = computed(() => (this.value() === null ? null : (this.shown() ?? this.value())));
}
