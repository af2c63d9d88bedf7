import type { Words } from '../kernel/param.ts';

/** The English of reports. What other processes say as well stands in the shared words. */
export const reportWords: Words = {
  'process.report': 'Report',

  'stage.triage': 'Triage',
  'stage.correction': 'Correction',
  'stage.verification': 'Verification',
  'stage.inCapa': 'In a CAPA loop',

  'waiting.recordCorrection': 'record the correction',
  'waiting.triage': 'decide: CAPA or correct only',
  'waiting.verifyCorrection': 'verify the correction',
  'waiting.closeReport': 'close the report',
  'waiting.capaOpens': 'the CAPA loop is being opened',
  'waiting.waitForCapa': 'the report closes with {capa}',

  'nobody.capa': 'the CAPA loop carries it on',

  'command.report': 'Report',
  'command.recordCorrection': 'Record correction',
  'command.assignCorrection': 'Hand over correction',
  'command.triage': 'Triage',
  'command.verifyCorrection': 'Verify correction',
  'command.closeReport': 'Close report',

  'event.reported': '{by} reported it',
  'event.correctionRecorded': '{by} recorded the correction',
  'event.correctionAssigned': '{by} handed the correction over to {to}',
  'event.triaged': '{by} decided: {decision}. “{reason}”',
  'event.verificationOpened': 'The correction waits to be verified',
  'event.correctionVerified': '{by} verified the correction',
  'event.correctionRefused': '{by} found the correction not good enough: “{note}”',
  'event.capaLinked': '{key} was opened',

  'decision.correctOnly': 'correct only',
  'decision.capa': 'CAPA',
  'decision.improvement': 'improvement',
  'decision.duplicate': 'duplicate',
  'decision.rejected': 'rejected',
  'outcome.corrected': 'corrected',
  'outcome.improvement': 'taken up as an improvement',
  'outcome.duplicate': 'a duplicate',
  'outcome.rejected': 'rejected',
  'outcome.effective': 'its cause was removed, and that was proven',
  'outcome.riskAccepted': 'top management accepted the risk',
  'outcome.capaCancelled': 'its CAPA loop was cancelled',
  'correctionStatus.open': 'still to be recorded',
  'correctionStatus.recorded': 'on record already',
  'correctionStatus.verified': 'verified already',
  'correctionStatus.notNeeded': 'not needed',
  'correctionStatus.handedOver': 'carried on by the CAPA loop',
  'correctionStatus.dropped': 'no longer needed',
  'field.severity': 'severity',
  'field.likelihood': 'likelihood',
  'field.grade': 'grade',
  'field.owner': 'owner',
  'field.duplicateOf': 'report it repeats',

  'refusal.correctionIs': 'The correction is {status}.',
  'refusal.alreadyCorrects': '{person} has the correction already. Choose somebody else.',
  'refusal.decisionNotPossible': '{kind}: the decision “{decision}” is not possible. Choose another one.',
  'refusal.missingForDecision': 'This decision needs one thing more: {field}.',
  'refusal.unknownStandard': '{standard} is not in the catalogue. Choose a standard with its edition.',
  'refusal.unknownClause': 'Clause {clause} is in none of the standards named. Choose the standard it belongs to.',

  'rule.triage': '{days} {unit} days after the report',
  'rule.correctionVerification': '{days} {unit} days after the correction',
  'rule.reportClosure': '{days} {unit} days after the verification',

  'subject.correction': 'correction',
  'subject.triage': 'triage',
  'subject.verification': 'verification',

  'notice.danger': '{danger} at {place}, reported by {by}',
  'notice.triaged': 'Your report was decided on: {decision}. “{reason}”',
  'notice.improvement': 'You own an improvement: “{reason}”',
  'notice.reportClosed': 'Your report is closed: {outcome}',
  'notice.correctionAssigned': 'You must record the correction',
  'notice.correctionRefused': 'The correction was not good enough: “{reason}” Record it again until {until}',

  'signature.closeReport': 'I have seen that the correction holds and close this report',
};
