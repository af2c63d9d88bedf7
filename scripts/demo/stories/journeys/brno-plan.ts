import { on, workingDays, type DrawnDay } from '../../day.ts';
import type { JourneyStory } from '../../journey-story.ts';
import type { PersonId } from '../../people.ts';

type Stage = 'training' | 'documentation' | 'implementation' | 'internalAudit' | 'managementReview';

/** An action of the plan; `done` and `note` say what became of it. */
interface PlannedAction {
  readonly number: number;
  readonly stage: Stage;
  readonly what: string;
  readonly owner: PersonId;
  readonly due: string;
  readonly after?: readonly number[];
  readonly clause?: string;
  readonly done?: string;
  readonly note?: string;
}

type Line = readonly [number: number, what: string, owner: PersonId, due: string, done?: string, note?: string];
type More = Pick<PlannedAction, 'after' | 'clause'>;

const action =
  (stage: Stage) =>
  ([number, what, owner, due, done, note]: Line, more: More = {}): PlannedAction => ({
    number,
    stage,
    what,
    owner,
    due,
    ...more,
    ...(done === undefined ? {} : { done }),
    ...(note === undefined ? {} : { note }),
  });

const training = action('training');
const documentation = action('documentation');
const implementation = action('implementation');
const internalAudit = action('internalAudit');
const review = action('managementReview');

const QUALITY = 'ISO 9001:2026';
const ENVIRONMENT = 'ISO 14001:2026';

