import type { JourneyState } from '#domain/certification/state';
import { SITE } from '../organization.ts';
import { dateIn, type Dice } from '../random-steps.ts';
import { text, type Asked } from './asked.ts';

const AUDITS = ['stage1', 'stage2', 'surveillance', 'recertification', 'followUp', 'special', 'transition'] as const;

/** Audits of the programme and what their auditors found. */
export function auditOrFindingBody(
  asked: Asked,
  number: number,
  on: string,
  standard: string,
): Record<string, unknown> {
  const { state, command, dice, now } = asked;
  const audit = state.audits.find((one) => one.number === number);
  const days = (first: string) => ({ from: first, to: dateIn(first, dice.oneIn(8) ? -1 : dice.roll(3)) });
  switch (command) {
    case 'planAudit': {
      const first = dateIn(now, dice.roll(120) - 20);
      return {
        kind: likelyAudit(state, dice),
        ...(dice.oneIn(4) ? { standards: [standard] } : {}),
        ...(dice.oneIn(2) ? days(first) : {}),
      };
    }
    case 'bookAudit':
      return { audit: number, ...days(dateIn(now, dice.roll(120) - 20)), on };
    case 'nameTeam':
      return { audit: number, names: ['N. Auditor'], on };
    case 'receiveAuditPlan':
      return { audit: number, on, confirmBy: dice.person(), dueOn: dateIn(now, dice.roll(20)) };
    case 'confirmAuditPlan':
      return { audit: number, on };
    case 'postponeAudit':
      return { audit: number, reason: text, on, ...(dice.oneIn(2) ? days(dateIn(now, dice.roll(90))) : {}) };
    case 'cancelAudit':
      return { audit: number, reason: text, on };
    case 'recordAudit': {
      const outcome = outcomeOf(audit?.kind ?? 'special', dice);
      const last = audit?.to && audit.to <= now.slice(0, 10) && !dice.oneIn(4) ? audit.to : on;
      const concerns = audit?.kind === 'stage1' && dice.oneIn(2) ? [text, text] : [];
      return { audit: number, from: last, to: last, outcome, concerns };
    }
    case 'correctAudit': {
      const last = dateIn(audit?.to ?? on, dice.roll(60) - 40);
      return {
        ...{ audit: number, reason: text },
        ...(dice.oneIn(3) ? {} : { from: last, to: last }),
        ...(dice.oneIn(3) ? { outcome: outcomeOf(audit?.kind ?? 'special', dice) } : {}),
        ...(dice.oneIn(4) ? { note: dice.oneIn(2) ? null : text } : {}),
        ...(dice.oneIn(5) ? { standards: [standard] } : {}),
      };
    }
    case 'resolveConcern':
      return { audit: number, concern: 1 + dice.roll(2), on, note: text };
    case 'recordFinding': {
      const held = state.audits.filter((one) => one.status === 'held');
      return {
        audit: held[dice.roll(Math.max(1, held.length))]?.number ?? 1,
        standard,
        clause: dice.of(['8.4.1', '9.2.1', '7.5.3', '99.9']),
        grade: dice.of(['major', 'minor', 'minor', 'opportunity']),
        text,
        site: SITE,
        ...(dice.oneIn(3) ? { owner: dice.of(['olga', 'pia']) } : {}),
        ...(dice.oneIn(5) ? { answerDue: dateIn(now, dice.roll(60) - 10) } : {}),
      };
    }
    case 'answerFinding':
      return {
        finding: number,
        correction: text,
        cause: text,
        action: text,
        on,
        ...(dice.oneIn(2) ? { spread: 'local' } : {}),
      };
    case 'sendEvidence':
      return { finding: number, note: text, on };
    case 'recordVerdict': {
      const lane = state.findings.find((one) => one.number === number)?.lane;
      return {
        finding: number,
        what: (lane === 'answered') === !dice.oneIn(9) ? 'answer' : 'evidence',
        verdict: dice.of(['accepted', 'accepted', 'again']),
        on,
        ...(dice.oneIn(4) ? { dueOn: dateIn(now, dice.roll(90)) } : {}),
      };
    }
    case 'closeFinding':
      return { finding: number, on, how: dice.of(['documents', 'followUpAudit', 'nextAudit']) };
    case 'raiseFinding':
      return { finding: number, reason: text, on };
    case 'settleDispute':
      return { finding: number, outcome: dice.of(['upheld', 'withdrawn']), note: text, on };
    case 'disputeFinding':
      return { finding: number, kind: dice.of(['divergingOpinion', 'appeal']), text, on };
    case 'moveFinding':
      return {
        finding: number,
        what: dice.of(['answer', 'evidence']),
        dueOn: dateIn(now, dice.roll(90)),
        consentOn: on,
        reason: text,
      };
    case 'reassignFinding':
      return { finding: number, to: dice.person(), reason: text };
    case 'openCapa':
      return { finding: number, owner: dice.person() };
    case 'joinCapa':
      return { finding: number, key: `CAPA-2026-000${String(1 + dice.roll(3))}` };
    default:
      return { reason: text };
  }
}

/** What an audit of the programme would be next, more often than not. */
function likelyAudit(state: JourneyState, dice: Dice): (typeof AUDITS)[number] {
  if (dice.oneIn(4)) return dice.of(AUDITS);
  if (state.certificates.some((one) => one.status === 'none')) {
    return state.audits.some((one) => one.kind === 'stage1' && one.outcome === 'ready') ? 'stage2' : 'stage1';
  }
  return state.recertifying === null ? 'surveillance' : 'recertification';
}

function outcomeOf(kind: string, dice: Dice): string {
  switch (kind) {
    case 'stage1':
      return dice.of(['ready', 'ready', 'notReady', 'repeat']);
    case 'stage2':
      return dice.of(['recommended', 'recommended', 'followUp', 'anotherStage2']);
    case 'recertification':
    case 'transition':
      return dice.of(['recommended', 'recommended', 'followUp', 'notRecommended']);
    default:
      return dice.of(['done', 'done', 'followUp', 'ready']);
  }
}
