import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Directory } from '../core/directory.ts';
import { PnDate } from '../words/date-pipes.ts';
import { changedFacts } from './correction-lines.ts';
import type { Correction } from './edition.ts';

/** Who corrected what about an edition, when, and where it was taken from; the newest first. */
@Component({
  selector: 'pn-corrections-list',
  imports: [PnDate],
  template: `
    @if (rows().length > 0) {
      <ol>
        @for (row of rows(); track row.at) {
          <li>
            <p class="who">
              <b>{{ row.who }}</b>
              <time [attr.title]="row.at | pnDate: 'complete'">{{ row.at | pnDate: 'moment' }}</time>
            </p>
            @if (row.added) {
              <p>Added this edition.</p>
            }
            <ul>
              @for (fact of row.facts; track $index) {
                <li>
                  {{ fact.label }}: {{ fact.after }} <span>before: {{ fact.before }}</span>
                </li>
              }
            </ul>
            <p class="source">Source: {{ row.source }}</p>
          </li>
        }
      </ol>
    } @else {
      <p class="pn-quiet">Nothing was corrected: it is as it came with the product.</p>
    }
  `,
  styles: `
    ol > li + li {
      margin-top: 8px;
      padding-top: 8px;
      border-top: 1px solid var(--mat-sys-outline-variant);
    }
    .who {
      display: flex;
      flex-wrap: wrap;
      align-items: baseline;
      gap: 0 8px;
    }
    b {
      font-weight: 500;
    }
    time,
    span,
    .source {
      font: var(--pn-small);
      color: var(--pn-quiet);
    }
    span {
      display: block;
    }
    li {
      overflow-wrap: anywhere;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class CorrectionsList {
  private readonly directory = inject(Directory);
  readonly corrections = input.required<readonly Correction[]>();
  protected readonly rows = computed(() =>
    this.corrections().map((correction) => ({
      ...correction,
      who: this.directory.nameOf(correction.by),
      facts: changedFacts(correction),
    })),
  );
}
