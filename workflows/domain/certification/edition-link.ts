import * as z from 'zod/mini';
import { isInCycle } from './certificates/certificate-state.ts';
import { journeyFact } from './command.ts';
import { familyOf } from './stages.ts';
import { certificateOf } from './state.ts';

/** The name of the fact that an edition was corrected, with what journeys keep of it. */
export const EDITION_CORRECTED = 'editionCorrected';
export const editionCorrectedBody = z.object({ edition: z.string(), transitionEndsOn: z.nullable(z.string()) });

/**
 * The end of a transition was corrected in the catalogue: certificates of that edition that are in their cycle end by the
 * new date. What ended already stays as it ended; only the body brings it back.
 */
export const editionCorrected = journeyFact({
  schema: editionCorrectedBody,
  subject: ({ edition }) => `certificate:${familyOf(edition)}`,
  apply: (state, { edition, transitionEndsOn }) => {
    const certificate = certificateOf(state, edition);
    return certificate?.paper?.edition === edition &&
      isInCycle(certificate) &&
      certificate.transitionEndsOn !== transitionEndsOn
      ? [{ type: 'transitionEndMoved', standard: certificate.standard, edition, transitionEndsOn }]
      : [];
  },
});
