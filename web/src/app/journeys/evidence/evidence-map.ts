import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { clauseTitle } from '#domain/standards/catalogue';
import { catalogueNow } from '../../core/catalogue-now.ts';
import { ProcessView } from '../../processes/process-view.ts';
import { SectionHead } from '../../ui/section-head.ts';
import { evidenceChapters, type EvidenceCell } from './evidence-cells.ts';
import type { JourneyEvidence } from './journey-evidence.ts';

/** The newest evidence of every clause with its age in months: darker is fresher; a cell opens what is behind it. */
@Component({
  selector: 'pn-evidence-map',
  imports: [MatIcon, SectionHead],
  template: `
    <pn-section-head title="Newest evidence by clause" note="age in months">
      @if (editions().length > 1) {
        <div class="pn-segments small" role="group" aria-label="Standard">
          @for (one of editions(); track one) {
            <button type="button" [attr.aria-pressed]="one === edition()" (click)="choose(one)">{{ one }}</button>
          }
        </div>
      }
    </pn-section-head>
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
                (click)="toggle(cell.clause)"
              >
                <b>{{ cell.clause }}</b>&ngsp;<span>{{
                  cell.status === 'notApplicable' ? 'n/a' : (cell.months ?? 'none')
                }}</span>
              </button>
            }
          </span>
        </li>
      }
    </ul>
    @if (behind(); as behind) {
      <div class="behind" role="region" [attr.aria-label]="'Evidence for ' + behind.clause">
        <p>
          <b>{{ behind.clause }} {{ behind.title }}</b>
          <button type="button" class="close" aria-label="Close" (click)="toggle(behind.clause)">
            <mat-icon svgIcon="close" />
          </button>
        </p>
        <ul>
          @for (item of behind.items; track $index) {
            <li>
              {{ item.title }} <span class="pn-quiet">{{ item.note }}</span>
              @for (file of item.files; track file) {
                <a class="pn-link" [href]="'/api/files/' + file" download>File</a>
              }
              @if (item.link; as link) {
                @if (item.isAddress) {
                  <a class="pn-link" [href]="link" target="_blank" rel="noopener">{{ link }}</a>
                } @else {
                  <span>{{ link }}</span>
                }
              }
            </li>
          } @empty {
            <li class="pn-quiet">
              Nothing is at hand. Add evidence in the gap analysis, or confirm a proof of a stage.
            </li>
          }
        </ul>
      </div>
    }
  `,
  styleUrl: './evidence-map.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class EvidenceMap {
  private readonly view = inject(ProcessView);
  readonly evidence = input.required<JourneyEvidence>();

  private readonly chosen = signal<string | null>(null);
  protected readonly opened = signal<string | null>(null);
  protected readonly editions = computed(() => [...new Set(this.evidence().clauses.map(({ row }) => row.edition))]);
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
      items: [...items.values()].map((item) => ({
        title: item.requirement === null ? item.title : `${this.requirement(item.requirement)}: ${item.title}`,
        note: `${this.view.day(item.on)}, ${SOURCES[item.source]}`,
        files: item.files,
        link: item.link,
        isAddress: item.link !== null && /^https?:\/\//.test(item.link),
      })),
    };
  });

  protected nameOf({ clause, months, status }: EvidenceCell): string {
    const title = clauseTitle(catalogueNow(), this.edition(), clause) ?? '';
    // Begins with what the cell shows, so that it can be called by it.
    const age = status === 'notApplicable' ? 'n/a' : months === null ? 'none' : `${String(months)} months`;
    return `${clause} ${age}: ${title}`;
  }

  protected choose(edition: string): void {
    this.chosen.set(edition);
    this.opened.set(null);
  }

  protected toggle(clause: string): void {
    this.opened.update((now) => (now === clause ? null : clause));
  }

  private requirement(code: string): string {
    return REQUIREMENTS_OF_MANY[code] ?? this.view.say(`requirement.${code}`);
  }
}

/** Requirements that there are several of, where it is not said which. */
const REQUIREMENTS_OF_MANY: Readonly<Record<string, string>> = {
  'documentation.clause': 'Documented information',
  'internalAudit.site': 'Internal audit of a site',
};

const SOURCES = { gap: 'gap analysis', proof: 'confirmed proof', finding: 'answer to a finding' } as const;

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
