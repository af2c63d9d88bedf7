import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import * as z from 'zod/mini';
import { Directory } from '../core/directory.ts';
import { processRowSchema } from '../processes/detail.ts';
import { Action } from '../ui/action.ts';
import { PnDate } from '../words/date-pipes.ts';
import { WordsOfConsole } from '../words/words-of-console.ts';

const similarSchema = z.object({ rows: z.array(processRowSchema) });

/** Reports and loops that speak of the same, so that a repeat is seen as one. */
@Component({
  selector: 'pn-similar-list',
  imports: [Action, PnDate, RouterLink],
  template: `
    @if (rows().length > 0) {
      <section aria-label="Similar ones">
        <h3>Similar ones</h3>
        <ul>
          @for (row of rows(); track row.key) {
            <li>
              <span class="pn-grow">
                <a [routerLink]="['/processes', row.key]" target="_blank">{{ row.title }}</a>
                <small>{{ row.key }} · {{ row.site }} · {{ row.stage }} · raised {{ row.raisedAt | pnDate }}</small>
              </span>
              @if (row.isReport && pickable()) {
                <pn-action
                  [small]="true"
                  [label]="chosen().includes(row.key) ? 'Counts as a repeat' : 'Count as a repeat'"
                  [icon]="chosen().includes(row.key) ? 'check' : null"
                  [kind]="chosen().includes(row.key) ? 'text' : 'outlined'"
                  (pressed)="toggled.emit(row.key)"
                />
              }
            </li>
          }
        </ul>
      </section>
    }
  `,
  styles: `
    section {
      margin-top: 14px;
      border-top: 1px solid var(--mat-sys-outline-variant);
    }
    h3 {
      margin: 10px 0 2px;
      font: 500 13px/18px var(--pn-font);
    }
    li {
      display: flex;
      align-items: center;
      gap: 12px;
      padding: 5px 0;
      font: var(--pn-cell);
    }
    a {
      text-decoration: underline;
      text-decoration-color: var(--mat-sys-outline-variant);
      text-underline-offset: 3px;
    }
    small {
      display: block;
      font: var(--pn-small);
      color: var(--pn-quiet);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SimilarList {
  private readonly words = inject(WordsOfConsole);
  private readonly directory = inject(Directory);
  /** What happened, in the reporter's words. */
  readonly what = input.required<string>();
  readonly except = input.required<string>();
  /** They may be counted as repeats here. */
  readonly pickable = input(true);
  /** Keys that count as repeats already. */
  readonly chosen = input<readonly string[]>([]);
  readonly toggled = output<string>();

  private readonly similar = httpResource(
    () => ({ url: '/api/similar', params: { what: this.what().slice(0, 1000) } }),
    { parse: (body) => z.parse(similarSchema, body).rows },
  );
  protected readonly rows = computed(() =>
    (this.similar.hasValue() ? this.similar.value() : [])
      .filter(({ key }) => key !== this.except())
      .slice(0, 4)
      .map(({ key, title, type, site, stage, raisedAt }) => ({
        key,
        title,
        raisedAt,
        isReport: type === 'report',
        site: this.directory.siteName(site),
        stage: this.words.say(`stage.${stage}`),
      })),
  );
}
