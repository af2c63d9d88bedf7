import type { Refusal } from '#domain/kernel/refusal';
import type { NumberedEntry } from './import-file.ts';

/**
 * An entry was refused. Everything before it in time is recorded; nothing after it is. Put right, the same file can be
 * imported again and goes on from here.
 */
export class ImportStopped extends Error {
  override readonly name = 'ImportStopped';
  readonly entry: NumberedEntry;
  /** Null when it is not a rule of the process that refuses. */
  readonly refusal: Refusal | null;

  constructor(entry: NumberedEntry, refusal: Refusal | string, sentence?: string) {
    const why = typeof refusal === 'string' ? refusal : (sentence ?? refusal.code);
    super(`${placeOf(entry)} was refused: ${why}`);
    this.entry = entry;
    this.refusal = typeof refusal === 'string' ? null : refusal;
  }
}

function placeOf({ number, entry }: NumberedEntry): string {
  const what =
    'birth' in entry
      ? `birth ${entry.type}.${entry.birth}`
      : 'command' in entry
        ? `command ${entry.command}`
        : `content ${entry.content.kind}`;
  return `Entry ${String(number)} (${entry.at}, ${entry.ref}, ${what} by ${entry.person})`;
}
