/** Collects what has to be ended when the server closes. */
export interface Closing {
  /** True as soon as the server began to close. */
  readonly begun: boolean;
  /** Called once when the server begins to close. Returns a function that forgets it again. */
  onClose(end: () => Promise<void> | void): () => void;
  /** Ends everything at the same time; one that fails keeps no other from ending. */
  close(): Promise<void>;
}

export function createClosing(): Closing {
  const ends = new Set<() => Promise<void> | void>();
  let begun = false;
  return {
    get begun() {
      return begun;
    },
    onClose(end) {
      ends.add(end);
      return () => ends.delete(end);
    },
    async close() {
      begun = true;
      const all = [...ends];
      ends.clear();
      await Promise.allSettled(all.map(async (end) => end()));
    },
  };
}
