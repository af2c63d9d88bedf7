import type { Command, Process } from '../kernel/process.ts';
import {
  bookAudit,
  cancelAudit,
  confirmAuditPlan,
  nameTeam,
  planAudit,
  postponeAudit,
  receiveAuditPlan,
  resolveConcern,
} from './audits/commands.ts';
import { correctAudit } from './audits/correct-audit.ts';
import { recordAudit } from './audits/held.ts';
import { enter, start } from './birth.ts';
import { transitionAsked } from './campaign-link.ts';
import { capaClosed, capaOpened, capaProgressed } from './capa-link.ts';
import { correctCertificate } from './certificates/correct-certificate.ts';
import { correctDecision } from './certificates/correct-decision.ts';
import { correctNotice } from './certificates/correct-notice.ts';
import { appeal, recordDecision } from './certificates/decision.ts';
import { journeyClaims } from './certificates/elsewhere.ts';
import { beginTransition, recordNotice, stopMark } from './certificates/notices.ts';
import { startRecertification } from './certificates/recertification.ts';
import { beginTransfer, cancelTransfer, completeTransfer } from './certificates/transfer.ts';
import { differences } from './differences.ts';
import { EDITION_CORRECTED, editionCorrected } from './edition-link.ts';
import { journeyDeadlines, journeyWaiting } from './duties.ts';
import { journeyEvent, type JourneyEvent } from './events.ts';
import { evolve } from './evolve.ts';
import { answerFinding, closeFinding, recordFinding, recordVerdict, sendEvidence } from './findings/commands.ts';
import { disputeFinding, settleDispute } from './findings/disputes.ts';
import { raiseFinding } from './findings/raise.ts';
import { joinCapa, moveFinding, openCapa, reassignFinding } from './findings/steps-aside.ts';
import {
  addEvidence,
  askBody,
  comment,
  end,
  reassign,
  recordBodyAnswer,
  recordChange,
  remind,
  setScope,
  setTarget,
  tellBody,
} from './general-commands.ts';
import { filesOf } from './files-of.ts';
import { onDeadline } from './on-deadline.ts';
import { acceptGaps, askForRatings, finishRating, newGapRound } from './preparation/gap-commands.ts';
import {
  addAction,
  approvePlan,
  completeAction,
  moveAction,
  replan,
  returnPlan,
  savePlan,
  submitPlan,
  withdrawAction,
} from './preparation/plan-commands.ts';
import {
  beginRecords,
  beginStage,
  confirmProof,
  finishStage,
  passGate,
  recordTrack,
} from './preparation/stage-commands.ts';
import { reactions } from './reactions.ts';
import { STAGES } from './stages.ts';
import type { JourneyState } from './state.ts';
import { summary } from './summary.ts';
import { journeyWords } from './words.ts';

const commands: Readonly<Record<string, Command<JourneyState, JourneyEvent>>> = {
  acceptGaps,
  askForRatings,
  finishRating,
  newGapRound,
  savePlan,
  submitPlan,
  approvePlan,
  returnPlan,
  replan,
  addAction,
  moveAction,
  completeAction,
  withdrawAction,
  beginStage,
  beginRecords,
  finishStage,
  passGate,
  confirmProof,
  recordTrack,
  planAudit,
  bookAudit,
  nameTeam,
  receiveAuditPlan,
  confirmAuditPlan,
  postponeAudit,
  cancelAudit,
  recordAudit,
  correctAudit,
  resolveConcern,
  recordFinding,
  answerFinding,
  sendEvidence,
  recordVerdict,
  closeFinding,
  raiseFinding,
  disputeFinding,
  settleDispute,
  moveFinding,
  reassignFinding,
  openCapa,
  joinCapa,
  recordDecision,
  appeal,
  correctDecision,
  correctCertificate,
  recordNotice,
  correctNotice,
  stopMark,
  startRecertification,
  beginTransfer,
  cancelTransfer,
  completeTransfer,
  beginTransition,
  recordChange,
  tellBody,
  recordBodyAnswer,
  askBody,
  setTarget,
  setScope,
  reassign,
  end,
  addEvidence,
  comment,
  remind,
};

/**
 * A certification journey: an organization, its standards and its certification body, across cycles. It lives as long as
 * there is something to keep certified.
 */
export const journey: Process<JourneyState, JourneyEvent> = {
  type: 'journey',
  keyPrefix: 'JRN',
  stateSchema: 5,
  stages: STAGES,
  stagesOverlap: true,
  births: { start, enter },
  claims: journeyClaims,
  commands,
  facts: { capaOpened, capaProgressed, capaClosed, transitionAsked, [EDITION_CORRECTED]: editionCorrected },
  events: journeyEvent,
  evolve,
  deadlines: journeyDeadlines,
  onDeadline,
  waiting: journeyWaiting,
  reactions,
  files: filesOf,
  summary,
  differences,
  words: journeyWords,
};
