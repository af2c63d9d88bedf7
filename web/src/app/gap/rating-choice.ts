import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { IMPLEMENTATIONS, type Rating } from '#domain/certification/gap/rating';
import { ratingsFor } from '#domain/certification/gap/scope';
import { ProcessView } from '../processes/process-view.ts';
import type { GapLine } from './gap-answer.ts';
import { changeOfKey, type KeyedChange } from './gap-keys.ts';
import { standingOf } from './standing.ts';
import { RatingShape } from './rating-shape.ts';

let groups = 0;

interface Choice {
  /** The key that chooses it. */
  readonly key: string;
  readonly shape: Rating | null;
  readonly words: string;
  readonly isChosen: boolean;
}

/** The rating of a clause, or how far a control is in place: native radio buttons in one frame, each with its key. */
@Component({
  selector: 'pn-rating-choice',
  imports: [RatingShape],
  template: `
    <div
      role="radiogroup"
      [attr.aria-label]="label()"
      [style.--count]="choices().length"
      [class.off]="readOnly()"
      [class.many]="choices().length > 4"
    >
      @for (choice of choices(); track choice.key) {
        <label [class.chosen]="choice.isChosen">
          <input
            type="radio"
            class="pn-hidden"
            [name]="group"
            [checked]="choice.isChosen"
            [disabled]="readOnly()"
            (change)="choose(choice.key)"
          />
          <pn-rating-shape [rating]="choice.shape" />
          <span>{{ choice.words }}</span>
          @if (!readOnly()) {
            <kbd aria-hidden="true">{{ choice.key }}</kbd>
          }
        </label>
      }
    </div>
  `,
  styleUrl: './rating-choice.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RatingChoice {
  private readonly view = inject(ProcessView);
  readonly line = input.required<GapLine>();
  readonly readOnly = input(false);
  readonly chosen = output<KeyedChange>();
  protected readonly group = `pn-rating-${String(++groups)}`;

  protected readonly label = computed(() => (this.line().kind === 'control' ? 'In the statement' : 'Rating'));
  protected readonly choices = computed(() =>
    this.line().kind === 'control' ? this.controlChoices() : this.clauseChoices(),
  );

  protected choose(key: string): void {
    const change = changeOfKey(key, this.line());
    if (change) this.chosen.emit(change);
  }

  private clauseChoices(): readonly Choice[] {
    return ratingsFor(this.line()).map((rating, index) => ({
      key: String(index + 1),
      shape: rating,
      words: this.view.say(`rating.${rating}`),
      isChosen: this.line().rating.rating === rating,
    }));
  }

  private controlChoices(): readonly Choice[] {
    const { included, implementation } = this.line().rating;
    const ways = IMPLEMENTATIONS.map((way, index) => ({
      key: String(index + 1),
      shape: standingOf({ kind: 'control', rating: { included: true, implementation: way } }),
      words: this.view.say(`implementation.${way}`),
      isChosen: included === true && implementation === way,
    }));
    const left = { key: '5', shape: 'notApplicable' as const, words: 'Left out', isChosen: included === false };
    return [...ways, left];
  }
}
