import { ChangeDetectionStrategy, Component, computed, inject, input, model } from '@angular/core';
import { BodyWarnings } from '../bodies/body-warnings.ts';
import { WordsOfConsole } from '../words/words-of-console.ts';
import { day } from '../words/dates.ts';
import type { Candidate } from './candidates.ts';

/** The journeys that a change of edition concerns, to be ticked: what each holds, and what speaks against its body. */
@Component({
  selector: 'pn-journeys-choice',
  imports: [BodyWarnings],
  template: `
    <div role="group" [attr.aria-label]="label()">
      @for (row of rows(); track row.candidate.key) {
        <div class="row">
          <label>
            <input
              type="checkbox"
              [checked]="value().includes(row.candidate.key)"
              (change)="toggle(row.candidate.key, $any($event.target).checked)"
            />
            <span
              >{{ row.candidate.title }}
              <small>{{ row.note }}</small>
            </span>
          </label>
          <pn-body-warnings [body]="row.candidate.body" [editions]="editions()" [until]="row.candidate.expiresOn" />
        </div>
      } @empty {
        <p class="pn-quiet">{{ none() }}</p>
      }
    </div>
  `,
  styles: `
    .row {
      padding: 6px 0;
      border-top: 1px solid var(--mat-sys-outline-variant);
    }
    .row:last-child {
      border-bottom: 1px solid var(--mat-sys-outline-variant);
    }
    label {
      display: grid;
      grid-template-columns: 18px minmax(0, 1fr);
      gap: 10px;
      align-items: start;
      min-height: 28px;
      font: var(--pn-body);
      cursor: pointer;
    }
    input {
      width: 18px;
      height: 18px;
      margin: 1px 0 0;
      accent-color: var(--mat-sys-primary);
    }
    small {
      display: block;
      font: var(--pn-small);
      color: var(--pn-quiet);
    }
    pn-body-warnings {
      margin-left: 28px;
    }
    p {
      padding: 8px 0;
      font: var(--pn-cell);
    }
    @media (max-width: 719px) {
      label {
        min-height: 44px;
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class JourneysChoice {
  private readonly words = inject(WordsOfConsole);
  readonly label = input.required<string>();
  readonly candidates = input.required<readonly Candidate[]>();
  /** The editions that its body has to be accredited for. */
  readonly editions = input.required<readonly string[]>();
  readonly none = input.required<string>();
  readonly value = model.required<readonly string[]>();

  protected readonly rows = computed(() => {
    const { names, dates } = this.words.wording();
    return this.candidates().map((candidate) => {
      const { standing, validUntil, key, site } = candidate;
      const until = validUntil === null ? null : day(validUntil, dates);
      const held = until === null ? this.words.say('standing.aims') : `certificate valid until ${until}`;
      const moves = standing === 'moves' ? [this.words.say('standing.moves')] : [];
      return { candidate, note: [key, names.site(site), held, ...moves].join(' · ') };
    });
  });

  protected toggle(key: string, checked: boolean): void {
    this.value.update((keys) => (checked ? [...keys, key] : keys.filter((one) => one !== key)));
  }
}
