import type { OpenBody } from '../capa/bodies.ts';
import { actorName, qualityManagers } from '../hands.ts';
import type { Clock } from '../kernel/clock.ts';
import type { EventStamp } from '../kernel/process.ts';
import type { Reaction } from '../kernel/reaction.ts';
import { assignments, notify, reminder, tellPerson } from '../notices.ts';
import { openDuties } from './duties.ts';
import type { ReportEvent } from './events.ts';
import type { ReportState } from './state.ts';

/** What an event causes outside the report: work for people, a loop when triage asked for one, an answer to the reporter. */
export function reactions(event: ReportEvent, state: ReportState, at: EventStamp): Reaction[] {
  const danger = state.about.danger !== 'none';
  const given = assignments(openDuties(state), at, (open) =>
    event.type === 'correctionRefused'
      ? { code: 'correctionRefused', params: { reason: event.note } }
      : { code: 'assigned', urgency: danger && open.code === 'recordCorrection' ? 'atOnce' : 'digest' },
  );
  return [...given, ...told(event, state, at)];
}

function told(event: ReportEvent, state: ReportState, at: EventStamp): Reaction[] {
  const { about, reporter } = state;
  const danger = about.danger !== 'none';
  switch (event.type) {
    case 'reported':
      return danger
        ? [
            notify(
              'danger',
              'report',
              [qualityManagers(about.site)],
              { danger: { code: `danger.${about.danger}` }, place: about.place, by: { person: reporter } },
              at,
              'atOnce',
            ),
          ]
        : [];
    case 'triaged': {
      const params = { decision: { code: `decision.${event.decision}` }, reason: event.reason };
      const outcome = tellPerson('triaged', 'triage', reporter, params, at);
      if (event.decision === 'capa') return [...outcome, startCapa(event, state, at)];
      if (event.decision === 'improvement' && event.owner !== undefined) {
        return [...outcome, ...tellPerson('improvement', 'triage', event.owner, { reason: event.reason }, at)];
      }
      return outcome;
    }
    case 'closed':
      // What triage itself ended was told with its decision.
      return event.outcome === 'improvement' || event.outcome === 'duplicate' || event.outcome === 'rejected'
        ? []
        : tellPerson('reportClosed', 'report', reporter, { outcome: { code: `outcome.${event.outcome}` } }, at);
    case 'correctionAssigned':
      return tellPerson('correctionAssigned', 'correction', event.to, {}, at);
    case 'extensionApproved':
    case 'extensionRejected': {
      const answer = event.type === 'extensionApproved' ? { date: { date: event.newDate } } : { reason: event.reason };
      const of = { code: 'subject.correction' };
      return tellPerson(event.type, 'correction', event.askedBy, { ...answer, of }, at);
    }
    case 'reminded': {
      const open = openDuties(state).find((one) => one.subject === event.subject && one.duty.round === event.round);
      const dangerous = danger && open?.code === 'recordCorrection';
      return reminder(event, open, at, dangerous || state.breach === at.seq);
    }
    case 'remindedByHand': {
      const open = openDuties(state).find((one) => one.subject === event.subject);
      if (!open) return [];
      const params = {
        ...open.params,
        by: { person: actorName(at.actor) },
        task: { code: `waiting.${open.code}` },
        until: { at: open.duty.clock.due },
      };
      return [notify('remindedByHand', event.subject, [event.to], params, at)];
    }
    default:
      return [];
  }
}

/** Opens the loop with what the report knows; a correction on record, or the duty that still runs, comes along. */
function startCapa(event: Extract<ReportEvent, { type: 'triaged' }>, state: ReportState, at: EventStamp): Reaction {
  const { about, correction } = state;
  const body: OpenBody = {
    report: at.key,
    reporter: state.reporter,
    raisedAt: state.raisedAt,
    site: about.site,
    what: about.what,
    place: about.place,
    kind: about.kind,
    danger: about.danger,
    grade: event.grade ?? 'minor',
    severity: event.severity ?? 3,
    likelihood: event.likelihood ?? 3,
    clauses: event.clauses ?? [],
    standards: event.standards ?? [],
    owner: event.owner ?? actorName(at.actor),
    repeats: event.repeats ?? [],
    ...(about.source === undefined ? {} : { source: about.source }),
    ...(about.reference === undefined ? {} : { reference: about.reference }),
    ...(about.happenedOn === undefined ? {} : { happenedOn: about.happenedOn }),
    ...(about.shipmentOn === undefined ? {} : { shipmentOn: about.shipmentOn }),
    ...(event.document === undefined ? {} : { document: event.document }),
    ...(event.evaluator === undefined ? {} : { evaluator: event.evaluator }),
    containment:
      correction.status === 'recorded'
        ? { status: 'recorded', record: correction.record, by: correction.by, at: correction.at }
        : handedOver(event.containmentClock),
    ...(event.capa === undefined ? {} : { keyKnown: true }),
  };
  return {
    ...{ do: 'start', id: `capa:report:${String(at.seq)}`, process: 'capa', birth: 'open', site: about.site, body },
    ...(event.capa === undefined ? {} : { key: event.capa }),
  };
}

function handedOver(clock: Clock | undefined): OpenBody['containment'] {
  return clock ? { status: 'open', clock } : { status: 'none' };
}
