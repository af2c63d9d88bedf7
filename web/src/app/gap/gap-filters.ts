import { ChangeDetectionStrategy, Component, computed, type ElementRef, inject, viewChild } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { FilterChip } from '../ui/filter-chip.ts';
import { GapSelection } from './gap-selection.ts';
import type { Shown } from './gap-query.ts';
import { isLineGap, isLineRated, sectionTitle } from './sections.ts';

/** How long typing rests before it is searched for. */
const TYPING_MS = 200;

/** What the list of clauses is limited to: words, what is not rated, gaps, one section. */
@Component({
  selector: 'pn-gap-filters',
  imports: [FilterChip, MatIcon],
  host: { role: 'search', 'aria-label': 'Filter the clauses' },
  template: `
    <label class="search">
      <mat-icon svgIcon="magnify" />
      <span class="pn-hidden">Filter by number, title or notes</span>
      <input
        #search
        type="search"
        class="pn-input pn-input--small"
        [placeholder]="'Clauses of ' + selection.edition()"
        [value]="selection.query().search"
        (input)="type(search.value)"
        (keydown.escape)="search.blur()"
      />
    </label>
    <div class="chips">
      @for (chip of chips(); track chip.shown) {
        <button
          type="button"
          class="pn-chip"
          [attr.aria-pressed]="selection.query().shown === chip.shown"
          (click)="toggle(chip.shown)"
        >
          {{ chip.words }} <b>{{ chip.count }}</b>
        </button>
      }
      <pn-filter-chip
        name="Section"
        [value]="selection.query().section"
        [choices]="sections()"
        (chosen)="selection.set({ section: $event })"
      />
    </div>
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      gap: 6px;
      padding: 8px 16px 8px 24px;
    }
    .search {
      position: relative;
      flex: 1 1 100%;
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
      padding-left: 31px;
    }
    .chips {
      display: flex;
      flex-wrap: wrap;
      gap: 6px;
    }
    @media (max-width: 719px) {
      :host {
        padding-inline: var(--pn-gutter);
      }
      .search .mat-icon {
        top: 16px;
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class GapFilters {
  protected readonly selection = inject(GapSelection);
  private readonly search = viewChild.required<ElementRef<HTMLInputElement>>('search');
  private typing: ReturnType<typeof setTimeout> | undefined;

  protected readonly chips = computed(() => {
    const lines = this.selection.lines();
    return [
      { shown: 'unrated', words: 'Not rated', count: lines.filter((line) => !isLineRated(line)).length },
      { shown: 'gaps', words: 'Gaps', count: lines.filter(isLineGap).length },
    ] as const;
  });
  protected readonly sections = computed(() =>
    [...new Set(this.selection.lines().map(({ section }) => section))].map((section) => ({
      value: section,
      label: `${section} ${sectionTitle(this.selection.edition(), section)}`,
    })),
  );

  /** Puts the cursor into the search. */
  focus(): void {
    this.search().nativeElement.focus();
    this.search().nativeElement.select();
  }

  protected toggle(shown: Shown): void {
    this.selection.set({ shown: this.selection.query().shown === shown ? 'all' : shown });
  }

  protected type(text: string): void {
    clearTimeout(this.typing);
    this.typing = setTimeout(() => this.selection.set({ search: text.trim() }), TYPING_MS);
  }
}
