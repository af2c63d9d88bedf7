import * as z from 'zod/mini';
import type { OpenBody } from '../capa/bodies.ts';
import { STAGES } from '../capa/state.ts';
import { today } from '../dates.ts';
import type { Moment } from '../kernel/moment.ts';
import type { EventStamp } from '../kernel/process.ts';
import type { Reaction } from '../kernel/reaction.ts';
import { titleOf } from '../title.ts';
import { journeyFact } from './command.ts';
import type { EventOf, JourneyEvent } from './events.ts';
import { findingOf, type JourneyState } from './state.ts';

const opened = z.object({ key: z.string(), reference: z.optional(z.string()) });
const progressed = z.object({ key: z.string(), stage: z.string() });
const closed = z.object({ key: z.string(), result: z.enum(['effective', 'riskAccepted', 'cancelled']) });

/** How a loop names the finding it was opened for. */
export const findingReference = (number: number): string => `finding ${String(number)}`;

/** A loop that one of our findings asked for is there. */
export const capaOpened = journeyFact({
  schema: opened,
  subject: () => 'findings',
  apply: (state, { key, reference }) => {
    const finding = state.findings.find((one) => findingReference(one.number) === reference);
    return finding ? [{ type: 'capaKnown', number: finding.number, key, stage: 'rootCause' }] : [];
  },
});

const known = (state: JourneyState, key: string, stage: string, moment: Moment): JourneyEvent[] =>
  state.findings
    .filter((one) => one.capa === key && one.capaStage !== stage)
    .map((one) => ({
      ...{ type: 'capaKnown', number: one.number, key, stage },
      ...(one.lane === 'closed' && beginsAnew(one.capaStage, stage) ? { reopenedOn: today(moment) } : {}),
    }));

/** A loop that waited for its proof, or was over, works on causes or a plan again: a new attempt, or it was reopened. */
function beginsAnew(before: string | null, stage: string): boolean {
  const place = (name: string): number => STAGES.findIndex((one) => one === name);
  const proof = place('proof');
  return before !== null && place(before) >= proof && place(stage) < proof;
}

/** Where the loops of our findings stand: what the body is told rests on it. */
export const capaProgressed = journeyFact({
  schema: progressed,
  subject: () => 'findings',
  apply: (state, { key, stage }, moment) => known(state, key, stage, moment),
});

export const capaClosed = journeyFact({
  schema: closed,
  subject: () => 'findings',
  apply: (state, { key, result }, moment) => known(state, key, result === 'cancelled' ? 'cancelled' : 'closed', moment),
});

/** Opens a loop with what the finding says; its grade stays the body's. */
export function startCapa(event: EventOf<'capaAsked'>, state: JourneyState, at: EventStamp): Reaction[] {
  const finding = findingOf(state, event.number);
  if (!finding) return [];
  const edition = state.certificates.find((one) => one.standard === finding.standard);
  const body: OpenBody = {
    report: at.key,
    reporter: state.lead,
    raisedAt: at.at,
    site: finding.site,
    what: finding.text,
    place: titleOf(state.about.title),
    kind: 'nonconformity',
    source: 'externalAudit',
    reference: findingReference(finding.number),
    danger: 'none',
    grade: finding.grade === 'major' ? 'major' : 'minor',
    severity: event.severity,
    likelihood: event.likelihood,
    clauses: [finding.clause],
    standards: edition ? [edition.paper?.edition ?? edition.aim] : [],
    owner: event.owner,
    repeats: [],
    containment: { status: 'none' },
    ...(event.key === undefined ? {} : { keyKnown: true }),
  };
  return [
    {
      do: 'start',
      id: `capa:finding:${String(finding.number)}`,
      process: 'capa',
      birth: 'open',
      site: finding.site,
      body,
      ...(event.key === undefined ? {} : { key: event.key }),
    },
    ...externalClocks(finding.number, state, at),
  ];
}

/** The dates of the body, told to the loop that a finding has: the nearest counts there, and no hold stops it. */
export function externalClocks(number: number, state: JourneyState, at: EventStamp): Reaction[] {
  const finding = findingOf(state, number);
  const capa = finding?.capa ?? null;
  if (!finding || capa === null) return [];
  const due =
    finding.lane === 'received' ? finding.answerDue : finding.lane === 'accepted' ? finding.evidenceDue : null;
  return [
    {
      do: 'tell',
      id: `externalClock:finding-${String(number)}:${String(at.seq)}`,
      to: capa,
      fact: 'externalClock',
      body: {
        party: 'body',
        reference: finding.reference ?? findingReference(number),
        what: finding.lane === 'received' ? 'answer' : 'evidence',
        due,
        hardStop: finding.lane === 'closed' || finding.lane === 'verified' ? null : (finding.hardStop?.on ?? null),
      },
    },
  ];
}
