import { stillAhead, today } from '../dates.ts';
import { isMeant, notYours, topManagement, unknownPerson } from '../hands.ts';
import type { Moment } from '../kernel/moment.ts';
import { firstRefusal, refuse, type Refusal } from '../kernel/refusal.ts';
import { commentCommand, evidenceCommand, remindCommand } from '../notes.ts';
import { askedAbout } from './clocks/armed.ts';
import { journeyCommand, onlyLead, orNull } from './command.ts';
import { openDuties } from './duties.ts';
import {
  addEvidenceBody,
  askBodyBody,
  endBody,
  reassignBody,
  recordBodyAnswerBody,
  recordChangeBody,
  setScopeBody,
  setTargetBody,
  tellBodyBody,
} from './general-bodies.ts';
import { unknownSite } from './known-sites.ts';
import { cannotLead } from './leading.ts';
import { PREPARATION, type Preparation } from './stages.ts';
import { isOpenState, type Change, type JourneyState } from './state.ts';

/** How many changes one journey may carry. */
const CHANGES_LIMIT = 200;

export const setTarget = journeyCommand({
  schema: setTargetBody,
  permission: 'journey.steer',
  subject: () => 'target',
  subjects: () => ['target'],
  available: (state, moment) => onlyLead(state, moment),
  may: (state, _moment, { target }) =>
    target !== null && target < state.startedOn
      ? refuse('beforeStart', { date: { date: state.startedOn } }, 'target')
      : null,
  decide: (_state, { target, reason }) => [{ type: 'targetSet', target, reason }],
});

/**
 * What the certificates are to cover. Once something is certified, the body is told of other sites or another scope without
 * delay (8.5.3): the change is recorded with it.
 */
export const setScope = journeyCommand({
  schema: setScopeBody,
  permission: 'journey.steer',
  subject: () => 'scope',
  subjects: () => ['scope'],
  available: (state, moment) => onlyLead(state, moment),
  may: (state, moment, { sites, scope, on }) =>
    firstRefusal(
      stillAhead(on, moment, 'on'),
      !sites.includes(state.about.site) && refuse('centralSiteStays', {}, 'sites'),
      unknownSite(
        sites.filter((site) => !state.about.sites.includes(site)),
        moment,
      ),
      toldOf(state, sites, scope) !== null && noMoreChanges(state),
    ),
  decide: (state, { scope, sites, headcount, reason, on: since }, moment) => {
    const kind = toldOf(state, sites, scope);
    const on = since ?? today(moment);
    return [
      { type: 'scopeSet', scope, sites, headcount: orNull(headcount), reason, on },
      ...(kind === null ? [] : [{ type: 'changeRecorded' as const, change: { kind, text: reason, on, files: [] } }]),
    ];
  },
});

/** Of what the body has to be told: other sites, with what they do; another scope; nothing before it has certified any. */
function toldOf({ about, body, cycle }: JourneyState, sites: readonly string[], scope: string): Change['kind'] | null {
  if (cycle === 0 || body === null) return null;
  const same = sites.length === about.sites.length && sites.every((site) => about.sites.includes(site));
  if (!same) return 'sites';
  return scope === about.scope ? null : 'scope';
}

const noMoreChanges = ({ changes }: JourneyState): Refusal | false =>
  changes.length >= CHANGES_LIMIT && refuse('tooManyChanges', { limit: CHANGES_LIMIT });

export const reassign = journeyCommand({
  schema: reassignBody,
  permission: 'journey.steer',
  subject: ({ subject }) => subject,
  subjects: (state) => [
    'lead',
    ...PREPARATION.filter((one) => state.stages[one].doneOn === null).map((one) => `stage:${one}`),
  ],
  available: (state, moment) => onlyLead(state, moment),
  may: (_state, moment, { subject, to }) => (subject === 'lead' ? cannotLead : unknownPerson)(to, moment, 'to'),
  decide: (state, { subject, to, reason }) => [
    {
      type: 'reassigned',
      subject,
      from: ownerOf(state, subject),
      to,
      reason,
      ...(subject === 'lead' ? { stages: stagesOfLead(state) } : {}),
    },
  ],
});

/** What the lead has in hand goes over with the journey; stages of other people stay with them. */
function stagesOfLead(state: JourneyState): Preparation[] {
  return PREPARATION.filter((one) => state.stages[one].doneOn === null && state.stages[one].owner === state.lead);
}

function ownerOf(state: JourneyState, subject: string): string | null {
  const stage = PREPARATION.find((one) => subject === `stage:${one}`);
  return stage ? state.stages[stage].owner : state.lead;
}

/**
 * The journey ends: given up, merged into another, nothing left to certify. Top management decides that; the lead may take
 * back a journey of which nobody has approved or done anything yet.
 */
