import { day } from '../day.ts';
import { evidenceFile } from '../evidence-file.ts';
import { story } from '../story.ts';

const ISO_9001 = ['ISO 9001:2015'];

/** Five actions of five people side by side, at every stage of being done. */
export const labelsMixedUp = story('Labels mixed up on order 55120')
  .at('monterrey')
  .reported(day(-26), 'lucia.navarro', {
    details: 'Two pallets of M6 went out with labels of M8; the customer found it at goods-in.',
    place: 'Labelling and packing',
    kind: 'complaint',
    source: 'customerComplaint',
    reference: 'CC-131',
    suggestedGrade: 'minor',
  })
  .corrected(day(-25), 'carla.reyes', {
    done: 'Pallets exchanged at the customer.',
    scope: 'All orders packed in that shift: only these two pallets.',
    customerTold: true,
  })
  .triaged(day(-24), 'ana.ruiz', {
    decision: 'capa',
    reason: 'Wrong label means wrong part in an assembly.',
    severity: 4,
    likelihood: 2,
    grade: 'minor',
    clauses: ['8.5.2'],
    standards: ISO_9001,
    owner: 'carla.reyes',
    evaluator: 'gabriela.torres',
  })
  .causesDrawn(
    day(-20),
    'carla.reyes',
    { id: 'w1', parent: null, text: 'Labels of two orders lay on one table', marked: false },
    { id: 'w2', parent: 'w1', text: 'The printer prints the whole shift at once', category: 'method', marked: true },
    { id: 'w3', parent: 'w1', text: 'Nothing compares label and box', category: 'machine', marked: true },
  )
  .causeFound(day(-19), 'carla.reyes', { team: ['fernanda.rios', 'lucia.navarro'], method: 'fiveWhys' })
  .planSent(day(-17), 'carla.reyes', {
    criteria: 'No wrong label in 500 boxes and no complaint for 60 days.',
    method: 'Scanner log, complaint register',
    evaluator: 'gabriela.torres',
    actions: [
      {
        id: 1,
        what: 'Print labels order by order',
        owner: 'fernanda.rios',
        verifier: 'carla.reyes',
        dueOn: day(-10),
        kind: 'changeProcess',
        causes: ['w2'],
        done: 'Printer set to one order at a time.',
        withoutEvidence: 'It is a setting of the printer; it can be read at its panel.',
      },
      {
        id: 2,
        what: 'Report of what was packed in the shift goes to quality',
        owner: 'lucia.navarro',
        verifier: 'ana.ruiz',
        dueOn: day(-4),
        kind: 'other',
        causes: ['w2'],
        done: 'First report sent this morning.',
      },
      {
        id: 3,
        what: 'Hand scanner compares label and box',
        owner: 'oscar.pena',
        verifier: 'carla.reyes',
        dueOn: day(7),
        kind: 'changeMachine',
        causes: ['w3'],
      },
      {
        id: 4,
        what: 'Training for both shifts',
        owner: 'mariana.solis',
        verifier: 'fernanda.rios',
        dueOn: day(-3),
        kind: 'retrain',
        causes: ['w3'],
        done: '22 people trained.',
        seen: 'Asked five at random, all knew it.',
      },
      {
        id: 5,
        what: 'Instruction with pictures at every table',
        owner: 'fernanda.rios',
        verifier: 'lucia.navarro',
        dueOn: day(9),
        kind: 'changeDocument',
        causes: ['w3'],
      },
    ],
  })
  .planApproved(day(-15), 'sofia.lind')
  .done(day(-11), 1)
  .seen(day(-9), 1)
  .done(day(-6), 4)
  .seen(day(-5), 4)
  .done(day(-5), 2, evidenceFile('Packed in the shift.csv', day(-5), 'order;boxes;label', '55310;40;ok', '55311;22;ok'))
  .started(day(-4), 3);
