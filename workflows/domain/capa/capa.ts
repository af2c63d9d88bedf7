import type { Command, Process } from '../kernel/process.ts';
import { completeAction, rejectAction, startAction, verifyAction } from './actions.ts';
import { open } from './birth.ts';
import { approveCancel, rejectCancel, requestCancel } from './cancellation.ts';
import { close, reopen } from './closure.ts';
import { recordContainment } from './containment.ts';
import { decideNext } from './decision.ts';
import { capaDeadlines, capaWaiting } from './duties.ts';
import { judgeEffectiveness } from './effectiveness.ts';
import { capaEvent, type CapaEvent } from './events.ts';
import { evolve } from './evolve.ts';
import { endExternalClock, externalClock, setExternalClock } from './external.ts';
import { approveExtension, rejectExtension, requestExtension } from './extension.ts';
import { hold, resume } from './hold.ts';
import { addEvidence, comment, remind } from './notes.ts';
import { onDeadline } from './on-deadline.ts';
import { approvePlan, returnPlan, savePlan, submitPlan } from './planning.ts';
import { reportQuantityReached } from './proof.ts';
import { reactions } from './reactions.ts';
import { approveEvaluator, reassign, rejectEvaluator } from './reassignment.ts';
import { approveRevision, returnRevision, revisePlan } from './revision.ts';
import { saveCauses, submitRootCause } from './root-cause.ts';
import { STAGES, type CapaState } from './state.ts';
import { summary } from './summary.ts';
import { capaWords } from './words.ts';

const commands: Readonly<Record<string, Command<CapaState, CapaEvent>>> = {
  recordContainment,
  saveCauses,
  submitRootCause,
  savePlan,
  submitPlan,
  approvePlan,
  returnPlan,
  startAction,
  completeAction,
  verifyAction,
  rejectAction,
  revisePlan,
  approveRevision,
  returnRevision,
  reportQuantityReached,
  judgeEffectiveness,
  decideNext,
  close,
  requestExtension,
  approveExtension,
  rejectExtension,
  reassign,
  approveEvaluator,
  rejectEvaluator,
  requestCancel,
  approveCancel,
  rejectCancel,
  hold,
  resume,
  reopen,
  setExternalClock,
  endExternalClock,
  addEvidence,
  comment,
  remind,
};

/** A CAPA loop: from containment over causes, plan and actions to the proof that it worked, as often as it takes. */
export const capa: Process<CapaState, CapaEvent> = {
  type: 'capa',
  keyPrefix: 'CAPA',
  stateSchema: 3,
  stages: STAGES,
  births: { open },
  commands,
  facts: { externalClock },
  events: capaEvent,
  evolve,
  deadlines: capaDeadlines,
  onDeadline,
  waiting: capaWaiting,
  reactions,
  files: (event) => ('evidence' in event ? event.evidence : event.type === 'evidenceAdded' ? [event.fileId] : []),
  summary,
  words: capaWords,
};
