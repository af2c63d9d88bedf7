import { conforms, gap, leftOut, partly, type RatedClause } from './ratings.ts';

const MAP = 'MH-02 Map of the processes, v4';
const MINUTES = 'Minutes of the management meeting';

/** ISO 9001:2026 in Brno. */
export const QUALITY_CLAUSES: readonly RatedClause[] = [
  [
    '4.1',
    partly('medium', 'ingrid.moe', 'Issues were listed for Halden, not for Brno.'),
    conforms('Issues of Brno, with climate', '2026-09-22'),
  ],
  [
    '4.2',
    gap('medium', 'ingrid.moe', 'Nobody wrote down what customers, neighbours and authorities expect.'),
    conforms('Interested parties, v1', '2026-09-22'),
  ],
  ['4.3', gap('high', 'ingrid.moe', 'There is no scope for the site.'), conforms('MH-01 Scope, v2', '2026-10-12')],
  [
    '4.4.1',
    gap('high', 'marta.kos', 'Processes have owners, but no measures and no map.'),
    conforms(MAP, '2026-06-02'),
  ],
  ['4.4.2', conforms('Work instructions, sample of 12', '2026-01-21'), conforms(MAP, '2026-06-02')],
  ['5.1.1', conforms(MINUTES, '2026-01-14'), conforms('Day of the leaders', '2026-07-15')],
  [
    '5.1.2',
    conforms('Complaints in the weekly meeting', '2026-01-19'),
    conforms('Complaints in the weekly meeting', '2026-07-20'),
  ],
  [
    '5.2.1',
    gap('high', 'ingrid.moe', 'The policy names neither quality objectives nor the law.'),
    conforms('PO-01 Policy, v3', '2026-10-05'),
  ],
  [
    '5.2.2',
    partly('medium', 'petr.novak', 'Policy hangs in the office, not on the floor.'),
    partly('medium', 'petr.novak', 'Night shift and agency workers do not know it yet.', [
      'PO-01 Policy, v3, on every board',
      '2026-05-13',
    ]),
  ],
  ['5.3', partly('medium', 'lukas.brandt', 'Deputies are missing for five of nine process owners.')],
  [
    '6.1.1',
    gap('high', 'ingrid.moe', 'Risks are known to those who carry them; none is written down.'),
    conforms('Risks and opportunities, both systems', '2026-06-29'),
  ],
  [
    '6.1.2',
    gap('medium', 'ingrid.moe', 'No action follows from a risk.'),
    partly('medium', 'ingrid.moe', 'Actions have owners; whether they helped is not looked at.', [
      'Risks and opportunities, both systems',
      '2026-06-29',
    ]),
  ],
  [
    '6.1.3',
    gap('medium', 'ingrid.moe', 'Opportunities are not looked for.'),
    partly('low', 'ingrid.moe', 'Two are named, neither has a date.', [
      'Risks and opportunities, both systems',
      '2026-06-29',
    ]),
  ],
  [
    '6.2.1',
    gap('high', 'barbora.mala', 'Objectives of the group were never broken down.'),
    conforms('Objectives 2026', '2026-09-30'),
  ],
  [
    '6.2.2',
    gap('medium', 'barbora.mala', 'No plan says how an objective is reached.'),
    conforms('Objectives 2026, plan', '2026-09-30'),
  ],
  [
    '6.3',
    gap('medium', 'ingrid.moe', 'Changes are made when they are needed, without a plan.'),
    gap('high', 'ingrid.moe', 'Procedure is being written, PA-117; no change has been planned by it yet.'),
  ],
  ['7.1.1', conforms('Budget 2026', '2026-01-12'), conforms('Budget, review of August', '2026-08-20')],
  ['7.1.2', conforms('Staffing plan', '2026-01-12'), conforms('Staffing plan, third quarter', '2026-08-20')],
  [
    '7.1.3',
    partly('medium', 'radek.cerny', 'Maintenance follows the calendar, not the hours that machines run.', [
      'Maintenance plan 2025',
      '2025-12-15',
    ]),
    conforms('Maintenance by running hours', '2026-08-31'),
  ],
  [
    '7.1.4',
    conforms('Climate readings of the laboratory', '2026-01-26'),
    conforms('Climate readings of the laboratory', '2026-08-24'),
  ],
  [
    '7.1.5.1',
    partly('high', 'lenka.svobodova', 'Seven gauges on the floor are in no register.', [
      'Gauge register',
      '2026-01-20',
    ]),
    partly('medium', 'lenka.svobodova', 'All are in the register; seven labels were gone when it was audited.', [
      'Gauge register',
      '2026-07-24',
    ]),
  ],
  [
    '7.1.5.2',
    gap('high', 'lenka.svobodova', 'Eleven gauges past their date, two without a standard to trace to.'),
    conforms('Calibration plan, 64 gauges', '2026-07-24'),
  ],
  [
    '7.1.6',
    conforms('Handbook of the plating line', '2025-11-17'),
    conforms('Handbook of the plating line, v2', '2026-08-31'),
  ],
  [
    '7.2',
    gap('high', 'petr.novak', 'Release inspectors were never tested on the layer gauge.'),
    conforms('Training matrix', '2026-09-24'),
  ],
  [
    '7.3',
    gap('medium', 'petr.novak', 'Policy and objectives are unknown on the floor.'),
    partly('high', 'petr.novak', '118 of 142 people; the night shift follows, PA-107.', [
      'Attendance lists',
      '2026-05-27',
    ]),
  ],
  ['7.4', gap('low', 'barbora.mala', 'Who tells what to whom is a habit.')],
  ['7.5.1', conforms('List of documents', '2026-02-02'), conforms('List of documents', '2026-10-26')],
  ['7.5.2', conforms('Sample of 30 documents', '2026-02-02'), conforms('Sample of 30 documents', '2026-10-26')],
  ['7.5.3', gap('high', 'nina.ostby', 'Old work instructions hang at four of twelve stations.')],
  [
    '8.1',
    gap('high', 'petr.novak', 'There are no control plans for coating.'),
    conforms('Control plans, 14 part families', '2026-08-14'),
  ],
  ['8.2.1', conforms('Register of complaints', '2026-01-28'), conforms('One register of complaints', '2026-09-21')],
  ['8.2.2', conforms('Checklist for enquiries', '2025-12-08'), conforms('Checklist for enquiries', '2026-09-21')],
  [
    '8.2.3.1',
    conforms('Contract reviews, sample of 25', '2026-01-28'),
    conforms('Contract reviews, sample of 25', '2026-09-15'),
  ],
  [
    '8.2.3.2',
    conforms('Contract reviews, sample of 25', '2026-01-28'),
    conforms('Contract reviews, sample of 25', '2026-09-15'),
  ],
  [
    '8.2.4',
    conforms('Amended orders, sample of 10', '2026-01-28'),
    conforms('Amended orders, sample of 10', '2026-09-15'),
  ],
  ['8.3.1', leftOut, leftOut],
  ['8.3.2', leftOut, leftOut],
  ['8.3.3', leftOut, leftOut],
  ['8.3.4', leftOut, leftOut],
  ['8.3.5', leftOut, leftOut],
  ['8.3.6', leftOut, leftOut],
  ['8.4.1', conforms('Supplier evaluation 2024', '2025-03-03'), conforms('Supplier evaluation 2025', '2026-02-18')],
  ['8.4.2', gap('medium', 'klara.pokorna', 'Incoming inspection is the same for every supplier.')],
  ['8.4.3', conforms('Conditions of purchase, v9', '2025-10-06')],
  [
    '8.5.1',
    gap('high', 'petr.novak', 'Bath parameters are recorded once a day, not every shift.'),
    partly('high', 'petr.novak', 'Every shift in the plant; Galvano Kras once a day.', [
      'Bath records, October',
      '2026-10-30',
    ]),
  ],
  ['8.5.2', conforms('Batch cards', '2026-01-30'), conforms('Batch cards', '2026-10-05')],
  ['8.5.3', gap('medium', 'eva.prochazkova', 'Dies of customers stand among our own, without a list.')],
  ['8.5.4', conforms('Packing instructions', '2026-01-30')],
  ['8.5.5', conforms('Agreements with customers', '2025-09-29')],
  ['8.5.6', gap('medium', 'filip.urban', 'Changes of bath chemistry were made by telephone.')],
  [
    '8.6',
    partly('high', 'marta.kos', 'Release rests on one reading per batch.', ['Release records', '2026-02-06']),
    conforms('Release records with both readings', '2026-11-02'),
  ],
  ['8.7.1', conforms('Quarantine shelf, walk', '2026-02-09'), conforms('Quarantine shelf, walk', '2026-09-22')],
  [
    '8.7.2',
    conforms('Records of nonconforming batches', '2026-02-09'),
    conforms('Records of nonconforming batches', '2026-09-22'),
  ],
  [
    '9.1.1',
    gap('medium', 'pavel.dvorak', 'Measures exist for output, not for the processes.'),
    conforms('Board of measures, weekly', '2026-06-26'),
  ],
  ['9.1.2', gap('low', 'marta.kos', 'Customers were last asked in 2023.')],
  [
    '9.1.3',
    conforms('Analysis of 2025', '2026-01-16'),
    partly('low', 'marta.kos', 'Complaints and scrap are analysed; suppliers not yet.', [
      'Analysis, third quarter',
      '2026-10-09',
    ]),
  ],
  [
    '9.2.1',
    gap('high', 'sofia.lind', 'The site was never part of the audit programme.'),
    conforms('Audit programme 2026', '2026-10-22'),
  ],
  [
    '9.2.2',
    gap('high', 'sofia.lind', 'No auditor is independent of the laboratory.'),
    partly('high', 'ana.ruiz', 'Impartiality for Plating is not written down.', ['Audit programme 2026', '2026-10-22']),
  ],
  ['9.3.1', gap('high', 'ana.ruiz', 'The review of the group does not reach the site.')],
  ['9.3.2', gap('medium', 'ana.ruiz', 'Inputs of the site are not asked for.')],
  ['9.3.3', gap('medium', 'ana.ruiz', 'Decisions of the review never came to Brno.')],
  ['10.1', conforms('Suggestions 2025', '2025-12-18'), conforms('Suggestions, first half', '2026-07-06')],
  ['10.2.1', conforms('Register of loops', '2026-01-30'), conforms('Register of loops', '2026-10-22')],
  ['10.2.2', conforms('Register of loops', '2026-01-30'), conforms('Register of loops', '2026-10-22')],
  ['10.3', conforms('Improvement round, minutes', '2025-12-18'), conforms('Improvement round, minutes', '2026-05-28')],
];
