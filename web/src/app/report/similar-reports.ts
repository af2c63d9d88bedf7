import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal } from '@angular/core';
import * as z from 'zod/mini';
import { Directory } from '../core/directory.ts';
import { read } from '../core/read.ts';
import { processRowSchema } from '../processes/detail.ts';
import { PnDate } from '../words/date-pipes.ts';
import { WordsOfConsole } from '../words/words-of-console.ts';

const similarSchema = z.object({ rows: z.array(processRowSchema) });

/** Fewer letters find everything. */
const TELLING_LENGTH = 12;
const TYPING_MS = 600;
const SHOWN = 3;

/** What was reported before in like words: so that one looks before one reports the same twice. */
@Component({
  selector: 'pn-similar-reports',
  host: { '[class.none]': 'rows().length === 0' },
  imports: [PnDate],
  template: `
    <div aria-live="polite">
      @if (rows().length > 0) {
        <h2>Like one of these?</h2>
        <ul>
          @for (row of rows(); track row.key) {
            <li>
              <a [href]="'/processes/' + row.key" target="_blank" rel="noopener"
                ><b>{{ row.title }}</b>
                <span class="pn-quiet"
                  >{{ row.key }} · {{ words.say('stage.' + row.stage) }} · {{ directory.siteName(row.site) }},
                  {{ row.raisedAt | pnDate: 'shortDay' }}</span
                >
                <span class="pn-hidden">opens in a new tab</span></a
              >
            </li>
          }
        </ul>
        <p class="pn-small pn-quiet">Report it all the same: triage puts them together, and coming back counts.</p>
      }
    </div>
  `,
  styles: `
    /* The live region stays, without taking a place between the fields. */
    :host(.none) {
      position: absolute;
    }
    h2 {
      margin-bottom: 2px;
      font: 500 13px/20px var(--pn-font);
    }
    a {
      display: block;
      padding: 6px 0;
      border-bottom: 1px solid var(--mat-sys-outline-variant);
      font: var(--pn-cell);
    }
    a:hover b {
      text-decoration: underline;
      text-underline-offset: 3px;
    }
    b {
      display: block;
      font-weight: 500;
    }
    p {
      margin-top: 6px;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SimilarReports {
  protected readonly words = inject(WordsOfConsole);
  protected readonly directory = inject(Directory);
  readonly what = input.required<string>();

  private readonly asked = signal('');
  private readonly found = read(
    () => {
      const what = this.asked();
      return what.length < TELLING_LENGTH
        ? undefined
        : `/api/similar?${new URLSearchParams({ what: what.slice(0, 1000) }).toString()}`;
    },
    { parse: (body) => z.parse(similarSchema, body).rows },
  );
  protected readonly rows = computed(() =>
    // A report that a CAPA loop carries on has the loop beside it: one line for both.
    (this.found.value() ?? []).filter(({ stage }) => stage !== 'inCapa').slice(0, SHOWN),
  );

  constructor() {
    effect((onCleanup) => {
      const what = this.what().trim();
      const typing = setTimeout(() => {
        this.asked.set(what);
      }, TYPING_MS);
      onCleanup(() => {
        clearTimeout(typing);
      });
    });
  }
}
