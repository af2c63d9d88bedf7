import { ALDERSYN } from '../../bodies.ts';
import { on, printed } from '../../day.ts';
import { evidenceFile } from '../../evidence-file.ts';
import { journeyStory } from '../../journey-story.ts';
import { FIRST_ROUND, SECOND_ROUND, SUPPLIERS } from './brno-gaps.ts';
import { PLAN, worked } from './brno-plan.ts';
import { auditAsked, auditConfirmed, documentsConfirmed, trainingConfirmed } from './brno-proofs.ts';

const askedFor = (subject: string, note: string) => ({ subject, note });

/** The way to two first certificates, three blockers before the management review. */
export const brno = journeyStory('Brno: ISO 9001:2026 and ISO 14001:2026')
  .at('brno')
  .begun(on('2026-01-19', '09:00'), 'ingrid.moe', {
    sites: ['brno'],
    scope: 'Forging, rolling and coating of fasteners',
    headcount: 142,
    target: printed('2027-04-30'),
    lead: 'ingrid.moe',
    editions: ['ISO 9001:2026', 'ISO 14001:2026'],
    startedOn: on('2026-01-19'),
    owners: [
      { stage: 'training', owner: 'petr.novak' },
      { stage: 'documentation', owner: 'marta.kos' },
      { stage: 'implementation', owner: 'lukas.brandt' },
      { stage: 'internalAudit', owner: 'sofia.lind' },
      { stage: 'managementReview', owner: 'ana.ruiz' },
    ],
  });

for (const { when, by, ratings } of FIRST_ROUND) brno.rated(1, when, by, ratings);

brno
  .gapsAccepted(1, on('2026-02-20', '15:30'), 'ingrid.moe', '41 clauses to work on; design and development left out.')
  .did('savePlan', on('2026-03-06', '10:00'), 'ingrid.moe', PLAN)
  .signed('submitPlan', on('2026-03-06', '10:12'), 'ingrid.moe', {})
  .did('returnPlan', on('2026-03-13'), 'erik.dahl', {
    reason: 'Basins and meters are in it without their cost. Please add resources before I can say yes.',
  })
  .did('savePlan', on('2026-03-27', '13:40'), 'ingrid.moe', PLAN)
  .signed('submitPlan', on('2026-03-27', '13:45'), 'ingrid.moe', {})
  .signed('approvePlan', on('2026-04-10', '11:00'), 'erik.dahl', {
    comment: 'Agreed, with both certificates before the customer audit in May.',
  })
  .did('recordTrack', on('2026-04-20'), 'ingrid.moe', { step: 'chosen', on: on('2026-04-20'), body: ALDERSYN })
  .did('recordTrack', on('2026-05-04'), 'ingrid.moe', {
    step: 'application',
    on: on('2026-05-04'),
    note: 'One site with a warehouse, 142 people, three shifts.',
  });

worked(brno);
documentsConfirmed(brno);
trainingConfirmed(brno);
auditConfirmed(brno);
auditAsked(brno);
for (const { when, by, ratings } of SECOND_ROUND) brno.rated(2, when, by, ratings);

