import { openDuties } from '#domain/report/duties';
import type { ReportState } from '#domain/report/state';
import type { KeyValue } from '../../ui/key-values.ts';
import { clockFact } from '../capa/side-of-capa.ts';
import type { ProcessView } from '../process-view.ts';
import type { SideParts } from '../side/process-side.ts';

/** What the side column says of a report. */
export function reportSide(state: ReportState, view: ProcessView): SideParts {
  const { extension } = state;
  return {
    people: people(state, view),
    dates: [
      ...openDuties(state).map(({ subject, duty }) => clockFact(view.subject(subject), duty.clock, view)),
      ...(state.about.shipmentOn === undefined ? [] : [{ key: 'Shipment', value: view.day(state.about.shipmentOn) }]),
      { key: 'Raised', value: view.day(state.raisedAt) },
    ],
    requests: extension
      ? [
          {
            id: 'extension',
            words: `${view.personOrYou(extension.by)} asks for more time for the correction, until ${view.day(extension.newDate)}`,
            reason: extension.reason,
            approve: { command: 'approveExtension', subject: 'extension:correction' },
            reject: { command: 'rejectExtension', subject: 'extension:correction' },
          },
        ]
      : [],
    evidence: state.evidence,
  };
}

function people(state: ReportState, view: ProcessView): KeyValue[] {
  const { correction, work } = state;
  const owner =
    correction.status === 'open' && correction.owner !== null
      ? correction.owner
      : correction.status === 'recorded'
        ? correction.by
        : correction.status === 'verified'
          ? correction.doneBy
          : null;
  const items: (KeyValue | null)[] = [
    { key: 'Reported by', value: view.personOrYou(state.reporter) },
    owner === null ? null : { key: 'Correction', value: view.personOrYou(owner) },
    'triage' in work ? { key: 'Triage', value: view.personOrYou(work.triage.by) } : null,
    'triage' in work && work.triage.owner !== undefined
      ? { key: 'Owner', value: view.personOrYou(work.triage.owner) }
      : null,
  ];
  return items.filter((item) => item !== null);
}
