import { BUILT_IN } from '#domain/standards/built-in';
import { documentedInformation } from '#domain/standards/catalogue';
import { on, type DrawnDay } from '../../day.ts';
import { evidenceFile } from '../../evidence-file.ts';
import type { JourneyStory } from '../../journey-story.ts';
import type { PersonId } from '../../people.ts';

const QUALITY = 'ISO 9001:2026';
const ENVIRONMENT = 'ISO 14001:2026';

/** Where the documented information of each clause is, and the date of the newest of it. */
const WHERE: Readonly<Record<string, Readonly<Record<string, readonly [title: string, date: string]>>>> = {
  [QUALITY]: {
    '4.3': ['MH-01 Scope of the quality management system, v2', '2026-05-12'],
    '4.4.2': ['MH-02 Map of the processes, v4', '2026-06-02'],
    '5.2.2': ['PO-01 Policy, v3, on every board', '2026-05-13'],
    '6.2.1': ['Objectives 2026, followed every month', '2026-09-30'],
    '7.1.5.1': ['Gauge register', '2026-07-24'],
    '7.1.5.2': ['Calibration plan, 64 gauges', '2026-07-24'],
    '7.2': ['Training matrix', '2026-09-24'],
    '8.1': ['Control plans, 14 part families', '2026-08-14'],
    '8.2.3.2': ['Contract reviews, sample of 25 orders', '2026-09-15'],
    '8.2.4': ['Amended orders, sample of 10', '2026-09-15'],
    '8.4.1': ['Supplier evaluation 2025', '2026-02-18'],
    '8.5.1': ['Work instructions of coating', '2026-09-24'],
    '8.5.2': ['Batch cards', '2026-10-05'],
    '8.5.3': ['List of dies and tools of customers', '2026-06-11'],
    '8.5.6': ['Changes of processes, log', '2026-07-09'],
    '8.6': ['Release records with both readings', '2026-11-02'],
    '8.7.2': ['Records of nonconforming batches', '2026-09-22'],
    '9.1.1': ['Board of measures, weekly', '2026-06-26'],
    '9.2.2': ['Audit programme 2026', '2026-10-22'],
    '10.2.2': ['Register of loops', '2026-10-22'],
  },
  [ENVIRONMENT]: {
    '4.3': ['MH-01 Scope of the environmental management system, v2', '2026-05-12'],
    '5.2': ['PO-01 Policy, v3', '2026-05-13'],
    '6.1.1': ['Risks and opportunities, both systems', '2026-06-29'],
    '6.1.2': ['Register of aspects', '2026-06-29'],
    '6.1.3': ['Register of compliance obligations', '2026-06-29'],
    '6.2.1': ['Objectives 2026, followed every month', '2026-09-30'],
    '7.2': ['Training matrix', '2026-09-24'],
    '7.4.1': ['Who is told what, inside and outside', '2026-06-26'],
    '8.1': ['Control plans, environment', '2026-08-14'],
    '8.2': ['Emergency plan of the plating hall, v1', '2026-08-28'],
    '9.1.1': ['Readings of meters and waste water', '2026-09-30'],
    '9.1.2': ['First evaluation of compliance', '2026-11-05'],
    '9.2.2': ['Audit programme 2026', '2026-10-22'],
    '10.2': ['Register of loops', '2026-10-22'],
  },
};

const designLeftOut = (clause: string): boolean => clause.startsWith('8.3.');

