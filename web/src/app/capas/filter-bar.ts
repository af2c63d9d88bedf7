import {
  ChangeDetectionStrategy,
  Component,
  computed,
  type ElementRef,
  inject,
  input,
  output,
  viewChild,
} from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { FilterChip } from '../ui/filter-chip.ts';
import { FilterChoices, type ChosenFilter } from './filter-choices.ts';
import { filtersOf, withFilter, type RegisterQuery } from './register-query.ts';

/** How long typing rests before it is searched for. */
const TYPING_MS = 250;

/** Search and filters of the register. Everything it sets goes into the address. */
@Component({
  selector: 'pn-filter-bar',
  imports: [FilterChip, MatIcon],
  host: { role: 'search', 'aria-label': 'Filters' },
  template: `
    <label class="search">
      <mat-icon svgIcon="magnify" />
      <span class="pn-hidden">Filter by words or key</span>
      <input
        #search
        type="search"
        class="pn-input pn-input--small"
        placeholder="Filter by words or key"
        [value]="query().filters.q ?? ''"
        (input)="type(search.value)"
        (keydown.escape)="leave()"
      />
    </label>
    <div class="chips">
      @for (filter of chips(); track filter.id) {
        <pn-filter-chip
          [name]="filter.name"
          [value]="filter.value"
          [shown]="filter.word"
          [choices]="filter.choices"
          (chosen)="set(filter.id, $event)"
        />
      }
      @if (query().filters.owner; as owner) {
        <pn-filter-chip
          name="Owner"
          [value]="owner"
          [shown]="choices.wordOf('owner', owner)"
          [choices]="[]"
          (chosen)="dropOwner()"
        />
      }
    </div>
    <ng-content />
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 8px;
      min-height: 44px;
      padding: 8px var(--pn-gutter);
    }
    .search {
      position: relative;
      width: 220px;
    }
    .search .mat-icon {
      position: absolute;
      top: 8px;
      left: 9px;
      width: 16px;
      height: 16px;
      color: var(--pn-quiet);
    }
    .search input {
      min-height: 28px;
      padding: 4px 8px 4px 32px;
    }
    .chips {
      display: flex;
      flex: 1;
      flex-wrap: wrap;
      gap: 8px;
    }
    @media (max-width: 719px) {
      .search {
        width: 100%;
      }
      .search .mat-icon {
        top: 14px;
      }
      .search input {
        min-height: 44px;
        font-size: 16px;
      }
      .chips {
        flex: none;
        flex-wrap: nowrap;
        width: calc(100% + 2 * var(--pn-gutter));
        margin-inline: calc(-1 * var(--pn-gutter));
        padding-inline: var(--pn-gutter);
        overflow-x: auto;
        scrollbar-width: none;
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class FilterBar {
  protected readonly choices = inject(FilterChoices);
  private readonly search = viewChild.required<ElementRef<HTMLInputElement>>('search');
  private typing: ReturnType<typeof setTimeout> | undefined;

  readonly query = input.required<RegisterQuery>();
  readonly changed = output<RegisterQuery>();

  protected readonly chips = computed(() => {
    const { view, filters } = this.query();
    return filtersOf(view)
      .filter((filter): filter is ChosenFilter => filter !== 'q' && filter !== 'owner')
      .map((id) => {
        const value = filters[id] ?? null;
        return {
          id,
          name: this.choices.nameOf(id),
          value,
          word: value === null ? null : this.choices.wordOf(id, value),
          choices: this.choices.of(id, view),
        };
      });
  });

  /** Puts the cursor into the search. */
  focus(): void {
    this.search().nativeElement.focus();
    this.search().nativeElement.select();
  }

  protected set(filter: ChosenFilter, value: string | null): void {
    this.changed.emit(withFilter(this.query(), filter, value));
  }

  protected dropOwner(): void {
    this.changed.emit(withFilter(this.query(), 'owner', null));
  }

  protected type(text: string): void {
    clearTimeout(this.typing);
    this.typing = setTimeout(() => {
      this.changed.emit(withFilter(this.query(), 'q', text.trim()));
    }, TYPING_MS);
  }

  protected leave(): void {
    this.search().nativeElement.blur();
  }
}