/** As top management approved it in April. */
const PLANNED: readonly PlannedAction[] = [
  training([
    101,
    'Policy and objectives for everybody',
    'petr.novak',
    '2026-05-29',
    '2026-05-27',
    '118 of 142 people.',
  ]),
  training([102, 'Course for two more internal auditors', 'sofia.lind', '2026-06-30', '2026-06-24'], {
    clause: `${QUALITY}/9.2.2`,
  }),
  training([103, 'Day of the leaders: roles in both systems', 'lukas.brandt', '2026-05-15', '2026-05-13']),
  training([104, 'Aspects and permits for shift leaders', 'alena.krejci', '2026-06-30', '2026-07-01'], {
    clause: `${ENVIRONMENT}/7.2`,
  }),
  training(
    [
      105,
      'Reading and recording at release',
      'marta.kos',
      '2026-07-31',
      '2026-07-30',
      'Seven inspectors, test passed.',
    ],
    { clause: `${QUALITY}/7.2` },
  ),
  training([106, 'Spills and waste in the plating hall', 'alena.krejci', '2026-08-28', '2026-08-26'], { after: [104] }),
  training([107, 'Policy and objectives for the night shift and agency workers', 'petr.novak', '2026-10-30'], {
    after: [101],
    clause: `${QUALITY}/7.3`,
  }),
  training([108, 'Evaluating suppliers: two buyers', 'marta.kos', '2026-07-31', '2026-07-22'], {
    clause: `${QUALITY}/8.4.1`,
  }),
  training([109, 'What is new in the editions, for process owners', 'ingrid.moe', '2026-10-09', '2026-10-07']),
  training([110, 'Handling gauges in turning', 'lenka.svobodova', '2026-09-25', '2026-09-24'], {
    clause: `${QUALITY}/7.1.5.1`,
  }),
  documentation([111, 'Scope, policy and objectives of both systems', 'ingrid.moe', '2026-05-15', '2026-05-12'], {
    clause: `${QUALITY}/4.3`,
  }),
  documentation([112, 'Map of the processes with owners and measures', 'marta.kos', '2026-05-29', '2026-06-02'], {
    clause: `${QUALITY}/4.4.1`,
  }),
  documentation(
    [113, 'Registers of aspects and of compliance obligations', 'alena.krejci', '2026-06-30', '2026-06-29'],
    { clause: `${ENVIRONMENT}/6.1.3` },
  ),
  documentation([114, 'PR-HP-02 Documents, v5: one procedure for both', 'nina.ostby', '2026-06-12', '2026-06-10'], {
    clause: `${QUALITY}/7.5.3`,
  }),
  documentation([115, 'Control plans of coating', 'petr.novak', '2026-07-31', '2026-08-14'], {
    after: [112],
    clause: `${QUALITY}/8.5.1`,
  }),
  documentation([116, 'Emergency plan of the plating hall', 'alena.krejci', '2026-08-31', '2026-08-28'], {
    after: [113],
    clause: `${ENVIRONMENT}/8.2`,
  }),
  documentation([117, 'Procedure for planning changes', 'ingrid.moe', '2026-12-04'], {
    after: [112],
    clause: `${ENVIRONMENT}/6.3`,
  }),
  documentation([119, 'Work instructions of the zinc-nickel line', 'filip.urban', '2026-09-25', '2026-09-24'], {
    after: [115],
  }),
  documentation([120, 'Who is told what, inside and outside', 'barbora.mala', '2026-06-30', '2026-06-26'], {
    clause: `${ENVIRONMENT}/7.4.1`,
  }),
  implementation(
    [121, 'Measures of the processes on the board every week', 'pavel.dvorak', '2026-06-30', '2026-06-26'],
    {
      after: [112],
      clause: `${QUALITY}/9.1.1`,
    },
  ),
  implementation([122, 'Layer thickness read on the first and last bolt', 'petr.novak', '2026-07-31', '2026-07-30']),
  implementation([123, 'Waste point with labels and weights', 'alena.krejci', '2026-06-30', '2026-06-25'], {
    clause: `${ENVIRONMENT}/8.1`,
  }),
  implementation(
    [
      124,
      'Basins below the tanks of the zinc-nickel line',
      'radek.cerny',
      '2026-08-31',
      '2026-09-10',
      'Built and tested.',
    ],
    { after: [113] },
  ),
  implementation([125, 'Calibration plan for 64 gauges', 'lenka.svobodova', '2026-07-31', '2026-07-24'], {
    clause: `${QUALITY}/7.1.5.2`,
  }),
  implementation([126, 'Incoming inspection by risk', 'klara.pokorna', '2026-08-31', '2026-08-27'], {
    clause: `${QUALITY}/8.4.2`,
  }),
  implementation([127, 'One register of complaints', 'marta.kos', '2026-06-30', '2026-06-18'], {
    clause: `${QUALITY}/8.2.1`,
  }),
  implementation([128, 'Meters on furnaces and rectifiers', 'radek.cerny', '2026-09-30', '2026-09-30'], {
    clause: `${ENVIRONMENT}/9.1.1`,
  }),
  implementation(
    [129, 'Drill in the plating hall', 'alena.krejci', '2026-09-30', '2026-09-24', 'Hall empty in 3 minutes.'],
    {
      after: [116],
    },
  ),
  implementation([130, 'Release only with both readings', 'jana.horakova', '2026-09-30', '2026-10-02'], {
    after: [122],
    clause: `${QUALITY}/8.6`,
  }),
  implementation([131, 'Property of customers listed and labelled', 'eva.prochazkova', '2026-10-16'], {
    clause: `${QUALITY}/8.5.3`,
  }),
  implementation([132, 'Maintenance by running hours', 'vojtech.ruzicka', '2026-08-31', '2026-08-31'], {
    clause: `${QUALITY}/7.1.3`,
  }),
  implementation([133, 'First evaluation of compliance', 'alena.krejci', '2026-10-30', '2026-11-05'], {
    after: [113],
    clause: `${ENVIRONMENT}/9.1.2`,
  }),
  implementation([134, 'Objectives followed every month', 'barbora.mala', '2026-07-31', '2026-07-29'], {
    after: [111],
  }),
  implementation([135, 'Survey of the twenty largest customers', 'marta.kos', '2026-11-13'], {
    clause: `${QUALITY}/9.1.2`,
  }),
  internalAudit([137, 'Audit programme for both systems', 'sofia.lind', '2026-06-30', '2026-06-23'], {
    clause: `${QUALITY}/9.2.2`,
  }),
  internalAudit([138, 'Questions by process', 'helene.strand', '2026-09-30', '2026-09-25'], { after: [137] }),
  internalAudit([139, 'Audit of forging, rolling and turning', 'helene.strand', '2026-10-30', '2026-10-22'], {
    after: [138],
  }),
  internalAudit([140, 'Audit of plating and laboratory', 'sofia.lind', '2026-11-06', '2026-11-06'], { after: [138] }),
  internalAudit([144, 'Audit of purchasing and dispatch', 'helene.strand', '2026-10-30', '2026-10-29'], {
    after: [138],
  }),
  internalAudit([145, 'Audit of planning, personnel and documents', 'sofia.lind', '2026-11-06', '2026-11-05'], {
    after: [138],
  }),
  internalAudit(
    [146, 'Part 1 of the report gone through with the process owners', 'sofia.lind', '2026-11-13', '2026-11-13'],
    {
      after: [139, 140],
    },
  ),
  review([141, 'Inputs of the review collected', 'ana.ruiz', '2026-12-15']),
  review([142, 'Review held with top management', 'erik.dahl', '2026-12-22'], { after: [141] }),
  review([143, 'Decisions of the review in the plan', 'ingrid.moe', '2027-01-08'], { after: [142] }),
];