brno
  .did('recordTrack', on('2026-05-25'), 'ingrid.moe', {
    step: 'offer',
    on: on('2026-05-25'),
    note: 'Stage 1 one day, stage 2 three days with two auditors.',
  })
  .did('recordTrack', on('2026-06-26'), 'ingrid.moe', { step: 'contract', on: on('2026-06-26') })
  .did('planAudit', on('2026-07-08', '10:10'), 'ingrid.moe', { kind: 'stage1', note: 'One day' })
  .did('planAudit', on('2026-07-08', '10:12'), 'ingrid.moe', { kind: 'stage2', note: 'Three days, two auditors' })
  .did(
    'askBody',
    on('2026-07-22'),
    'ingrid.moe',
    askedFor('track|track:programme', 'The planner is away until August; the programme follows then.'),
  )
  .did(
    'askBody',
    on('2026-08-19'),
    'ingrid.moe',
    askedFor('track|track:programme', 'Promised for the middle of September, with dates for both audits.'),
  )
  .did('recordTrack', on('2026-09-16'), 'ingrid.moe', {
    step: 'programme',
    on: on('2026-09-16'),
    note: 'Both audits, then surveillance every March.',
  })
  .did('bookAudit', on('2026-09-18', '09:30'), 'ingrid.moe', {
    audit: 1,
    from: on('2027-01-19'),
    to: on('2027-01-19'),
  })
  .did('bookAudit', on('2026-09-18', '09:32'), 'ingrid.moe', {
    audit: 2,
    from: on('2027-03-09'),
    to: on('2027-03-11'),
  })
  .did('beginRecords', on('2026-09-21', '11:00'), 'lukas.brandt', { on: on('2026-09-21') })
  .did('beginStage', on('2026-10-12', '08:10'), 'sofia.lind', { stage: 'internalAudit', on: on('2026-10-12') })
  .did(
    'askBody',
    on('2026-10-14', '09:00'),
    'ingrid.moe',
    askedFor('track|track:team', 'Asked for the names of the audit team.'),
  )
  .did(
    'askBody',
    on('2026-10-14', '09:02'),
    'ingrid.moe',
    askedFor('nameTeam|audit:1', 'The same team for both audits, named in November.'),
  )
  .did(
    'askBody',
    on('2026-10-14', '09:04'),
    'ingrid.moe',
    askedFor('nameTeam|audit:2', 'The same team for both audits, named in November.'),
  )
  .did('moveAction', on('2026-10-26', '09:40'), 'ingrid.moe', {
    number: 107,
    dueOn: on('2026-12-11'),
    reason: 'The agency changed in October; its people are trained once they are all here.',
  })
  .did('replan', on('2026-10-26', '09:50'), 'ingrid.moe', {
    stages: [
      { stage: 'training', until: on('2026-12-11') },
      { stage: 'implementation', until: on('2027-01-15') },
      { stage: 'internalAudit', until: on('2026-12-18') },
      { stage: 'managementReview', until: on('2026-12-22') },
    ],
    reason: 'Night shift and agency workers are trained later; the warehouse is audited after its move.',
  })
  .did('newGapRound', on('2026-11-05', '08:30'), 'ingrid.moe', {
    reason: 'Against the editions as published, and with what was done since February.',
  })
  .did('askForRatings', on('2026-11-05', '08:40'), 'ingrid.moe', {
    people: ['marta.kos', 'petr.novak'],
    dueOn: on('2026-12-04'),
    note: 'Marta: quality 7 and 8, environment 7 to 10. Petr: environment 4 to 6.',
  })
  .did('recordTrack', on('2026-11-09', '10:05'), 'ingrid.moe', {
    step: 'team',
    on: on('2026-11-09'),
    note: 'No objection.',
  })
  .did('nameTeam', on('2026-11-09', '10:08'), 'ingrid.moe', {
    audit: 1,
    names: ['Jana Vesely'],
    on: on('2026-11-09'),
  })
  .did('nameTeam', on('2026-11-09', '10:10'), 'ingrid.moe', {
    audit: 2,
    names: ['Jana Vesely', 'Matej Hruby'],
    on: on('2026-11-09'),
  })
  .did('addEvidence', on('2026-11-13', '09:15'), 'sofia.lind', {
    subject: 'stage:internalAudit',
    fileId: evidenceFile(
      'Audit programme 2026.csv',
      on('2026-10-22'),
      'process;auditor;date',
      'Forging;Helene Strand;2026-10-20',
      'Rolling;Helene Strand;2026-10-21',
      'Plating;Marta Kos, Sofia Lind;2026-11-05',
      'Warehouse;Sofia Lind;2026-12-03',
    ),
    evidenceDate: on('2026-10-22'),
  })
  .did('addEvidence', on('2026-11-20', '14:37'), 'ingrid.moe', {
    subject: 'stage:gapAnalysis',
    fileId: SUPPLIERS,
    evidenceDate: SUPPLIERS.of,
    note: 'Clause 8.4.1 of ISO 9001:2026.',
  })
  .inOrder();
