import type { EventStamp } from '../../kernel/process.ts';
import type { JourneyEvent } from '../events.ts';
import { withPhase } from '../preparation/evolve-preparation.ts';
import type { JourneyState } from '../state.ts';
import type { Audit } from './audit-state.ts';

/** The audit programme: what is planned, booked, held, called off. */
export function evolveAudits(state: JourneyState, event: JourneyEvent, _at: EventStamp): JourneyState {
  switch (event.type) {
    case 'auditPlanned':
      return { ...state, audits: [...state.audits, { number: state.audits.length + 1, ...event.audit }] };
    case 'auditBooked':
      return mapAudit(state, event.number, (one) => ({
        ...one,
        status: 'booked',
        from: event.from,
        to: event.to,
        bookedOn: event.on,
      }));
    case 'teamNamed':
      return mapAudit(state, event.number, (one) => ({ ...one, team: { names: event.names, on: event.on } }));
    case 'auditPlanReceived':
      return mapAudit(state, event.number, (one) => ({
        ...one,
        auditPlan: { receivedOn: event.on, confirmBy: event.confirmBy, dueOn: event.dueOn, confirmedOn: null },
      }));
    case 'auditPlanConfirmed':
      return mapAudit(state, event.number, (one) => ({
        ...one,
        auditPlan: one.auditPlan && { ...one.auditPlan, confirmedOn: event.on },
      }));
    case 'auditPostponed':
      return mapAudit(state, event.number, (one) => ({
        ...one,
        status: event.from === null ? 'planned' : 'booked',
        from: event.from,
        to: event.to,
        bookedOn: event.from === null ? null : event.on,
        auditPlan: null,
        reason: event.reason,
        postponed: one.postponed + 1,
        ...firstBooked(one),
      }));
    case 'auditCancelled':
      return mapAudit(state, event.number, (one) => ({ ...one, status: 'cancelled', reason: event.reason }));
    case 'auditHeld':
      return withPhase(
        mapAudit(state, event.number, (one) => ({
          ...one,
          status: 'held',
          from: event.from,
          to: event.to,
          outcome: event.outcome,
          reportOn: event.reportOn,
          note: event.note,
          concerns: event.concerns.map((text) => ({ text, resolvedOn: null })),
          ...(event.transitions ? { transitions: event.transitions } : {}),
          ...covered(event),
          ...(event.gate ? { gate: { blockers: event.gate.blockers.length, reason: event.gate.reason } } : {}),
        })),
      );
    case 'auditCorrected': {
      const { from, to, outcome, reportOn, note } = event;
      return withPhase(
        mapAudit(state, event.number, (one) => ({ ...one, from, to, outcome, reportOn, note, ...covered(event) })),
      );
    }
    case 'concernResolved':
      return mapAudit(state, event.number, (one) => ({
        ...one,
        concerns: one.concerns.map((each, index) =>
          index === event.concern - 1 ? { ...each, resolvedOn: event.on } : each,
        ),
      }));
    default:
      return state;
  }
}

/** What it was about, where that was not as planned. */
const covered = ({ standards, sites }: { standards?: string[] | undefined; sites?: string[] | undefined }) => ({
  ...(standards ? { standards } : {}),
  ...(sites ? { sites } : {}),
});

/** The days of before the first postponement; a later one leaves them. */
function firstBooked({ firstBooked: known, from, to }: Audit): Pick<Audit, 'firstBooked'> {
  if (known) return { firstBooked: known };
  return from === null || to === null ? {} : { firstBooked: { from, to } };
}

function mapAudit(state: JourneyState, number: number, change: (one: Audit) => Audit): JourneyState {
  return { ...state, audits: state.audits.map((one) => (one.number === number ? change(one) : one)) };
}
