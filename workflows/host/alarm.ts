import type { Instant } from '#domain/kernel/instant';
import { CancellationScope, isCancellation, sleep } from '@temporalio/workflow';

/**
 * One lazy alarm: set anew only when the next due instant moves earlier. One that fires too early just asks the record,
 * which answers with the next due instant. So a due date that moves later costs no history.
 */
export class Alarm {
  /** The latest known due instant, which may be later than what the timer is armed for. */
  dueAt: Instant | null = null;
  private armedFor: Instant | null = null;
  private scope: CancellationScope | null = null;
  private readonly ring: () => void;

  constructor(ring: () => void) {
    this.ring = ring;
  }

  setFor(due: Instant | null): void {
    this.dueAt = due;
    if (due === null || (this.armedFor !== null && this.armedFor <= due)) return;
    this.scope?.cancel();
    this.armedFor = due;
    const scope = new CancellationScope({ cancellable: true });
    this.scope = scope;
    const delayMs = Math.max(1, Date.parse(due) - Date.now());
    void scope.run(async () => {
      try {
        await sleep(delayMs);
      } catch (error) {
        if (isCancellation(error)) return;
        throw error;
      }
      this.armedFor = null;
      this.scope = null;
      this.ring();
    });
  }
}
