import type { JourneyEvent } from './events.ts';

/** The uploaded files that an event makes part of the journey. */
export function filesOf(event: JourneyEvent): readonly string[] {
  switch (event.type) {
    case 'evidenceAdded':
      return [event.fileId];
    case 'actionDone':
    case 'auditHeld':
    case 'markStopped':
    case 'bodyTold':
    case 'disputeSettled':
      return event.files;
    case 'changeRecorded':
      return event.change.files;
    case 'proofConfirmed':
      return event.proof.files;
    case 'findingDisputed':
      return event.files ?? [];
    case 'findingAnswered':
    case 'evidenceSent':
      return event.round.files;
    default:
      return [];
  }
}
