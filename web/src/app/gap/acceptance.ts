import { computed, inject, Injectable, signal } from '@angular/core';
import { JourneyReading } from '../journeys/page/journey-reading.ts';
import { ProcessView } from '../processes/process-view.ts';
import { GapSaves } from './gap-saves.ts';
import { GapStore } from './gap-store.ts';
import { nothingRatedWords } from './gap-words.ts';
import { unplannedGaps } from './unplanned.ts';
import { gapRefusal } from '#domain/certification/gap/gap';

/** Accepting the gap list: what stands against it, and the signed decision on exactly what is shown. */
@Injectable()
export class Acceptance {
  private readonly view = inject(ProcessView);
  private readonly journey = inject(JourneyReading);
  private readonly store = inject(GapStore);
  private readonly saves = inject(GapSaves);
  private readonly meanwhile = signal<string | null>(null);

  /** Says that the list was changed while it was looked at; null when it was not. */
  readonly changedMeanwhile = this.meanwhile.asReadonly();
  /** Undefined where there is nothing to accept. */
  readonly may = computed(() => (this.store.isCurrent() ? this.view.may('acceptGaps') : undefined));
  /** Why it cannot be accepted now. */
  readonly reason = computed(() => {
    const refusal = this.may()?.refusal;
    if (refusal) return refusal.sentence;
    const lines = this.store.lines();
    const first = nothingRatedWords(lines);
    if (first !== null) return first;
    const missing = gapRefusal(lines, Object.fromEntries(lines.map(({ id, rating }) => [id, rating])));
    if (missing) return this.view.say(`refusal.${missing.code}`, missing.params);
    if (!this.saves.isSaved()) return 'Something is not saved yet. What is signed has to be on record first.';
    return this.store.head() === null ? 'The ratings are not loaded yet.' : null;
  });

  async accept(): Promise<void> {
    const may = this.may();
    const head = this.store.head();
    if (!may || head === null || this.reason() !== null) return;
    this.meanwhile.set(null);
    const { id, version, hash } = head;
    const actions = this.journey.state()?.plan.actions ?? [];
    const unplanned = unplannedGaps(this.store.lines(), actions);
    const sent = await this.view.run(
      'acceptGaps',
      may.subject,
      { content: { id, version, hash } },
      { warnings: unplanned },
    );
    if (sent?.kind === 'done') return;
    // What was refused because somebody rated meanwhile is read again, and said on the page as well.
    this.store.reading.reload();
    const now = this.store.head();
    if (now && now.version !== version) this.meanwhile.set('The ratings changed while you were looking at them.');
  }
}
