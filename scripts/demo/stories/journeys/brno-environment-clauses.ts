import { conforms, gap, partly, type RatedClause } from './ratings.ts';

const MAP = 'MH-02 Map of the processes, v4';
const MINUTES = 'Minutes of the management meeting';

/** ISO 14001:2026 in Brno. */
export const ENVIRONMENT_CLAUSES: readonly RatedClause[] = [
  [
    '4.1',
    conforms('Issues of the group, environment', '2025-10-13'),
    conforms('Issues of Brno, with climate', '2026-09-22'),
  ],
  [
    '4.2',
    conforms('Letters of neighbours and authority', '2025-11-20'),
    conforms('Interested parties, v1', '2026-09-22'),
  ],
  [
    '4.3',
    partly('high', 'ingrid.moe', 'The warehouse is not mentioned.', ['MH-01 Scope, draft', '2026-01-15']),
    conforms('MH-01 Scope, v2', '2026-10-12'),
  ],
  ['4.4', conforms('Handbook of the group', '2025-09-08'), conforms(MAP, '2026-06-02')],
  ['5.1', conforms(MINUTES, '2026-01-14'), conforms('Day of the leaders', '2026-07-15')],
  ['5.2', conforms('Policy of the group', '2025-06-16'), conforms('PO-01 Policy, v3', '2026-10-05')],
  ['5.3', conforms('Roles, environment', '2025-12-01'), conforms('Roles, environment', '2026-08-17')],
  [
    '6.1.1',
    conforms('Planning round 2026', '2026-01-08'),
    conforms('Risks and opportunities, both systems', '2026-06-29'),
  ],
  [
    '6.1.2',
    gap('high', 'alena.krejci', 'The register of aspects ends before the zinc-nickel line.'),
    conforms('Register of aspects', '2026-06-29'),
  ],
  [
    '6.1.3',
    gap('high', 'alena.krejci', 'Permits are known, their conditions are in no register.'),
    partly('medium', 'alena.krejci', 'Two permits of this year are missing.', [
      'Register of compliance obligations',
      '2026-06-29',
    ]),
  ],
  [
    '6.1.4',
    partly('low', 'alena.krejci', 'Risks without opportunities.'),
    conforms('Risks and opportunities, both systems', '2026-06-29'),
  ],
  ['6.1.5', conforms('Action list, environment', '2026-01-22'), conforms('Action list, environment', '2026-10-15')],
  ['6.2.1', conforms('Objectives of the group', '2025-12-11'), conforms('Objectives 2026', '2026-09-30')],
  ['6.2.2', conforms('Objectives of the group, plan', '2025-12-11'), conforms('Objectives 2026, plan', '2026-09-30')],
  [
    '6.3',
    gap('medium', 'ingrid.moe', 'New clause; changes are not planned.'),
    gap('high', 'ingrid.moe', 'Procedure is being written, PA-117.'),
  ],
  ['7.1', conforms('Budget 2026', '2026-01-12'), conforms('Budget, review of August', '2026-08-20')],
  [
    '7.2',
    partly('medium', 'alena.krejci', 'Shift leaders do not know the permits.', ['Training matrix', '2026-01-28']),
    conforms('Training matrix', '2026-09-24'),
  ],
  ['7.3', conforms('Attendance lists, environment', '2025-11-05'), conforms('Attendance lists', '2026-05-27')],
  [
    '7.4.1',
    conforms('Communication plan of the group', '2025-08-18'),
    conforms('Who is told what, inside and outside', '2026-06-26'),
  ],
  ['7.4.2', conforms('Board of the shift', '2026-01-29'), conforms('Board of the shift', '2026-10-08')],
  [
    '7.4.3',
    conforms('Yearly report to the authority', '2026-01-30'),
    conforms('Answer to neighbours, noise', '2026-08-05'),
  ],
  ['7.5.1', conforms('List of documents', '2026-02-02'), conforms('List of documents', '2026-10-26')],
  ['7.5.2', conforms('Sample of 30 documents', '2026-02-02'), conforms('Sample of 30 documents', '2026-10-26')],
  ['7.5.3', conforms('Sample of 30 documents', '2026-02-02'), conforms('Sample of 30 documents', '2026-10-26')],
  [
    '8.1',
    partly('high', 'alena.krejci', 'Outsourced coating has no environmental criteria.', [
      'Conditions of purchase, v9',
      '2025-10-06',
    ]),
    partly('high', 'marta.kos', 'Criteria are written; 3 of 17 suppliers have not signed.', [
      'Control plans, environment',
      '2026-08-14',
    ]),
  ],
  ['8.2', conforms('Fire drill of the plant', '2025-10-22')],
  [
    '9.1.1',
    conforms('Readings of waste water', '2026-01-31'),
    conforms('Readings of meters and waste water', '2026-09-30'),
  ],
  ['9.1.2', conforms('Evaluation of compliance 2025', '2025-11-28')],
  ['9.2.1', conforms('Audit of the group', '2025-10-02'), conforms('Audit programme 2026', '2026-10-22')],
  ['9.2.2', conforms('Audit programme of the group', '2025-10-02'), conforms('Audit programme 2026', '2026-10-22')],
  ['9.3.1', conforms('Review of the group', '2025-12-16')],
  ['9.3.2', conforms('Review of the group, inputs', '2025-12-16')],
  ['9.3.3', conforms('Review of the group, decisions', '2025-12-16')],
  ['10.1', conforms('Improvement round, minutes', '2025-12-18')],
  ['10.2', conforms('Register of loops', '2026-01-30'), conforms('Register of loops', '2026-10-22')],
];
