import type * as z from 'zod/mini';
import { firstRefusal, refuse } from '../../kernel/refusal.ts';
import { journeyCommand, onlyLead } from '../command.ts';
import { isSameList } from '../same-list.ts';
import { certificateOf, type JourneyState } from '../state.ts';
import { correctNoticeBody } from './bodies.ts';
import { endMovedMeanwhile, inPart, notLast, takesFromAudit } from './correctable.ts';
import { certificateSubject } from './decision.ts';
import { notReasoned, withReasonsOf } from './despite.ts';
import { withNote, type Letter } from './last-word.ts';
import { beforeWord, lastWordOf } from './last-words.ts';
import { brokenByNotice, cannotBeTold, letterIn, type NoticeBody } from './notices.ts';

type Body = z.infer<typeof correctNoticeBody>;

/** The last letter about a certificate says something else, or is about another one: put right as a decision is. */
export const correctNotice = journeyCommand({
  schema: correctNoticeBody,
  permission: 'journey.steer',
  subject: certificateSubject,
  subjects: (state) =>
    state.certificates
      .filter(({ standard }) => lastWordOf(state, standard)?.said.what === 'notice')
      .map(certificateSubject),
  available: (state, moment, subject) => firstRefusal(notLast(state, subject, 'notice'), onlyLead(state, moment)),
  may: (state, moment, body) => {
    const found = lastLetter(state, body.standard);
    if (!found) return refuse('standardNotHere', { standard: body.standard }, 'standard');
    const { was, under } = found;
    const right = rightLetter(was, body);
    const takes = () => takesFromAudit(state, corrected(state, body), body.standard, moment);
    if (!right) return takes();
    return (
      firstRefusal(
        isAsRecorded(was, letterIn(under, right, {})) && refuse('nothingToCorrect'),
        inPart('letter', cannotBeTold(under, moment, right)),
      ) ??
      inPart('letter', notReasoned(brokenByNotice(under, right), withReasonsOf(was.despite, body))) ??
      takes()
    );
  },
  decide: (state, body, moment) => {
    const events = corrected(state, body);
    return [...events, ...endMovedMeanwhile(state, events, body.standard, moment)];
  },
});

function lastLetter(state: JourneyState, standard: string) {
  const word = lastWordOf(state, standard);
  if (word?.said.what !== 'notice') return null;
  const { what: _what, ...was } = word.said;
  return { was, under: beforeWord(state, word) };
}

function corrected(state: JourneyState, body: Body) {
  const found = lastLetter(state, body.standard);
  const standard = certificateOf(state, body.standard)?.standard;
  if (!found || standard === undefined) return [];
  const { was, under } = found;
  const right = rightLetter(was, body);
  const is = right ? letterIn(under, right, withReasonsOf(was.despite, body)) : was;
  return [
    {
      type: 'noticeCorrected' as const,
      standard,
      ...withNote(is),
      was: withNote(was),
      ...(right ? {} : { takenBack: true as const }),
      reason: body.reason,
    },
  ];
}

/** The letter as it is on record, but for what the correction names; null where it was not about this certificate. */
function rightLetter(was: Letter, { standard, letter }: Body): NoticeBody | null {
  if (!letter) return null;
  const { notice = was.notice, on = was.on, note: reason = was.reason } = letter;
  const { until = was.until, sites = was.sites, scope = was.scope } = letter;
  return {
    ...{ standard, notice, on, reason },
    ...(until === null || notice !== 'suspended' ? {} : { until }),
    // What is left is told of a reduction alone.
    ...(sites === null || notice !== 'reduced' ? {} : { sites }),
    ...(scope === null || notice !== 'reduced' ? {} : { scope }),
  };
}

const isAsRecorded = (was: Letter, is: Letter): boolean =>
  (['notice', 'on', 'reason', 'until', 'scope'] as const).every((name) => was[name] === is[name]) &&
  isSameList(was.sites ?? [], is.sites ?? []);
