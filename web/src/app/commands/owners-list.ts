import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, effect, inject, input, output, untracked } from '@angular/core';
import * as z from 'zod/mini';
import { Directory } from '../core/directory.ts';
import { clausesInShort, ratingOwners } from './rating-owners.ts';

const gapSchema = z.object({
  rows: z.array(
    z.object({
      id: z.string(),
      edition: z.string(),
      clause: z.string(),
      title: z.string(),
      kind: z.enum(['clause', 'control']),
      section: z.string(),
      rating: z.unknown(),
    }),
  ),
});

/** More clauses of one owner than this are counted, not named. */
const NAMED = 6;

/** The owners that the ratings of a journey name, with what each has not rated yet: to be ticked, or left out. */
@Component({
  selector: 'pn-owners-list',
  template: `
    @if (owners().length > 0) {
      <fieldset>
        <legend>Owners named in the ratings</legend>
        @for (owner of owners(); track owner.id) {
          <label>
            <input type="checkbox" [checked]="chosen().includes(owner.id)" (change)="toggled.emit(owner.id)" />
            <span
              ><b>{{ owner.name }}</b
              ><small [attr.title]="owner.titles">{{ owner.what }}</small></span
            >
          </label>
        }
      </fieldset>
    }
  `,
  styles: `
    fieldset {
      margin: 0 0 14px;
      padding: 0;
      border: 0;
    }
    legend {
      padding: 0 0 4px;
      font: 500 13px/18px var(--pn-font);
    }
    label {
      display: flex;
      gap: 10px;
      padding: 5px 0;
      border-top: 1px solid var(--mat-sys-outline-variant);
      font: var(--pn-cell);
      cursor: pointer;
    }
    input {
      flex: none;
      width: 16px;
      height: 16px;
      margin: 2px 0 0;
      accent-color: var(--mat-sys-primary);
    }
    b {
      font-weight: 500;
    }
    small {
      display: block;
      font: var(--pn-small);
      color: var(--pn-quiet);
    }
    @media (max-width: 719px) {
      label {
        min-height: 44px;
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class OwnersList {
  private readonly directory = inject(Directory);
  /** Of the journey. */
  readonly key = input.required<string>();
  /** Who is to be asked by now. */
  readonly chosen = input.required<readonly string[]>();
  readonly toggled = output<string>();
  /** Those who have something to rate, once it is known. */
  readonly found = output<readonly string[]>();

  private readonly reading = httpResource(() => `/api/journeys/${encodeURIComponent(this.key())}/gap`, {
    parse: (body) => z.parse(gapSchema, body).rows,
  });
  private readonly all = computed(() => (this.reading.hasValue() ? this.reading.value() : []));
  protected readonly owners = computed(() =>
    ratingOwners(this.all()).map(({ id, count, open }) => {
      const named = clausesInShort(open, this.all());
      const more = named.length - NAMED;
      const which = [...named.slice(0, NAMED), ...(more > 0 ? [`${String(more)} more`] : [])].join(', ');
      return {
        id,
        name: this.directory.nameOf(id),
        what:
          open.length === 0
            ? `all ${String(count)} rated`
            : `${String(open.length)} of ${String(count)} not rated: ${which}`,
        titles: open.map(({ clause, title }) => `${clause} ${title}`.trim()).join('\n'),
      };
    }),
  );

  constructor() {
    effect(() => {
      if (!this.reading.hasValue()) return;
      const ids = ratingOwners(this.reading.value()).flatMap(({ id, open }) => (open.length > 0 ? [id] : []));
      untracked(() => this.found.emit(ids));
    });
  }
}
