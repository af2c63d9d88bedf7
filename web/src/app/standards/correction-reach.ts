import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, effect, input, linkedSignal, signal } from '@angular/core';
import * as z from 'zod/mini';
import { reachSchema, reachSentences, type CorrectionReach as Reach } from './reach-words.ts';

type Tried = Readonly<Record<string, unknown>>;

interface Answer {
  readonly isAsked: boolean;
  readonly isLoading: boolean;
  readonly reach: Reach | null;
}

/** After the last key, so that it is not asked for at every letter. */
const SETTLED_MS = 350;

/**
 * What a correction would move elsewhere, while it is written and before it is sent. Silent while there is nothing to
 * send or it cannot be sent as it is: why not is said beside the fields.
 */
@Component({
  selector: 'pn-correction-reach',
  template: `
    <div aria-live="polite">
      @for (one of sentences(); track one) {
        <p>{{ one }}</p>
      }
    </div>
  `,
  styles: `
    p {
      margin-top: 8px;
      font: var(--pn-cell);
      overflow-wrap: anywhere;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class CorrectionReach {
  /** Name of the edition. */
  readonly edition = input.required<string>();
  /** What would be sent: the version that was shown, and what differs from it. */
  readonly correction = input.required<Tried>();

  private readonly tried = computed(() => {
    const { source: _, ...tried } = this.correction();
    return Object.keys(tried).some((name) => name !== 'shownVersion') ? JSON.stringify(tried) : null;
  });
  private readonly settled = signal<string | null>(null);
  private readonly preview = httpResource(
    () => {
      const body = this.settled();
      const url = `/api/editions/${encodeURIComponent(this.edition())}/correct/preview`;
      return body === null ? undefined : { url, method: 'POST', body: JSON.parse(body) as Tried };
    },
    { parse: (body) => z.parse(reachSchema, body) },
  );
  /** What was said last stays while it is worked out anew, so that nothing flickers. */
  protected readonly sentences = linkedSignal<Answer, readonly string[]>({
    source: () => ({
      isAsked: this.tried() !== null,
      isLoading: this.preview.isLoading(),
      reach: this.preview.hasValue() ? this.preview.value() : null,
    }),
    computation: ({ isAsked, isLoading, reach }, before) => {
      if (!isAsked) return [];
      if (isLoading) return before?.value ?? [];
      return reach === null ? [] : reachSentences(reach);
    },
  });

  constructor() {
    effect((onCleanup) => {
      const tried = this.tried();
      const settling = setTimeout(() => this.settled.set(tried), SETTLED_MS);
      onCleanup(() => {
        clearTimeout(settling);
      });
    });
  }
}
