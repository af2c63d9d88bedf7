import { notYours, qualityManagers } from '../hands.ts';
import type { Fact } from '../kernel/process.ts';
import { firstRefusal } from '../kernel/refusal.ts';
import { capaClosedBody, capaOpenedBody, closeReportBody } from './bodies.ts';
import { inStage, reportCommand, subjectIn } from './command.ts';
import type { ReportEvent } from './events.ts';
import { workIn, type ReportState } from './state.ts';
import type * as z from 'zod/mini';

/** A report that was only corrected is closed with a reason; it still counts when the same comes back. */
export const closeReport = reportCommand({
  schema: closeReportBody,
  permission: 'report.triage',
  signature: 'closeReport',
  subject: () => 'closure',
  subjects: (state) => subjectIn(state, 'closure', 'closure'),
  available: (state, moment) =>
    firstRefusal(inStage(state, 'closure'), notYours(qualityManagers(state.about.site), moment)),
  may: () => null,
  decide: (_state, { reason }) => [{ type: 'closed', outcome: 'corrected', reason }],
});

/** The loop that triage asked for exists. */
export const capaOpened: Fact<ReportState, ReportEvent, z.infer<typeof capaOpenedBody>> = {
  schema: capaOpenedBody,
  subject: () => 'capa',
  apply: (state, { key }) => (workIn(state, 'inCapa')?.capa === null ? [{ type: 'capaLinked', key }] : []),
};

/** The loop ended, and the report with it. */
export const capaClosed: Fact<ReportState, ReportEvent, z.infer<typeof capaClosedBody>> = {
  schema: capaClosedBody,
  subject: () => 'capa',
  apply: (state, { key, result }) => {
    const work = workIn(state, 'inCapa');
    if (!work || (work.capa !== null && work.capa !== key)) return [];
    const linked: ReportEvent[] = work.capa === null ? [{ type: 'capaLinked', key }] : [];
    return [...linked, { type: 'closed', outcome: result === 'cancelled' ? 'capaCancelled' : result, reason: key }];
  },
};
