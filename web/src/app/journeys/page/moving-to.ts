import type { JourneyState } from '#domain/certification/state';
import type { LocalDate } from '#domain/kernel/instant';

/** How a body and a date are said. */
interface MovingWords {
  readonly body: (id: string) => string;
  readonly day: (date: LocalDate) => string;
}

/**
 * “Moving to Nordkyst since Mon 23 Nov”: a transfer to another certification body has begun and is not done. Null while
 * the certificates stay with the body they are with.
 */
export function movingTo(
  { transfer, ended }: Pick<JourneyState, 'transfer' | 'ended'>,
  say: MovingWords,
): string | null {
  return transfer?.doneOn === null && ended === null
    ? `Moving to ${say.body(transfer.to)} since ${say.day(transfer.on)}`
    : null;
}
