import { DestroyRef, effect, inject, type Signal, signal } from '@angular/core';
import * as z from 'zod/mini';
import { Now } from '../core/now.ts';

const healthSchema = z.object({
  parts: z.array(z.object({ name: z.string(), state: z.string(), detail: z.string() })),
});

/** One part of the machine and how it is. */
export type HealthPart = Readonly<z.infer<typeof healthSchema>['parts'][number]>;

/** How the parts were when they were last asked; null parts when the server itself did not answer. */
export interface Health {
  readonly parts: readonly HealthPart[] | null;
  readonly at: Date;
}

/** A slow part is asked for two seconds by the server; without an answer after this, the server is away itself. */
const ANSWER_WITHIN_MS = 5_000;

/**
 * The health of the parts, asked for again with the page's clock. Not through the common client: a part that is away is
 * an answer here (503), not a failure.
 */
export function readHealth(): Signal<Health | null> {
  const health = signal<Health | null>(null);
  const now = inject(Now);
  const leaving = new AbortController();
  inject(DestroyRef).onDestroy(() => {
    leaving.abort();
  });
  effect(() => {
    now.at();
    void ask(leaving.signal).then((parts) => {
      if (!leaving.signal.aborted) health.set({ parts, at: new Date() });
    });
  });
  return health.asReadonly();
}

async function ask(leaving: AbortSignal): Promise<readonly HealthPart[] | null> {
  try {
    const signals = AbortSignal.any([leaving, AbortSignal.timeout(ANSWER_WITHIN_MS)]);
    const answer = await fetch('/api/health/ready', { signal: signals });
    const parsed = healthSchema.safeParse(await answer.json());
    return parsed.success ? parsed.data.parts : null;
  } catch {
    // No answer is the answer: the strip says that the server is away.
    return null;
  }
}
