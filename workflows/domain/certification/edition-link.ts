import * as z from 'zod/mini';
import { isInCycle } from './certificates/certificate-state.ts';
import { journeyFact } from './command.ts';
import type { EventOf } from './events.ts';
import { familyOf } from './stages.ts';
import { editionTaken } from './own-catalogue.ts';
import { certificateOf, type JourneyState } from './state.ts';
import { takenEditionSchema, type TakenEdition } from './taken-edition.ts';

/** The name of the fact that an edition was corrected, with what journeys keep of it. */
export const EDITION_CORRECTED = 'editionCorrected';
export const editionCorrectedBody = z.object({
  edition: z.string(),
  transitionEndsOn: z.nullable(z.string()),
  /** What the edition says, where that was corrected, and the version of the edition that says so. */
  said: z.optional(takenEditionSchema),
});

/**
 * An edition was corrected in the catalogue. Certificates to it that are in their cycle end by the new end of its
 * transition; what ended already stays as it ended, only the body brings it back. What the edition asks for is taken over
 * by every journey that uses it.
 */
export const editionCorrected = journeyFact({
  schema: editionCorrectedBody,
  subject: ({ edition }) => `certificate:${familyOf(edition)}`,
  apply: (state, body) => [...endMoved(state, body), ...(body.said ? taken(state, body.said) : [])],
});

const taken = (state: JourneyState, { standard, version }: TakenEdition) => editionTaken(state, standard, version);

function endMoved(
  state: JourneyState,
  { edition, transitionEndsOn }: z.infer<typeof editionCorrectedBody>,
): EventOf<'transitionEndMoved'>[] {
  const certificate = certificateOf(state, edition);
  return certificate?.paper?.edition === edition &&
    isInCycle(certificate) &&
    certificate.transitionEndsOn !== transitionEndsOn
    ? [{ type: 'transitionEndMoved', standard: certificate.standard, edition, transitionEndsOn }]
    : [];
}
