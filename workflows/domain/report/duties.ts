import { dutyDeadlines, dutyWaiting, type Duty, type OpenDuty } from '../duty.ts';
import { qualityManagers } from '../hands.ts';
import type { Deadline } from '../kernel/deadline.ts';
import { byUrgency, type Waiting } from '../kernel/waiting.ts';
import { person, type Who } from '../kernel/who.ts';
import type { ReportState } from './state.ts';

/** Who has to correct: a person, or whoever is quality manager of the site when nobody was found. */
export function correctionOwner(state: ReportState): Who {
  const { correction } = state;
  return correction.status === 'open' && correction.owner !== null
    ? person(correction.owner)
    : qualityManagers(state.about.site);
}

/** The duties that wait for somebody now. */
export function openDuties(state: ReportState): OpenDuty[] {
  const { work, correction, extension } = state;
  const manager = qualityManagers(state.about.site);
  const duties: OpenDuty[] = [];
  if (correction.status === 'open') {
    duties.push({
      code: 'recordCorrection',
      subject: 'correction',
      duty: correction.duty,
      who: correctionOwner(state),
      command: 'recordCorrection',
      params: {},
    });
  }
  if (work.stage === 'triage') {
    duties.push({
      code: 'triage',
      subject: 'triage',
      duty: work.duty,
      who: manager,
      command: 'triage',
      params: {},
    });
  }
  if (work.stage === 'verification') {
    duties.push({
      code: 'verifyCorrection',
      subject: 'verification',
      duty: work.duty,
      who: work.verifier,
      command: 'verifyCorrection',
      params: {},
    });
  }
  if (work.stage === 'closure') {
    duties.push({
      code: 'closeReport',
      subject: 'closure',
      duty: work.duty,
      who: manager,
      command: 'closeReport',
      params: {},
    });
  }
  if (extension) {
    duties.push({
      code: 'approveExtension',
      subject: 'extension:correction',
      duty: extension.duty,
      who: extension.approver,
      command: 'approveExtension',
      params: {
        of: { code: 'subject.correction' },
        by: { person: extension.by },
        date: { date: extension.newDate },
      },
    });
  }
  return duties;
}

/** Never empty while the report is open. */
export function reportWaiting(state: ReportState): Waiting[] {
  const lines = openDuties(state).map((open) => dutyWaiting(open, state.about.site));
  const { work } = state;
  if (work.stage === 'inCapa') {
    lines.push({
      id: `waitForCapa:capa:${String(work.round)}`,
      code: work.capa === null ? 'capaOpens' : 'waitForCapa',
      params: work.capa === null ? {} : { capa: { process: work.capa } },
      subject: 'capa',
      who: { kind: 'nobody', reason: 'capa' },
      since: work.since,
    });
  }
  return lines.sort(byUrgency);
}

export function reportDeadlines(state: ReportState): Deadline[] {
  return openDuties(state).flatMap(dutyDeadlines);
}

/** The same state with every duty passed through `change`, wherever it is kept. */
export function mapDuties(state: ReportState, change: (duty: Duty, subject: string) => Duty): ReportState {
  const { work, correction, extension } = state;
  const next: ReportState = {
    ...state,
    correction:
      correction.status === 'open' ? { ...correction, duty: change(correction.duty, 'correction') } : correction,
    extension: extension && { ...extension, duty: change(extension.duty, 'extension:correction') },
  };
  switch (work.stage) {
    case 'triage':
    case 'verification':
    case 'closure':
      return { ...next, work: { ...work, duty: change(work.duty, work.stage) } };
    case 'correction':
    case 'inCapa':
    case 'closed':
      return next;
  }
}
