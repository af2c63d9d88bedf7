import { refuse } from '../../kernel/refusal.ts';
import { clauseRefusal } from '../../standards/catalogue.ts';
import { journeyCommand, onlyLead } from '../command.ts';
import { gapList, gapProgress, gapRefusal, gapScope } from '../gap/gap.ts';
import { editionsOf } from '../state.ts';
import { acceptGapsBody, newGapRoundBody } from './bodies.ts';
import { finishable } from './stage-commands.ts';

/** The gap list is accepted as it was shown: every clause rated, and nothing of it changes afterwards. */
export const acceptGaps = journeyCommand({
  schema: acceptGapsBody,
  permission: 'journey.steer',
  subject: () => 'gap',
  subjects: (state) => (state.gap.accepted ? [] : ['gap']),
  available: (state, moment) => (state.gap.accepted ? refuse('gapsAlreadyAccepted') : onlyLead(state, moment)),
  content: ({ content }) => content,
  may: (state, moment, { content }) => {
    if (!content.id.endsWith(`:gap:${String(state.gap.round)}`)) return refuse('otherGapRound');
    return gapRefusal(gapScope(state.gap.editions, state.gap.clauses), moment.content?.rows ?? {});
  },
  decide: (state, { content }, moment) => {
    const scope = gapScope(state.gap.editions, state.gap.clauses);
    const rows = moment.content?.rows ?? {};
    const progress = gapProgress(scope, rows);
    const accepted = {
      type: 'gapsAccepted' as const,
      content: { ...content, gaps: gapList(scope, rows).length, rated: progress.rated },
    };
    return [accepted, ...finishable(state, 'gapAnalysis', moment)];
  },
  signature: 'acceptGaps',
});

/** Another look at the clauses: before a surveillance, after a change. The accepted one stays as it was signed. */
export const newGapRound = journeyCommand({
  schema: newGapRoundBody,
  permission: 'journey.steer',
  subject: () => 'gap',
  subjects: (state) => (state.gap.accepted || state.cycle > 0 ? ['gap'] : []),
  available: (state, moment) =>
    state.gap.accepted || state.cycle > 0 ? onlyLead(state, moment) : refuse('gapRoundOpen'),
  may: (state, _moment, { clauses }) => (clauses ? clauseRefusal(editionsOf(state), clauses) : null),
  decide: (state, { reason, clauses }) => [
    {
      type: 'gapRoundBegun',
      round: state.gap.round + 1,
      editions: editionsOf(state),
      clauses: clauses ?? null,
      reason,
    },
  ],
});
