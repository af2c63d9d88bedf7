import { clockTakenOver, startClockSaid } from '../kernel/clock.ts';
import type { Birth } from '../kernel/process.ts';
import { titleOf } from '../title.ts';
import { openBody, type OpenBody } from './bodies.ts';
import { containmentClock } from './containment.ts';
import type { CapaEvent } from './events.ts';

/**
 * The triage of a report opens the loop. Containment that is on record is not asked for again; a duty that still
 * runs keeps its due date.
 */
export const open: Birth<CapaEvent, OpenBody> = {
  schema: openBody,
  permission: null,
  site: ({ site }) => site,
  may: () => null,
  decide: ({ owner, evaluator, containment, ...about }, moment) => [
    {
      type: 'opened',
      about: { ...about, title: titleOf(about.what) },
      owner,
      evaluator: evaluator ?? null,
      begin:
        containment.status === 'recorded'
          ? {
              stage: 'rootCause',
              clock: startClockSaid(moment, 'rootCause', 'rootCauseAfterTriage'),
              containment: { record: containment.record, by: containment.by, at: containment.at },
            }
          : {
              stage: 'containment',
              clock:
                containment.status === 'open'
                  ? clockTakenOver(containment.clock, moment)
                  : containmentClock(about, moment),
            },
    },
  ],
};
