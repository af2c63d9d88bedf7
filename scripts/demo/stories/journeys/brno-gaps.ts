import { on, type DrawnDay } from '../../day.ts';
import { evidenceFile } from '../../evidence-file.ts';
import type { Ratings } from '../../journey-story.ts';
import type { PersonId } from '../../people.ts';
import { ENVIRONMENT_CLAUSES } from './brno-environment-clauses.ts';
import { QUALITY_CLAUSES } from './brno-quality-clauses.ts';
import { gap, partly, seen, type Rating } from './ratings.ts';

/** Ratings that one person wrote on one day. */
export interface RatedOnce {
  readonly when: DrawnDay;
  readonly by: PersonId;
  readonly ratings: Ratings;
}

const QUALITY = 'ISO 9001:2026';
const ENVIRONMENT = 'ISO 14001:2026';

type Rounds = 'first' | 'second';

/** The ratings of some sections in one round, as one person wrote them that day. */
function written(round: Rounds, edition: string, sections: string, by: PersonId, when: DrawnDay): RatedOnce {
  const rows = edition === QUALITY ? QUALITY_CLAUSES : ENVIRONMENT_CLAUSES;
  const ratings = rows.flatMap(([clause, first, second]) => {
    const rating = round === 'first' ? first : second;
    const isIn = sections.split(' ').includes(clause.split('.')[0] ?? '');
    return isIn && rating !== undefined ? [[clause, rating] as const] : [];
  });
  return { when, by, ratings: { [edition]: Object.fromEntries(ratings) } };
}

const changed = (when: DrawnDay, by: PersonId, clause: string, rating: Rating): RatedOnce => ({
  when,
  by,
  ratings: { [QUALITY]: { [clause]: rating } },
});

/** What the gap in purchasing rests on. */
export const SUPPLIERS = evidenceFile(
  'Supplier evaluation 2025.csv',
  on('2026-02-18'),
  'supplier;last;result',
  'Galvano Kras;never;',
  'Ocel Moravia;2025-11-20;A',
  'Drahan Wire;never;',
  'Beta Pack;never;',
);

/** In the winter: every clause. */
export const FIRST_ROUND: readonly RatedOnce[] = [
  written('first', QUALITY, '4 5 6', 'ingrid.moe', on('2026-01-27', '14:20')),
  written('first', QUALITY, '7', 'marta.kos', on('2026-02-03', '10:45')),
  written('first', ENVIRONMENT, '4 5 6', 'petr.novak', on('2026-02-05', '13:10')),
  written('first', QUALITY, '8', 'marta.kos', on('2026-02-10', '11:30')),
  written('first', QUALITY, '9 10', 'ingrid.moe', on('2026-02-12', '09:50')),
  written('first', ENVIRONMENT, '7 8 9 10', 'petr.novak', on('2026-02-13', '15:25')),
  changed(
    on('2026-02-18', '10:05'),
    'marta.kos',
    '8.5.2',
    partly('low', 'marta.kos', 'Cards of returned parts lack the first batch number.', ['Batch cards', '2026-02-17']),
  ),
];

/** Against the editions as published: still under way. */
export const SECOND_ROUND: readonly RatedOnce[] = [
  written('second', QUALITY, '4 5 6', 'ingrid.moe', on('2026-11-06', '10:30')),
  written('second', QUALITY, '7', 'marta.kos', on('2026-11-10', '14:15')),
  written('second', QUALITY, '9 10', 'ingrid.moe', on('2026-11-11', '09:20')),
  written('second', ENVIRONMENT, '4 5 6', 'petr.novak', on('2026-11-12', '13:40')),
  written('second', QUALITY, '8', 'marta.kos', on('2026-11-13', '15:55')),
  written('second', ENVIRONMENT, '7 8 9 10', 'marta.kos', on('2026-11-18', '11:10')),
  changed(on('2026-11-20', '14:38'), 'ingrid.moe', '8.4.1', {
    ...gap(
      'high',
      'marta.kos',
      '3 of 17 suppliers were never re-evaluated, Galvano Kras among them. Their bath analysis is done once a day, our control plan asks for every shift.',
    ),
    evidence: [
      { title: SUPPLIERS.fileName, date: SUPPLIERS.of, files: [SUPPLIERS] },
      ...seen('Audit report Galvano Kras', '2026-02-12'),
    ],
  }),
];
