import { ALDERSYN } from '../../bodies.ts';
import { endOfCycle, on, printed } from '../../day.ts';
import { evidenceFile } from '../../evidence-file.ts';
import { journeyStory } from '../../journey-story.ts';
import { surveyed } from './surveillance.ts';

const standard = 'ISO 9001';
const SCOPE = 'Manufacture of fasteners: forming, thread rolling, heat treatment, dispatch';

/** Between two surveillances: one finding whose loop is proven, and a body that has yet to name its auditors. */
export const haldenQuality = journeyStory('Halden: ISO 9001:2015')
  .at('halden')
  .entered(on('2025-02-19', '09:15'), 'ana.ruiz', {
    sites: ['halden'],
    scope: SCOPE,
    headcount: 96,
    lead: 'ola.berg',
    body: ALDERSYN,
    certificates: [
      {
        edition: 'ISO 9001:2015',
        number: 'AC-Q-11862',
        revision: 5,
        sites: ['halden'],
        scope: SCOPE,
        originalOn: printed('2016-02-15'),
        decidedOn: printed('2025-02-14'),
        effectiveOn: printed('2025-02-14'),
        expiresOn: endOfCycle('2025-02-14'),
        mark: 'NA-MS-014',
      },
    ],
  })
  .with(
    surveyed({
      audit: 1,
      by: 'ana.ruiz',
      name: 'Surveillance 1',
      booked: on('2025-11-03'),
      days: [on('2026-02-03'), on('2026-02-04')],
      team: ['James Whitfield'],
      teamNamed: on('2025-11-19'),
      planReceived: on('2026-01-14'),
      planDueOn: on('2026-01-21'),
      planConfirmed: on('2026-01-19'),
      confirmedBy: 'ola.berg',
      recorded: on('2026-02-05', '09:05'),
      note: 'One minor.',
      report: evidenceFile(
        'S1-HQ-2026.pdf',
        on('2026-02-04'),
        'Surveillance 1, ISO 9001:2015, Halden',
        'One minor finding.',
      ),
    }),
  )
  .did('recordFinding', on('2026-02-05', '09:25'), 'ana.ruiz', {
    audit: 1,
    standard,
    clause: '7.1.5.2',
    grade: 'minor',
    text: 'Two of nine hardness testers in use were past their calibration date.',
    site: 'halden',
    reference: 'AC-Q-11862/26-1',
    owner: 'marit.foss',
    receivedOn: on('2026-02-04'),
  })
  .did('openCapa', on('2026-02-06', '08:30'), 'ana.ruiz', {
    finding: 1,
    owner: 'marit.foss',
    severity: 3,
    likelihood: 3,
  })
  .inItsLoop((loop) =>
    loop
      .contained(on('2026-02-09', '10:40'), 'marit.foss', {
        done: 'Both testers taken out of use and calibrated; readings of four weeks repeated on retained samples.',
        scope: 'All nine testers and the two of the heat treatment laboratory.',
        affected: '31 batches, all within the limits when measured again',
      })
      .causesDrawn(
        on('2026-02-16'),
        'marit.foss',
        { id: 'w1', parent: null, text: 'The two came back from repair after the yearly round', marked: false },
        {
          id: 'w2',
          parent: 'w1',
          text: 'The list is walked through once a year; what returns in between is not on it',
          category: 'method',
          marked: true,
        },
      )
      .causeFound(on('2026-02-18'), 'marit.foss', {
        team: ['jonas.bakke'],
        method: 'fiveWhys',
        earlierResultsJudged: 'Retained samples of 31 batches measured again; none outside the limits.',
      })
      .planSent(on('2026-02-20'), 'marit.foss', {
        criteria: 'No tester past its date in three monthly checks.',
        method: 'Check of every tester at the start of a month',
        waiting: { days: 90 },
        evaluator: 'sofia.lind',
        actions: [
          {
            id: 1,
            what: 'Equipment returns to use only with a label of the laboratory',
            owner: 'jonas.bakke',
            verifier: 'marit.foss',
            dueOn: on('2026-03-27'),
            kind: 'changeProcess',
            causes: ['w2'],
            done: 'Return shelf beside the laboratory; nothing leaves it without a label.',
          },
          {
            id: 2,
            what: 'Calibration list by next date, looked at every Monday',
            owner: 'marit.foss',
            verifier: 'jonas.bakke',
            dueOn: on('2026-04-10'),
            kind: 'changeDocument',
            causes: ['w2'],
            done: 'List sorted by next date, in the Monday round of the laboratory.',
          },
        ],
      })
      .planApproved(on('2026-02-24'), 'ana.ruiz'),
  )
  .did('askBody', on('2026-02-25'), 'ana.ruiz', {
    subject: 'continuation|certificate:ISO 9001',
    note: 'The letter waits for the answer to the finding, they say.',
  })
  .did('answerFinding', on('2026-02-27'), 'marit.foss', {
    finding: 1,
    correction: 'Both testers calibrated; 31 batches measured again, none outside the limits.',
    cause: 'Equipment that returns from repair was not on the yearly list.',
    action: 'Release by the laboratory before use; list by next date, looked at every week.',
    on: on('2026-02-27'),
    files: [
      evidenceFile(
        'Calibration list by date.csv',
        on('2026-02-26'),
        'tester;last;next',
        'HT-04;2026-02-06;2027-02-06',
        'HT-07;2026-02-06;2027-02-06',
      ),
    ],
  })
  .did('recordNotice', on('2026-03-04'), 'ana.ruiz', {
    standard,
    notice: 'continued',
    on: on('2026-03-04'),
    reason: 'After surveillance 1.',
  })
  .did('recordVerdict', on('2026-03-09'), 'ana.ruiz', {
    finding: 1,
    what: 'answer',
    verdict: 'accepted',
    on: on('2026-03-09'),
    note: 'Closed at surveillance 2.',
  })
  .inItsLoop((loop) =>
    loop
      .carriedOut(on('2026-03-24'), on('2026-03-27'))
      .judged(on('2026-07-06'), 'sofia.lind', {
        verdict: 'effective',
        note: 'Checked at the start of April, May and June: eleven testers, none past its date.',
        evidence: [
          evidenceFile(
            'Hardness tester checks.csv',
            on('2026-06-29'),
            'month;testers;past their date',
            '2026-04;11;0',
            '2026-05;11;0',
            '2026-06;11;0',
          ),
        ],
      })
      .closed(on('2026-07-09'), 'ana.ruiz', {
        lessons: 'What leaves a list must have a way back onto it.',
        documentsUpdated: 'updated',
        risksUpdated: 'notNeeded',
        similarAreasChecked: 'Gauges in Brno and torque wrenches in Monterrey return through the laboratory too.',
      }),
  )
  .did('planAudit', on('2026-11-20', '11:30'), 'ana.ruiz', {
    kind: 'surveillance',
    from: on('2027-02-02'),
    to: on('2027-02-02'),
    note: 'Surveillance 2',
  });
