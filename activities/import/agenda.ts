import type { Instant } from '#domain/kernel/instant';

interface Slot<T> {
  readonly at: Instant;
  readonly rank: number;
  readonly order: number;
  readonly item: T;
}

/** What lies ahead, handed out in order of time; at the same instant the lower rank first, then what was added first. */
export class Agenda<T> {
  private readonly heap: Slot<T>[] = [];
  private added = 0;

  add(at: Instant, rank: number, item: T): void {
    this.added += 1;
    this.heap.push({ at, rank, order: this.added, item });
    let child = this.heap.length - 1;
    while (child > 0) {
      const parent = (child - 1) >> 1;
      if (!this.swapIfBefore(child, parent)) return;
      child = parent;
    }
  }

  /** The next one that is not later than `until`, or null when there is none. */
  take(until: Instant): { readonly at: Instant; readonly item: T } | null {
    const first = this.heap[0];
    if (!first || first.at > until) return null;
    const last = this.heap.pop();
    if (last && this.heap.length > 0) {
      this.heap[0] = last;
      this.sink();
    }
    return first;
  }

  private sink(): void {
    let parent = 0;
    for (;;) {
      const left = 2 * parent + 1;
      const right = left + 1;
      const child = this.isBefore(right, left) ? right : left;
      if (!this.swapIfBefore(child, parent)) return;
      parent = child;
    }
  }

  private swapIfBefore(a: number, b: number): boolean {
    const first = this.heap[a];
    const second = this.heap[b];
    if (!first || !second || !this.isBefore(a, b)) return false;
    this.heap[a] = second;
    this.heap[b] = first;
    return true;
  }

  private isBefore(a: number, b: number): boolean {
    const first = this.heap[a];
    const second = this.heap[b];
    if (!first || !second) return false;
    if (first.at !== second.at) return first.at < second.at;
    if (first.rank !== second.rank) return first.rank < second.rank;
    return first.order < second.order;
  }
}
