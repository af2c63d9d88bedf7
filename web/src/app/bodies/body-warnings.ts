import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { accreditationWarnings } from '#domain/standards/accreditation';
import { Bodies } from '../core/bodies.ts';
import { StateShape } from '../ui/state-shape.ts';
import { WordsOfConsole } from '../words/words-of-console.ts';

/**
 * What speaks against certification to these editions by this body, as sentences; nothing when nothing does. Warnings
 * only: what the body did is recorded all the same.
 */
@Component({
  selector: 'pn-body-warnings',
  imports: [StateShape],
  template: `
    @for (sentence of sentences(); track sentence) {
      <p><pn-state-shape shape="soon" /> {{ sentence }}</p>
    }
  `,
  styles: `
    :host {
      display: block;
    }
    p {
      display: flex;
      gap: 6px;
      padding: 1px 0;
      font: var(--pn-small);
      color: var(--pn-soon-text);
      white-space: normal;
    }
    pn-state-shape {
      margin-top: 1px;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class BodyWarnings {
  private readonly bodies = inject(Bodies);
  private readonly words = inject(WordsOfConsole);

  /** Id of the certification body; null while none is chosen, which is no fault. */
  readonly body = input.required<string | null>();
  /** With edition: `ISO 9001:2026`. */
  readonly editions = input.required<readonly string[]>();
  /** The end of the cycle, where it is known. */
  readonly until = input<string | null>(null);

  protected readonly sentences = computed(() => {
    const id = this.body();
    if (id === null || !this.bodies.known()) return [];
    return accreditationWarnings(this.bodies.of(id), this.editions(), this.until()).map((warning) =>
      this.words.sayIt(warning),
    );
  });
}
