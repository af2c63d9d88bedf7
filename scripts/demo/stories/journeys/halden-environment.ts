import { ALDERSYN } from '../../bodies.ts';
import { endOfCycle, on, printed } from '../../day.ts';
import { evidenceFile } from '../../evidence-file.ts';
import { journeyStory } from '../../journey-story.ts';
import { surveyed } from './surveillance.ts';

const standard = 'ISO 14001';
const SCOPE = 'Machining, forging and heat treatment of fasteners';
const paper = {
  edition: 'ISO 14001:2015',
  number: 'AC-E-20417',
  sites: ['halden'],
  originalOn: printed('2018-07-02'),
  expiresOn: endOfCycle('2024-07-01'),
  mark: 'NA-MS-014',
};

/** A certificate near the end of its cycle: recertification and the move to the new edition in one audit. */
export const haldenEnvironment = journeyStory('Halden: ISO 14001:2015, transition to ISO 14001:2026')
  .at('halden')
  .entered(on('2024-07-03', '10:20'), 'ana.ruiz', {
    sites: ['halden'],
    scope: SCOPE,
    headcount: 96,
    lead: 'ingrid.moe',
    body: ALDERSYN,
    certificates: [
      { ...paper, revision: 3, scope: SCOPE, decidedOn: printed('2024-07-01'), effectiveOn: printed('2024-07-01') },
    ],
  })
  .with(
    surveyed({
      audit: 1,
      by: 'ingrid.moe',
      name: 'Surveillance 1',
      booked: on('2025-03-24'),
      days: [on('2025-06-12'), on('2025-06-12')],
      team: ['James Whitfield'],
      teamNamed: on('2025-04-08'),
      planReceived: on('2025-05-26'),
      planDueOn: on('2025-06-03'),
      planConfirmed: on('2025-05-28'),
      confirmedBy: 'ola.berg',
      recorded: on('2025-06-13', '11:05'),
      note: 'One minor. The spill drill at the waste point was named as an example for others.',
      report: evidenceFile(
        'S1-HE-2025.pdf',
        on('2025-06-12'),
        'Surveillance 1, ISO 14001:2015, Halden',
        'One minor finding.',
      ),
    }),
  )
  .did('recordFinding', on('2025-06-13', '11:20'), 'ingrid.moe', {
    audit: 1,
    standard,
    clause: '9.1.2',
    grade: 'minor',
    text: 'The evaluation of compliance leaves out the two permits that changed in March.',
    site: 'halden',
    reference: 'AC-E-20417/25-1',
    owner: 'ola.berg',
    receivedOn: on('2025-06-12'),
  })
  .did('answerFinding', on('2025-06-24'), 'ola.berg', {
    finding: 1,
    correction: 'Both permits evaluated; all conditions are met.',
    cause: 'The evaluation follows last year’s list; nobody adds what changes during the year.',
    action: 'Every new or changed permit enters the register with a date for its first evaluation.',
    on: on('2025-06-24'),
  })
  .did('recordVerdict', on('2025-07-01'), 'ingrid.moe', {
    finding: 1,
    what: 'answer',
    verdict: 'accepted',
    on: on('2025-07-01'),
  })
  .did('askBody', on('2025-07-02'), 'ingrid.moe', {
    subject: 'continuation|certificate:ISO 14001',
    note: 'The reviewer was ill; the letter comes this week.',
  })
  .did('recordNotice', on('2025-07-04'), 'ingrid.moe', {
    standard,
    notice: 'continued',
    on: on('2025-07-04'),
    reason: 'After surveillance 1.',
  })
  .did('planAudit', on('2025-08-04'), 'ingrid.moe', {
    kind: 'special',
    from: on('2025-09-02'),
    to: on('2025-09-02'),
    note: 'The warehouse joins the scope',
  })
  .did('nameTeam', on('2025-08-14'), 'ingrid.moe', { audit: 2, names: ['James Whitfield'], on: on('2025-08-14') })
  .did('sendEvidence', on('2025-08-26'), 'ola.berg', {
    finding: 1,
    note: 'Register with the first evaluations of three permits.',
    on: on('2025-08-26'),
    files: [
      evidenceFile(
        'Permit register 2025.csv',
        on('2025-08-25'),
        'permit;changed;evaluated',
        'Water 2025-03;2025-03-14;2025-06-20',
        'Waste 2025-03;2025-03-28;2025-06-20',
      ),
    ],
  })
  .did('recordAudit', on('2025-09-03'), 'ingrid.moe', {
    audit: 2,
    from: on('2025-09-02'),
    to: on('2025-09-02'),
    outcome: 'done',
    note: 'No finding.',
  })
  .did('recordVerdict', on('2025-09-09', '09:10'), 'ingrid.moe', {
    finding: 1,
    what: 'evidence',
    verdict: 'accepted',
    on: on('2025-09-09'),
  })
  .did('closeFinding', on('2025-09-09', '09:14'), 'ingrid.moe', {
    finding: 1,
    on: on('2025-09-09'),
    how: 'documents',
  })
  .signed('recordDecision', on('2025-09-18'), 'ingrid.moe', {
    standard,
    kind: 'scope',
    result: 'granted',
    on: on('2025-09-18'),
    certificate: {
      ...paper,
      revision: 4,
      scope: `${SCOPE}; warehouse: storage, packing and dispatch`,
      effectiveOn: on('2025-09-18'),
    },
  })
  .with(
    surveyed({
      audit: 3,
      by: 'ingrid.moe',
      name: 'Surveillance 2',
      booked: on('2026-02-02'),
      days: [on('2026-05-19'), on('2026-05-19')],
      team: ['James Whitfield'],
      teamNamed: on('2026-02-17'),
      planReceived: on('2026-04-27'),
      planDueOn: on('2026-05-06'),
      planConfirmed: on('2026-05-04'),
      confirmedBy: 'ola.berg',
      recorded: on('2026-05-20'),
      note: 'No finding.',
      report: evidenceFile('S2-HE-2026.pdf', on('2026-05-19'), 'Surveillance 2, ISO 14001:2015, Halden', 'No finding.'),
    }),
  )
  .did('askBody', on('2026-06-09'), 'ingrid.moe', {
    subject: 'continuation|certificate:ISO 14001',
    note: 'Asked for the letter after surveillance 2.',
  })
  .did('recordNotice', on('2026-06-23'), 'ingrid.moe', {
    standard,
    notice: 'continued',
    on: on('2026-06-23'),
    reason: 'After surveillance 2.',
  })
  .did('startRecertification', on('2026-10-12'), 'ingrid.moe', {
    on: on('2026-10-12'),
    reason: 'Ahead of the six months: the move to ISO 14001:2026 takes place in the same audit.',
  })
  .did('planAudit', on('2026-10-26'), 'ingrid.moe', {
    kind: 'recertification',
    from: on('2027-05-10'),
    to: on('2027-05-11'),
    note: 'With the transition to ISO 14001:2026',
  })
  .did('beginTransition', on('2026-10-30', '09:30'), 'ingrid.moe', { standard, edition: 'ISO 14001:2026' })
  .did('recordChange', on('2026-11-05'), 'ingrid.moe', {
    kind: 'majorChange',
    text: 'Second heat treatment line, in operation from February: energy, quench oil and exhaust air.',
    on: on('2026-11-05'),
  })
  .did('tellBody', on('2026-11-06', '14:10'), 'ingrid.moe', {
    change: 1,
    on: on('2026-11-06'),
    how: 'Letter to the account manager, with the aspects of the new line.',
    files: [
      evidenceFile(
        'Heat treatment line 2, aspects.pdf',
        on('2026-11-04'),
        'Heat treatment line 2',
        'Significant aspects: energy, quench oil, exhaust air.',
      ),
    ],
  })
  .rated(2, on('2026-11-10', '13:30'), 'ingrid.moe', {
    'ISO 14001:2026': {
      '5.3': {
        rating: 'conforms',
        notes: 'Roles are in PR-HP-03; every change of a person is in the register.',
        evidence: [{ title: 'PR-HP-03 Roles, v7', date: on('2026-08-17') }],
      },
      '6.3': {
        rating: 'gap',
        priority: 'high',
        owner: 'ola.berg',
        notes: 'Changes are planned for quality only. The second heat treatment line was judged late for its aspects.',
      },
    },
  })
  .did('nameTeam', on('2026-11-12'), 'ingrid.moe', {
    audit: 4,
    names: ['James Whitfield', 'Karin Holm'],
    on: on('2026-11-12'),
  })
  .rated(2, on('2026-11-17', '10:15'), 'ola.berg', {
    'ISO 14001:2026': {
      '6.1.4': {
        rating: 'partly',
        priority: 'medium',
        owner: 'ola.berg',
        notes: 'Risks and opportunities are listed; what comes of emergencies is only in the emergency plan.',
        evidence: [{ title: 'Risk register, environment', date: on('2026-05-11') }],
      },
      '10.1': {
        rating: 'conforms',
        evidence: [{ title: 'Minutes of the improvement round, October', date: on('2026-10-21') }],
      },
    },
  })
  .rated(2, on('2026-11-19', '15:05'), 'ingrid.moe', {
    'ISO 14001:2026': {
      '9.3.2': {
        rating: 'partly',
        priority: 'low',
        notes: 'Needs of interested parties are missing among the inputs of the review of March.',
        evidence: [{ title: 'Management review 2026, agenda', date: on('2026-03-12') }],
      },
    },
  });
