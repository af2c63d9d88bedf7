import { ChangeDetectionStrategy, Component, computed, input, signal } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import { clauseTitle } from '#domain/standards/catalogue';
import { catalogueNow } from '../../core/catalogue-now.ts';
import { SectionHead } from '../../ui/section-head.ts';
import { evidenceChapters, type EvidenceCell } from './evidence-cells.ts';
import { EvidenceItems } from './evidence-items.ts';
import { EvidenceLegend } from './evidence-legend.ts';
import type { JourneyEvidence } from './journey-evidence.ts';

/**
 * The newest evidence of every clause with its age in months: darker is fresher; a cell opens what is behind it. What is only
 * claimed has no age: “said”, hatched.
 */
@Component({
  selector: 'pn-evidence-map',
  imports: [EvidenceItems, EvidenceLegend, MatIcon, RouterLink, SectionHead],
  template: `
    <pn-section-head title="Newest evidence by clause" note="age in months">
      @if (editions().length > 1 && hasAny()) {
        <div class="pn-segments small" role="group" aria-label="Standard">
          @for (one of editions(); track one) {
            <button type="button" [attr.aria-pressed]="one === edition()" (click)="choose(one)">{{ one }}</button>
          }
        </div>
      }
    </pn-section-head>
    @if (!hasAny()) {
      <p class="nothing">
        No clause has evidence yet. It gathers here from what is named in the gap analysis, from proofs that are
        confirmed, and from what is sent to the certification body.
        <a class="pn-link" [routerLink]="['/journeys', key(), 'gap']">Open the gap analysis</a>
      </p>
    } @else {
      <ul class="chapters">
        @for (chapter of chapters(); track chapter.number) {
          <li>
            <span class="chapter">{{ chapter.number }} {{ chapter.title }}</span>
            <span class="cells">
              @for (cell of chapter.cells; track cell.clause) {
                <button
                  type="button"
                  [class]="'cell ' + cell.status + ' tone' + cell.tone"
                  [attr.aria-expanded]="cell.clause === opened()"
                  [attr.aria-label]="nameOf(cell)"
                  [attr.title]="titleOf(cell)"
                  (click)="toggle(cell.clause)"
                >
                  <b>{{ cell.clause }}</b>&ngsp;<span>{{ ageOf(cell) }}</span>
                </button>
              }
            </span>
          </li>
        }
      </ul>
      <pn-evidence-legend />
    }
    @if (behind(); as behind) {
      <div class="behind" role="region" [attr.aria-label]="'Evidence for ' + behind.clause">
        <p>
          <b>{{ behind.clause }} {{ behind.title }}</b>
          <button type="button" class="close" aria-label="Close" (click)="toggle(behind.clause)">
            <mat-icon svgIcon="close" />
          </button>
        </p>
        <pn-evidence-items [items]="behind.items" />
      </div>
    }
  `,
  styleUrls: ['./evidence-map.scss', './evidence-tones.scss'],
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class EvidenceMap {
  readonly evidence = input.required<JourneyEvidence>();
  /** Of the journey. */
  readonly key = input.required<string>();

  private readonly chosen = signal<string | null>(null);
  protected readonly opened = signal<string | null>(null);
  protected readonly editions = computed(() => [...new Set(this.evidence().clauses.map(({ row }) => row.edition))]);
  /** A map without a single piece of evidence says nothing that one sentence does not. */
  protected readonly hasAny = computed(() => this.evidence().clauses.some(({ items }) => items.length > 0));
  protected readonly edition = computed(() => this.chosen() ?? this.editions()[0] ?? '');
  private readonly cells = computed(() =>
    evidenceChapters(this.evidence().clauses, this.edition(), this.evidence().today),
  );
  protected readonly chapters = computed(() =>
    this.cells().map(({ number, cells }) => ({ number, cells, title: CHAPTERS[number] ?? '' })),
  );
  protected readonly behind = computed(() => {
    const clause = this.opened();
    const cell = this.cells()
      .flatMap(({ cells }) => cells)
      .find((one) => one.clause === clause);
    if (!cell) return null;
    // A proof that serves several clauses below is one thing.
    const items = new Map(
      cell.rows.flatMap(({ items: each }) => each.map((one) => [JSON.stringify(one), one] as const)),
    );
    return {
      clause: cell.clause,
      title: clauseTitle(catalogueNow(), this.edition(), cell.clause) ?? '',
      items: [...items.values()],
    };
  });

  /** What stands in the cell: the months, or why there are none. */
  protected ageOf({ months, status }: EvidenceCell): string {
    return status === 'notApplicable' ? 'n/a' : months === null ? NO_AGE[status] : String(months);
  }

  protected titleOf({ clause }: EvidenceCell): string {
    return [clause, clauseTitle(catalogueNow(), this.edition(), clause)].filter(Boolean).join(' ');
  }

  protected nameOf(cell: EvidenceCell): string {
    const title = clauseTitle(catalogueNow(), this.edition(), cell.clause) ?? '';
    // Begins with what the cell shows, so that it can be called by it.
    const note = cell.months !== null ? ' months' : cell.status === 'claimed' ? ', no file or place shows it' : '';
    return `${cell.clause} ${this.ageOf(cell)}${note}: ${title}`;
  }

  protected choose(edition: string): void {
    this.chosen.set(edition);
    this.opened.set(null);
  }

  protected toggle(clause: string): void {
    this.opened.update((now) => (now === clause ? null : clause));
  }
}

/** What a cell says that has no age. */
const NO_AGE = { fresh: 'none', stale: 'none', none: 'none', claimed: 'said', notApplicable: 'n/a' } as const;

/** The chapters that all these standards share. */
const CHAPTERS: Readonly<Record<string, string>> = {
  4: 'Context',
  5: 'Leadership',
  6: 'Planning',
  7: 'Support',
  8: 'Operation',
  9: 'Evaluation',
  10: 'Improvement',
  A: 'Annex A',
};