/** Documented information, confirmed when it was there; the outputs of the review are still to come. */
export function documentsConfirmed(journey: JourneyStory): void {
  for (const edition of [QUALITY, ENVIRONMENT]) {
    for (const { clause } of documentedInformation(BUILT_IN, edition)) {
      const requirement = `documentation:${edition}/${clause}`;
      const where = WHERE[edition]?.[clause];
      if (designLeftOut(clause)) {
        journey.signed('confirmProof', on('2026-05-12'), 'marta.kos', {
          stage: 'documentation',
          requirement,
          status: 'notApplicable',
          note: 'Not applicable: parts are made to drawings of customers (4.3).',
          on: on('2026-05-12'),
        });
      } else if (where) {
        const [note, date] = where;
        // What was there before the stage began was confirmed in its first days.
        journey.signed('confirmProof', on(date < '2026-04-22' ? '2026-04-22' : date), 'marta.kos', {
          stage: 'documentation',
          requirement,
          status: 'present',
          note,
          on: on(date),
          people: ['marta.kos'],
          link: `https://documents.haldenprecision.example/brno/${clause}`,
        });
      }
    }
  }
}

/** Training that is proven; the night shift is left for the awareness of everybody. */
export function trainingConfirmed(journey: JourneyStory): void {
  const proof = (requirement: string, when: string, note: string, people: readonly string[]) =>
    journey.signed('confirmProof', on(when), 'petr.novak', {
      stage: 'training',
      requirement: `training:${requirement}`,
      status: 'present',
      note,
      on: on(when),
      people: [...people],
      link: `https://documents.haldenprecision.example/brno/training/${requirement}`,
    });
  proof('leadership', '2026-05-13', 'Day of the leaders on 13 May; all six process owners.', [
    'lukas.brandt',
    'petr.novak',
  ]);
  proof('internalAuditors', '2026-06-24', 'Two new auditors passed their course.', ['helene.strand', 'marta.kos']);
  proof('roleSpecific', '2026-10-01', 'Shift leaders, release inspectors, buyers and plating operators.', [
    'jana.horakova',
    'pavel.dvorak',
    'tomas.vesely',
    'jiri.kucera',
  ]);
}

/** The internal audit as far as it has come. */
export function auditConfirmed(journey: JourneyStory): void {
  const parts: readonly (readonly [requirement: string, note: string])[] = [
    ['processes', 'All nine processes, two of them by remote interview.'],
    ['site/brno', 'The plant, three shifts; the warehouse has its date.'],
    ['reportIssued', 'Report IA-2026-03, part 1.'],
  ];
  for (const [requirement, note] of parts) {
    journey.signed('confirmProof', on('2026-11-13'), 'sofia.lind', {
      stage: 'internalAudit',
      requirement: `internalAudit:${requirement}`,
      status: 'present',
      note,
      on: on('2026-11-06'),
      people: ['sofia.lind', 'helene.strand'],
      files: [
        evidenceFile(
          'IA-2026-03.pdf',
          on('2026-11-06'),
          'Internal audit IA-2026-03, Brno, part 1',
          'Nine processes, 61 of 63 clauses. Majors: F1, F2. Minors: F3 to F7.',
        ),
      ],
    });
  }
}

/** What the internal audit still has to show, each asked of somebody: three blockers of the gate. */
export function auditAsked(journey: JourneyStory): void {
  const asked = (requirement: string, when: DrawnDay, person: PersonId, dueOn: DrawnDay, note: string) =>
    journey.signed('confirmProof', when, 'sofia.lind', {
      stage: 'internalAudit',
      requirement: `internalAudit:${requirement}`,
      status: 'missing',
      note,
      on: when,
      people: [person],
      dueOn,
    });
  asked(
    'majorsPlanned',
    on('2026-11-09', '16:10'),
    'lukas.brandt',
    on('2026-11-23'),
    'Internal major IA-2026-03 F2 has no accepted plan',
  );
  asked(
    'clauses',
    on('2026-11-16', '13:05'),
    'sofia.lind',
    on('2026-12-04'),
    'Clauses 8.5.3 and 9.1.2 and the warehouse not audited yet',
  );
  asked(
    'impartiality',
    on('2026-11-16', '13:20'),
    'ana.ruiz',
    on('2026-11-27'),
    'Impartiality of Marta Kos for Plating not recorded',
  );
}
