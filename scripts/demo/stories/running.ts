import { day } from '../day.ts';
import { story, type Story } from '../story.ts';

const ISO_9001 = ['ISO 9001:2015'];

/** Loops under way that are on time, or soon due. */
export const running: readonly Story[] = [
  story('Calibration status not visible')
    .at('brno')
    .reported(day(-14), 'helene.strand', {
      details: 'Seven of twenty gauges on the floor show no date; their records in the laboratory are in order.',
      place: 'Turning, cells A–D',
      source: 'internalAudit',
      reference: 'IA-03 F2',
      suggestedGrade: 'major',
    })
    .corrected(day(-14), 'lukas.brandt', {
      done: 'All seven labelled again the same afternoon.',
      scope: 'All 64 gauges of the floor looked at: twelve more without a label.',
    })
    .triaged(day(-13), 'ana.ruiz', {
      decision: 'capa',
      reason: 'The second audit in a row that finds it.',
      severity: 3,
      likelihood: 4,
      grade: 'major',
      clauses: ['7.1.5.2'],
      standards: ISO_9001,
      owner: 'lukas.brandt',
      evaluator: 'marta.kos',
    })
    .causesDrawn(
      day(-6),
      'lukas.brandt',
      { id: 'w1', parent: null, text: 'Labels come off in coolant', category: 'material', marked: true },
      {
        id: 'w2',
        parent: null,
        text: 'Nobody is told to look for the label before measuring',
        category: 'method',
        marked: true,
      },
    )
    .causeFound(day(-5), 'lukas.brandt', { team: ['lenka.svobodova', 'martin.benes'], method: 'ishikawa' })
    .extensionAsked(day(-1, '07:52'), 'lukas.brandt', {
      subject: 'plan',
      reason: 'The engraver’s offer comes this week; engraved numbers instead of labels change the plan.',
      newDate: day(5),
    }),

  story('Suppliers not re-evaluated')
    .at('halden')
    .reported(day(-22), 'sofia.lind', {
      details:
        'Five of eighteen critical suppliers have no evaluation for this year. Aldersyn asks for the plan within 30 days.',
      place: 'Purchasing',
      source: 'externalAudit',
      reference: 'Aldersyn NC 2',
      suggestedGrade: 'minor',
    })
    .triaged(day(-20), 'ana.ruiz', {
      decision: 'capa',
      reason: 'Nonconformity of the certification body; its grade is kept.',
      severity: 3,
      likelihood: 3,
      grade: 'minor',
      clauses: ['8.4.1'],
      standards: ISO_9001,
      owner: 'sofia.lind',
      evaluator: 'ingrid.moe',
    })
    .contained(day(-19), 'sofia.lind', {
      done: 'The five were evaluated, two with a visit.',
      scope: 'All 18 critical suppliers.',
    })
    .causesDrawn(day(-11), 'sofia.lind', {
      id: 'w1',
      parent: null,
      text: 'The yearly list was kept by one person who left',
      category: 'method',
      marked: true,
    })
    .causeFound(day(-10), 'sofia.lind', { team: ['ola.berg'], method: 'fiveWhys' })
    .planSent(day(-6), 'sofia.lind', {
      criteria: 'Every critical supplier is evaluated within the year.',
      method: 'List of suppliers with dates',
      evaluator: 'ingrid.moe',
      actions: [
        {
          id: 1,
          what: 'Write down who evaluates whom',
          owner: 'ola.berg',
          verifier: 'sofia.lind',
          dueOn: day(20),
          kind: 'changeDocument',
          causes: ['w1'],
        },
      ],
    })
    .planReturned(
      day(-4),
      'ana.ruiz',
      'The list will be forgotten again when Ola is away. Please add something that reminds by itself.',
    ),

  story('Waste oil drums without a label')
    .at('halden')
    .reported(day(-18), 'espen.rod', {
      details: 'Three drums at the waste point carry neither content nor date.',
      place: 'Yard and waste point',
      source: 'internalAudit',
      suggestedGrade: 'minor',
    })
    .corrected(day(-17), 'bjorn.solheim', {
      done: 'Content found out with the laboratory, drums labelled.',
      scope: 'Whole yard walked: these three only.',
    })
    .triaged(day(-16), 'sofia.lind', {
      decision: 'capa',
      reason: 'The permit asks for labels; an inspection would have cost us.',
      severity: 3,
      likelihood: 2,
      grade: 'minor',
      clauses: ['8.1', '9.1.2'],
      standards: ['ISO 14001:2015'],
      owner: 'ola.berg',
      evaluator: 'ingrid.moe',
    })
    .causesDrawn(day(-14), 'ola.berg', {
      id: 'w1',
      parent: null,
      text: 'No labels are kept where drums are filled',
      category: 'method',
      marked: true,
    })
    .causeFound(day(-13), 'ola.berg', { team: ['espen.rod'], method: 'fiveWhys' })
    .planSent(day(-10), 'ola.berg', {
      criteria: 'No drum without a label in four walks.',
      method: 'A walk every second week',
      evaluator: 'ingrid.moe',
      actions: [
        {
          id: 1,
          what: 'Label holder and pen at every filling point',
          owner: 'espen.rod',
          verifier: 'ola.berg',
          dueOn: day(9),
          kind: 'changeProcess',
          causes: ['w1'],
        },
        {
          id: 2,
          what: 'Walk added to the monthly round',
          owner: 'ola.berg',
          verifier: 'espen.rod',
          dueOn: day(-3),
          kind: 'changeDocument',
          causes: ['w1'],
          done: 'Round card has a new line.',
        },
      ],
    })
    .planApproved(day(-8), 'ana.ruiz')
    .done(day(-4), 2)
    .seen(day(-3), 2),

  story('Bolts of two lengths in one bin at packing line 2')
    .at('brno')
    .reported(day(-3), 'hana.nemcova', {
      details: 'Found 35 mm among 40 mm while filling boxes for order 55402.',
      place: 'Packing line 2',
      source: 'processDeviation',
      suggestedGrade: 'minor',
      doneAtOnce: 'Bin put aside with a red card.',
    })
    .triaged(day(-2), 'sofia.lind', {
      decision: 'capa',
      reason: 'Mixed parts reach the assembly line of the customer.',
      severity: 4,
      likelihood: 3,
      grade: 'minor',
      clauses: ['8.5.2', '8.7'],
      standards: ISO_9001,
      owner: 'eva.prochazkova',
      evaluator: 'marta.kos',
    }),

  story('Compressor room above 85 dB without a sign')
    .at('monterrey')
    .reported(day(-9), 'andres.salinas', {
      details: 'Measured 88 dB at the door after the new compressor came.',
      place: 'Compressor house',
      source: 'risk',
      suggestedGrade: 'minor',
    })
    .corrected(day(-8), 'raul.trevino', {
      done: 'Sign and ear plugs at the door.',
      scope: 'Measured in the rooms beside it: below 80 dB.',
    })
    .triaged(day(-7), 'ana.ruiz', {
      decision: 'capa',
      reason: 'The change was made without looking at noise.',
      severity: 3,
      likelihood: 3,
      grade: 'minor',
      clauses: ['8.1.3'],
      standards: ['ISO 45001:2018'],
      owner: 'patricia.garza',
      evaluator: 'gabriela.torres',
    })
    .causesDrawn(day(-2), 'patricia.garza', {
      id: 'w1',
      parent: null,
      text: 'The form for new machines does not ask about noise',
      category: 'method',
      marked: true,
    }),
];