/** Found on the way. */
const ADDED: readonly (PlannedAction & { readonly on: DrawnDay; readonly by: PersonId })[] = [
  {
    ...implementation([
      136,
      'Coating below 8 µm: the five actions of its loop are verified',
      'lukas.brandt',
      '2027-01-15',
    ]),
    on: on('2026-10-12', '15:20'),
    by: 'ingrid.moe',
  },
  {
    ...implementation(
      [118, 'Evaluate 3 suppliers again, bath analysis every shift in the contract', 'marta.kos', '2027-01-15'],
      { clause: `${QUALITY}/8.4.1` },
    ),
    on: on('2026-11-20', '14:39'),
    by: 'ingrid.moe',
  },
];

const bodyOf = ({ number, what, owner, due, stage, clause, after }: PlannedAction) => ({
  number,
  what,
  owner,
  dueOn: on(due),
  stage,
  ...(clause === undefined ? {} : { clause }),
  ...(after === undefined ? {} : { after: [...after] }),
});

/** The plan with its stages as long as they were drawn. */
export const PLAN = {
  objectives:
    'Both certificates by the end of April. Complaints about coating halved. Zinc in waste water below half of the permit.',
  resources: 'Ingrid Moe two days a week, Marta Kos three; 1.9 million CZK for basins, meters and training.',
  stages: [
    { stage: 'planning', workingDays: workingDays(on('2026-02-20'), on('2026-04-10')) },
    { stage: 'training', workingDays: workingDays(on('2026-04-13'), on('2026-10-30')) },
    { stage: 'documentation', workingDays: workingDays(on('2026-04-13'), on('2026-12-04')) },
    { stage: 'implementation', workingDays: workingDays(on('2026-04-13'), on('2026-12-18')) },
    { stage: 'internalAudit', workingDays: workingDays(on('2026-12-07'), on('2026-12-11')) },
    { stage: 'managementReview', workingDays: workingDays(on('2026-12-14'), on('2026-12-17')) },
  ],
  actions: PLANNED.map(bodyOf),
} as const;

/** What became of the actions, and those that were added. */
export function worked(journey: JourneyStory): void {
  for (const { number, owner, done, note = 'Done as planned.' } of PLANNED) {
    if (done !== undefined) journey.did('completeAction', on(done), owner, { number, note });
  }
  for (const { on: when, by, ...one } of ADDED) journey.did('addAction', when, by, bodyOf(one));
}
