import { actorName } from '../hands.ts';
import { afterReminder } from '../kernel/clock.ts';
import type { EventStamp } from '../kernel/process.ts';
import { evolveAudits } from './audits/evolve-audits.ts';
import { evolveCertificates } from './certificates/evolve-certificates.ts';
import { clockId, type Armed } from './clocks/armed.ts';
import type { EventOf, JourneyEvent } from './events.ts';
import { evolveFindings } from './findings/evolve-findings.ts';
import { entered, started } from './first-state.ts';
import { evolvePreparation } from './preparation/evolve-preparation.ts';
import { evolveCatalogue } from './own-catalogue.ts';
import { phaseOf, type JourneyState } from './state.ts';

/** What is, after what happened. Whatever does not fit (it cannot have been recorded) changes nothing. */
export function evolve(before: JourneyState | null, event: JourneyEvent, at: EventStamp): JourneyState {
  if (event.type === 'started') return tracked(null, started(event, at), at);
  if (event.type === 'entered') return tracked(null, entered(event, at), at);
  if (before === null) throw new Error(`${at.key} begins with ${event.type}`);
  return tracked(before, apply(before, event, at), at);
}

function apply(state: JourneyState, event: JourneyEvent, at: EventStamp): JourneyState {
  return AREAS.reduce((next, area) => area(next, event, at), state);
}

const AREAS = [evolveGeneral, evolvePreparation, evolveAudits, evolveFindings, evolveCertificates];

/** Events that belong to no area: people, clocks, remarks, what the body must know. */
function evolveGeneral(state: JourneyState, event: JourneyEvent, at: EventStamp): JourneyState {
  const act = { by: actorName(at.actor), at: at.at };
  const { about } = state;
  switch (event.type) {
    case 'targetSet':
      return { ...state, about: { ...about, target: event.target } };
    case 'scopeSet':
      return { ...state, about: { ...about, scope: event.scope, sites: event.sites, headcount: event.headcount } };
    case 'reassigned':
      return reassigned(state, event);
    case 'ended':
      return { ...state, ended: { reason: event.reason, ...act }, clocks: [], idle: [] };
    case 'changeRecorded':
      return {
        ...state,
        changes: [
          ...state.changes,
          { number: state.changes.length + 1, ...event.change, toldOn: null, how: null, answer: null },
        ],
      };
    case 'bodyTold':
      return changeOf(state, event.number, { toldOn: event.on, how: event.how, files: event.files });
    case 'bodyAnswered':
      return changeOf(state, event.number, { answer: { text: event.text, on: event.on } });
    case 'clocksSet':
      return withClocks(state, event, at);
    case 'clockOpened':
      return eachClock(state, (one) => (clockId(one) === clockId(event) ? { ...one, opensAt: null } : one));
    case 'clockContinued':
      return eachClock(state, (one) =>
        clockId(one) === clockId(event) ? { ...one, clock: { ...one.clock, steps: event.steps } } : one,
      );
    case 'clockPassed':
      return eachClock(
        { ...state, passed: [...state.passed, `${clockId(event)}|${event.dueOn}`].slice(-200) },
        (one) => (clockId(one) === clockId(event) ? { ...one, passesAt: null } : one),
      );
    case 'reminded':
      return eachClock(state, (one) =>
        clockId(one) === event.subject && one.round === event.round
          ? { ...one, clock: afterReminder(one.clock, event.step) }
          : one,
      );
    case 'remindedByHand':
      return eachClock(state, (one) =>
        one.subject === event.subject && one.round === event.round ? { ...one, remindedOn: event.on } : one,
      );
    case 'bodyAsked':
      return { ...state, asked: { ...state.asked, [event.subject]: event.on } };
    case 'editionTaken':
      return evolveCatalogue(state, event);
    case 'evidenceAdded':
      return {
        ...state,
        evidence: [...state.evidence, { file: event.fileId, subject: event.subject, date: event.evidenceDate, ...act }],
      };
    default:
      return state;
  }
}

function withClocks(state: JourneyState, event: EventOf<'clocksSet'>, at: EventStamp): JourneyState {
  const gone = new Set([...event.drop, ...event.arm.map(clockId)]);
  const armed = event.arm.map((one): Armed => ({ ...one, round: at.seq }));
  const said = new Set([...event.idleDrop, ...event.idle.map(clockId)]);
  return {
    ...state,
    clocks: [...state.clocks.filter((one) => !gone.has(clockId(one))), ...armed],
    idle: [...state.idle.filter((one) => !said.has(clockId(one))), ...event.idle],
  };
}

function eachClock(state: JourneyState, change: (one: Armed) => Armed): JourneyState {
  return { ...state, clocks: state.clocks.map(change) };
}

function changeOf(state: JourneyState, number: number, change: Partial<JourneyState['changes'][number]>): JourneyState {
  return { ...state, changes: state.changes.map((one) => (one.number === number ? { ...one, ...change } : one)) };
}

function reassigned(state: JourneyState, { subject, to, stages = [] }: EventOf<'reassigned'>): JourneyState {
  const handedOver = subject === 'lead' ? stages : [subject.replace(/^stage:/, '')];
  return {
    ...state,
    lead: subject === 'lead' ? to : state.lead,
    stages: Object.fromEntries(
      Object.entries(state.stages).map(([name, one]) => [
        name,
        handedOver.includes(name) ? { ...one, owner: to } : one,
      ]),
    ) as JourneyState['stages'],
  };
}

function tracked(before: JourneyState | null, after: JourneyState, at: EventStamp): JourneyState {
  const stage = phaseOf(after);
  if (before && phaseOf(before) === stage) return after;
  const earlier = after.stageDates.map((one) => (one.until === null ? { ...one, until: at.at } : one));
  return { ...after, stageDates: [...earlier, { stage, from: at.at, until: null }] };
}
