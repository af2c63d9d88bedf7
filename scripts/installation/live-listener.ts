import { z } from 'zod';
import type { Caller } from './caller.ts';

/** Looks again after this long although nothing was announced: the stream may have broken off. */
const LOOK_AGAIN_MS = 2_000;

const changedSchema = z.object({ key: z.string(), version: z.number() });

/** What an open page hears: which processes changed, and to which version. Ends with the program that listens. */
export class LiveListener {
  private readonly versions = new Map<string, number>();
  private readonly waiting = new Map<string, Set<() => void>>();

  static async open(caller: Caller): Promise<LiveListener> {
    const listener = new LiveListener();
    const stream = await caller.stream('/api/live');
    void listener.follow(stream);
    return listener;
  }

  /** Whether the process is known to be further than this version; false after a while without news. */
  async changed(key: string, shown: number): Promise<boolean> {
    const isFurther = (): boolean => (this.versions.get(key) ?? 0) > shown;
    if (isFurther()) return true;
    await new Promise<void>((resolve) => {
      const hear = (): void => {
        clearTimeout(timer);
        this.waiting.get(key)?.delete(hear);
        resolve();
      };
      const timer = setTimeout(hear, LOOK_AGAIN_MS);
      this.waiting.set(key, (this.waiting.get(key) ?? new Set()).add(hear));
    });
    return isFurther();
  }

  private async follow(stream: ReadableStream<Uint8Array>): Promise<void> {
    let rest = '';
    try {
      for await (const text of stream.pipeThrough(new TextDecoderStream())) {
        const lines = (rest + text).split('\n');
        rest = lines.pop() ?? '';
        for (const line of lines) if (line.startsWith('data: ')) this.take(line.slice('data: '.length));
      }
    } catch {
      // The product went away: whoever waits looks by themselves.
    }
  }

  private take(data: string): void {
    const change = changedSchema.safeParse(JSON.parse(data));
    if (!change.success) return;
    const { key, version } = change.data;
    this.versions.set(key, version);
    for (const hear of this.waiting.get(key) ?? []) hear();
    this.waiting.delete(key);
  }
}
