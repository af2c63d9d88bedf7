import { day } from '../day.ts';
import { story, type Story } from '../story.ts';

const ISO_9001 = ['ISO 9001:2015'];

/** Loops in which time has to pass, or somebody else has to decide. */
export const waiting: readonly Story[] = [
  story('Hardness samples lost before re-reading')
    .at('brno')
    .reported(day(-75), 'lenka.svobodova', {
      details: 'Eleven samples of last month could not be found when the customer asked for a second reading.',
      place: 'Hardness laboratory',
      source: 'customerComplaint',
      suggestedGrade: 'minor',
    })
    .corrected(day(-74), 'marta.kos', {
      done: 'New samples cut from kept pieces and read.',
      scope: 'Samples of the quarter: eleven of 230 missing.',
      customerTold: true,
    })
    .triaged(day(-73), 'ana.ruiz', {
      decision: 'capa',
      reason: 'A reading that cannot be repeated proves nothing.',
      severity: 3,
      likelihood: 2,
      grade: 'minor',
      clauses: ['7.1.5', '7.5.3'],
      standards: ISO_9001,
      owner: 'marta.kos',
      evaluator: 'sofia.lind',
    })
    .causesDrawn(day(-66), 'marta.kos', {
      id: 'w1',
      parent: null,
      text: 'Samples share one drawer for all weeks',
      category: 'environment',
      marked: true,
    })
    .causeFound(day(-65), 'marta.kos', { team: ['lenka.svobodova'], method: 'fiveWhys' })
    .planSent(day(-61), 'marta.kos', {
      criteria: 'Forty samples asked for at random are all found.',
      method: 'Random check of 40 samples',
      evaluator: 'sofia.lind',
      actions: [
        {
          id: 1,
          what: 'Drawer for every week, kept for two years',
          owner: 'lenka.svobodova',
          verifier: 'marta.kos',
          dueOn: day(-30),
          kind: 'changeProcess',
          causes: ['w1'],
          done: 'Cabinet with 104 drawers stands in the laboratory.',
        },
        {
          id: 2,
          what: 'Sample number on the reading',
          owner: 'marta.kos',
          verifier: 'lenka.svobodova',
          dueOn: day(-20),
          kind: 'changeDocument',
          causes: ['w1'],
          done: 'Form LF-07 has a field for it.',
        },
      ],
    })
    .planApproved(day(-59), 'ana.ruiz')
    .done(day(-33), 1)
    .seen(day(-31), 1)
    .done(day(-22), 2)
    .seen(day(-20), 2),

  story('Furnace 2 soaks eight minutes short')
    .at('halden')
    .reported(day(-88), 'jonas.bakke', {
      details: 'Chart of furnace 2 shows 52 instead of 60 minutes for three loads.',
      place: 'Heat treatment',
      source: 'processDeviation',
      suggestedGrade: 'major',
    })
    .corrected(day(-88), 'bjorn.solheim', {
      done: 'Loads blocked, hardness tested, treated again.',
      scope: 'All charts of the month: three loads.',
      affected: 'Loads 1182 to 1184',
    })
    .triaged(day(-87), 'sofia.lind', {
      decision: 'capa',
      reason: 'Heat treatment cannot be checked on the finished part.',
      severity: 5,
      likelihood: 2,
      grade: 'major',
      clauses: ['8.5.1'],
      standards: ISO_9001,
      owner: 'bjorn.solheim',
      evaluator: 'marit.foss',
    })
    .causesDrawn(day(-80), 'bjorn.solheim', {
      id: 'w1',
      parent: null,
      text: 'The timer starts when the door closes, not when the load is hot',
      category: 'machine',
      marked: true,
    })
    .causeFound(day(-79), 'bjorn.solheim', { team: ['jonas.bakke', 'espen.rod'], method: 'fiveWhys' })
    .planSent(day(-75), 'bjorn.solheim', {
      criteria: '60 loads with 60 minutes or more at temperature.',
      method: 'Charts of 60 loads',
      waiting: { quantity: '60 loads of furnace 2', until: day(30) },
      evaluator: 'marit.foss',
      actions: [
        {
          id: 1,
          what: 'Timer starts at temperature',
          owner: 'espen.rod',
          verifier: 'jonas.bakke',
          dueOn: day(-45),
          kind: 'changeMachine',
          causes: ['w1'],
          done: 'Controller changed and locked.',
          seen: 'Chart of load 1240: 61 minutes at temperature.',
        },
      ],
    })
    .planApproved(day(-73), 'ana.ruiz')
    .carriedOut(day(-47), day(-45)),

  story('Complaints answered after 5 days')
    .at('halden')
    .reported(day(-62), 'liv.johnsen', {
      details: 'The promise to customers is two days; the mean of the quarter is 5.1.',
      place: 'Customer service',
      source: 'managementReview',
      suggestedGrade: 'minor',
    })
    .corrected(day(-60), 'kari.lund', {
      done: 'The nine open complaints answered.',
      scope: 'All complaints of the quarter.',
    })
    .triaged(day(-60), 'ana.ruiz', {
      decision: 'capa',
      reason: 'It is our promise, and it shows in the survey.',
      severity: 2,
      likelihood: 4,
      grade: 'minor',
      clauses: ['8.2.1'],
      standards: ISO_9001,
      owner: 'kari.lund',
      evaluator: 'ingrid.moe',
    })
    .causesDrawn(day(-52), 'kari.lund', {
      id: 'w1',
      parent: null,
      text: 'Mails lie in four mailboxes',
      category: 'method',
      marked: true,
    })
    .held(day(-51), 'ana.ruiz', {
      reason: 'The new portal replaces the mailboxes; planning before it is live makes no sense.',
      reviewOn: day(45),
    }),

  story('Torque on sample plan missed on night shift')
    .at('monterrey')
    .reported(day(-110), 'ivan.guerra', {
      details: 'Two of five nights without the hourly torque sample.',
      place: 'Assembly cells',
      source: 'processDeviation',
      suggestedGrade: 'minor',
    })
    .corrected(day(-108), 'miguel.angel.cruz', {
      done: 'Parts of both nights checked: all within limits.',
      scope: 'Night shifts of the month.',
    })
    .triaged(day(-108), 'sofia.lind', {
      decision: 'capa',
      reason: 'Samples are the only check of this step.',
      severity: 3,
      likelihood: 3,
      grade: 'minor',
      clauses: ['8.5.1'],
      standards: ISO_9001,
      owner: 'miguel.angel.cruz',
      evaluator: 'gabriela.torres',
    })
    .causesDrawn(day(-100), 'miguel.angel.cruz', {
      id: 'w1',
      parent: null,
      text: 'Nobody stands in for the setter at night',
      category: 'people',
      marked: true,
    })
    .causeFound(day(-99), 'miguel.angel.cruz', { team: ['ivan.guerra'], method: 'fiveWhys' })
    .planSent(day(-95), 'miguel.angel.cruz', {
      criteria: 'No hour without a sample in two months.',
      method: 'Sample sheets',
      evaluator: 'gabriela.torres',
      actions: [
        {
          id: 1,
          what: 'Second person per night trained as setter',
          owner: 'mariana.solis',
          verifier: 'miguel.angel.cruz',
          dueOn: day(-66),
          kind: 'retrain',
          causes: ['w1'],
          done: 'Four people trained.',
        },
      ],
    })
    .planApproved(day(-93), 'ana.ruiz')
    .carriedOut(day(-68), day(-65))
    .judged(day(-17), 'gabriela.torres', {
      verdict: 'inconclusive',
      note: 'The night shift did not run for three of the eight weeks. Judged again after a full month.',
      newDate: day(20),
    }),

  story('Wrong drawing index on the shop floor')
    .at('brno')
    .reported(day(-100), 'ondrej.marek', {
      details: 'Line 2 rolled by index C, the order asks for D.',
      place: 'Thread rolling, lines 1–3',
      source: 'processDeviation',
      suggestedGrade: 'minor',
    })
    .corrected(day(-99), 'pavel.dvorak', {
      done: 'Order rolled again, old drawings collected.',
      scope: 'All folders of the three lines: two more old ones.',
    })
    .triaged(day(-98), 'ana.ruiz', {
      decision: 'capa',
      reason: 'Old drawings must not lie at a machine.',
      severity: 4,
      likelihood: 2,
      grade: 'minor',
      clauses: ['7.5.3.2'],
      standards: ISO_9001,
      owner: 'pavel.dvorak',
      evaluator: 'marta.kos',
    })
    .causesDrawn(day(-91), 'pavel.dvorak', {
      id: 'w1',
      parent: null,
      text: 'Paper folders are not called back when an index changes',
      category: 'method',
      marked: true,
    })
    .causeFound(day(-90), 'pavel.dvorak', { team: ['barbora.mala'], method: 'fiveWhys' })
    .planSent(day(-86), 'pavel.dvorak', {
      criteria: 'No old index in three walks.',
      method: 'A walk every three weeks',
      evaluator: 'marta.kos',
      actions: [
        {
          id: 1,
          what: 'Screens at the lines instead of folders',
          owner: 'barbora.mala',
          verifier: 'pavel.dvorak',
          dueOn: day(-52),
          kind: 'changeMachine',
          causes: ['w1'],
          done: 'Three screens mounted, folders gone.',
          seen: 'No paper left at the lines.',
        },
      ],
    })
    .planApproved(day(-84), 'sofia.lind')
    .carriedOut(day(-55), day(-52))
    .judged(day(-3), 'marta.kos', {
      verdict: 'effective',
      note: 'Three walks, no old index; people like the screens.',
    }),
];
