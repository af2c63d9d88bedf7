import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { Directory } from '../../core/directory.ts';
import { FilterChip, type Choice } from '../../ui/filter-chip.ts';
import { Bodies } from '../../core/bodies.ts';
import {
  DUE_WITHIN,
  FILTERS,
  valuesOf,
  withFilter,
  type Filter,
  type Filtered,
  type PortfolioQuery,
} from './portfolio-query.ts';
import { WordsOfConsole } from '../../words/words-of-console.ts';

const NAMES: Readonly<Record<Filter, string>> = {
  site: 'Site',
  standard: 'Standard',
  body: 'Certification body',
  lead: 'Lead',
  due: 'Due inside',
};

/** The filters of the portfolio. Only values that some journey has can be chosen. */
@Component({
  selector: 'pn-portfolio-filters',
  imports: [FilterChip],
  host: { role: 'search', 'aria-label': 'Filters' },
  template: `
    @for (filter of chips(); track filter.id) {
      <pn-filter-chip
        [class.free]="filter.value === null"
        [name]="filter.name"
        [value]="filter.value"
        [shown]="filter.word"
        [choices]="filter.choices"
        (chosen)="changed.emit(with(filter.id, $event))"
      />
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      gap: 8px;
    }
    /* One row that scrolls sideways, from edge to edge. */
    @media (max-width: 719px) {
      :host {
        flex-wrap: nowrap;
        width: calc(100% + 2 * var(--pn-gutter));
        margin-inline: calc(-1 * var(--pn-gutter));
        padding-inline: var(--pn-gutter);
        overflow-x: auto;
        scrollbar-width: none;
      }
    }
    @media print {
      .free {
        display: none;
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PortfolioFilters {
  private readonly directory = inject(Directory);
  private readonly bodies = inject(Bodies);
  private readonly words = inject(WordsOfConsole);
  readonly query = input.required<PortfolioQuery>();
  readonly rows = input.required<readonly Filtered[]>();
  readonly changed = output<PortfolioQuery>();

  protected readonly chips = computed(() =>
    FILTERS.map((id) => {
      const value = this.query().filters[id] ?? null;
      const values = [...new Set(this.rows().flatMap((row) => valuesOf(row, id)))];
      const choices: Choice[] = values.map((one) => ({ value: one, label: this.wordOf(id, one) }));
      // Names by the alphabet, spans of time by their length.
      if (id === 'due') choices.sort((a, b) => within(a.value) - within(b.value));
      else choices.sort((a, b) => a.label.localeCompare(b.label));
      return { id, name: NAMES[id], value, word: value === null ? null : this.wordOf(id, value), choices };
    }),
  );

  /** A value in words; one that nobody knows shows itself. */
  wordOf(filter: Filter, value: string): string {
    switch (filter) {
      case 'site':
        return this.directory.siteName(value);
      case 'body':
        return this.bodies.nameOf(value);
      case 'lead':
        return this.directory.nameOf(value);
      case 'standard':
        return value;
      case 'due':
        return this.words.say(`dueWithin.${value}`);
    }
  }

  protected with(filter: Filter, value: string | null): PortfolioQuery {
    return withFilter(this.query(), filter, value);
  }
}

const within = (value: string): number => DUE_WITHIN.findIndex((one) => one === value);