export const end = journeyCommand({
  schema: endBody,
  permission: 'journey.work',
  subject: () => 'process',
  subjects: () => ['process'],
  available: (state, moment) =>
    firstRefusal(
      mayEnd(state, moment),
      state.certificates.some((one) => HELD.includes(one.status)) && refuse('certificatesHeld'),
    ),
  may: () => null,
  decide: (_state, { reason }) => [{ type: 'ended', reason }],
  signature: 'end',
});

/** In which there is a certificate that has to be given up first. */
const HELD: readonly string[] = ['valid', 'reduced', 'suspended'];

function mayEnd(state: JourneyState, moment: Moment): Refusal | null {
  if (isMeant(topManagement, moment)) return null;
  const isBegun = state.plan.status === 'approved' || state.audits.length > 0 || state.cycle > 0;
  return isBegun ? notYours(topManagement, moment) : onlyLead(state, moment);
}

export const recordChange = journeyCommand({
  schema: recordChangeBody,
  permission: 'journey.work',
  subject: () => 'changes',
  subjects: (state) => (state.body === null ? [] : ['changes']),
  available: (state, moment) => (state.body === null ? refuse('bodyNotChosen') : onlyLead(state, moment)),
  may: (state, moment, { on }) => firstRefusal(stillAhead(on, moment, 'on'), noMoreChanges(state)),
  decide: (_state, { kind, text, on, files }, moment) => [
    { type: 'changeRecorded', change: { kind, text, on: on ?? today(moment), files } },
  ],
});

const changeSubject = ({ change }: { change: number }): string => `change:${String(change)}`;

export const tellBody = journeyCommand({
  schema: tellBodyBody,
  permission: 'journey.work',
  subject: changeSubject,
  subjects: (state) =>
    state.changes.filter((one) => one.toldOn === null).map((one) => changeSubject({ change: one.number })),
  available: (state, moment, subject) =>
    state.changes.some((one) => changeSubject({ change: one.number }) === subject && one.toldOn === null)
      ? onlyLead(state, moment)
      : refuse('alreadyTold'),
  may: (state, moment, { change, on }) => {
    const since = state.changes[change - 1]?.on;
    return firstRefusal(
      stillAhead(on, moment, 'on'),
      on !== undefined && since !== undefined && on < since
        ? refuse('untilBefore', { date: { date: since } }, 'on')
        : null,
    );
  },
  decide: (_state, { change, on, how, files }, moment) => [
    { type: 'bodyTold', number: change, on: on ?? today(moment), how, files },
  ],
});

export const recordBodyAnswer = journeyCommand({
  schema: recordBodyAnswerBody,
  permission: 'journey.work',
  subject: changeSubject,
  subjects: (state) =>
    state.changes
      .filter((one) => one.toldOn !== null && one.answer === null)
      .map((one) => changeSubject({ change: one.number })),
  available: (state, moment, subject) =>
    state.changes.some(
      (one) => changeSubject({ change: one.number }) === subject && one.toldOn !== null && one.answer === null,
    )
      ? onlyLead(state, moment)
      : refuse('nothingToAnswer'),
  may: (state, moment, { change, on }) => {
    const told = state.changes[change - 1]?.toldOn ?? null;
    return firstRefusal(
      stillAhead(on, moment, 'on'),
      on !== undefined && told !== null && on < told
        ? refuse('answeredBeforeTold', { date: { date: told } }, 'on')
        : null,
    );
  },
  decide: (_state, { change, on, text }, moment) => [
    { type: 'bodyAnswered', number: change, on: on ?? today(moment), text },
  ],
});

const toAsk = (state: JourneyState): string[] =>
  state.clocks
    .filter((one) => one.command === 'askBody' && one.opensAt === null)
    .map((one) => `ask:${askedAbout(one)}`);

/** Silent for longer than it usually takes: somebody asked. */
export const askBody = journeyCommand({
  schema: askBodyBody,
  permission: 'journey.work',
  subject: ({ subject }) => `ask:${subject}`,
  subjects: toAsk,
  available: (state, moment, subject) =>
    toAsk(state).includes(subject) ? onlyLead(state, moment) : refuse('nothingToAsk'),
  may: (_state, moment, { on }) => stillAhead(on, moment, 'on'),
  decide: (_state, { subject, on, note }, moment) => [{ type: 'bodyAsked', subject, on: on ?? today(moment), note }],
});

/** How many files one journey may carry beside those of its audits and findings. */
const EVIDENCE_LIMIT = 500;

const noted = {
  permission: 'journey.work',
  ended: (state: JourneyState) =>
    isOpenState(state) ? null : refuse('wrongStage', { stage: { code: 'stage.ended' } }),
} as const;

export const addEvidence = evidenceCommand({
  ...noted,
  schema: addEvidenceBody,
  limit: EVIDENCE_LIMIT,
  files: (state: JourneyState) => state.evidence,
  subject: ({ subject }) => subject,
  subjects: ['process'],
});

export const comment = commentCommand(noted);

export const remind = remindCommand({ permission: 'journey.work', duties: openDuties });
