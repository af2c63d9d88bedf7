import { day } from '../day.ts';
import { evidenceFile } from '../evidence-file.ts';
import { story, type Story } from '../story.ts';

const ISO_9001 = ['ISO 9001:2015'];

/** Loops that were proven effective and closed. */
export const proven: readonly Story[] = [
  story('Thread gauge wear not noticed')
    .at('brno')
    .reported(day(-228), 'martin.benes', {
      details: 'Go gauge M12 passes threads that the ring refuses.',
      place: 'Turning, cells A–D',
      source: 'processDeviation',
      suggestedGrade: 'minor',
    })
    .corrected(day(-226), 'pavel.dvorak', {
      done: 'Gauge scrapped, last 2 000 pieces measured again.',
      scope: 'All 40 thread gauges: two more worn.',
      affected: 'Orders of two weeks',
    })
    .triaged(day(-226), 'ana.ruiz', {
      decision: 'capa',
      reason: 'Wear is a matter of time for every gauge.',
      severity: 3,
      likelihood: 3,
      grade: 'minor',
      clauses: ['7.1.5'],
      standards: ISO_9001,
      owner: 'marta.kos',
      evaluator: 'sofia.lind',
    })
    .causesDrawn(
      day(-219),
      'marta.kos',
      { id: 'w1', parent: null, text: 'A worn gauge was in use for weeks', marked: false },
      {
        id: 'w2',
        parent: 'w1',
        text: 'Gauges are checked by calendar, not by use',
        category: 'measurement',
        marked: true,
      },
    )
    .causeFound(day(-218), 'marta.kos', {
      team: ['lenka.svobodova', 'martin.benes'],
      method: 'fiveWhys',
      earlierResultsJudged: 'Two weeks of orders measured again, none outside the limit.',
    })
    .planSent(day(-214), 'marta.kos', {
      criteria: 'No worn gauge found in use for 60 days.',
      method: 'Laboratory check of ten gauges a week',
      evaluator: 'sofia.lind',
      actions: [
        {
          id: 1,
          what: 'Count uses and check after 5 000',
          owner: 'lenka.svobodova',
          verifier: 'marta.kos',
          dueOn: day(-195),
          kind: 'changeProcess',
          causes: ['w2'],
          done: 'Counter cards hang at every gauge.',
        },
      ],
    })
    .planApproved(day(-212), 'sofia.lind')
    .carriedOut(day(-197), day(-195))
    .judged(day(-147), 'sofia.lind', {
      verdict: 'effective',
      note: '82 gauges checked, none worn in use.',
      evidence: [
        evidenceFile('Gauge checks.csv', day(-149), 'week;checked;worn', '1;10;0', '2;10;0', '3;11;0', '4;10;0'),
      ],
    })
    .closed(day(-144), 'ana.ruiz', {
      lessons: 'Count use where wear depends on use.',
      documentsUpdated: 'updated',
      risksUpdated: 'updated',
      similarAreasChecked: 'Plug gauges in Halden and ring gauges in Monterrey: the same cards are used there now.',
    }),

  story('Wrong pitch on M16 studs')
    .at('halden')
    .reported(day(-205), 'silje.aas', {
      details: 'Box of 400 studs with fine thread in an order for coarse.',
      place: 'Thread rolling',
      source: 'customerComplaint',
      kind: 'complaint',
      reference: 'CC-021',
      suggestedGrade: 'major',
    })
    .corrected(day(-205), 'bjorn.solheim', {
      done: 'Box exchanged by courier.',
      scope: 'All boxes of both orders opened.',
      customerTold: true,
    })
    .triaged(day(-204), 'sofia.lind', {
      decision: 'capa',
      reason: 'The customer’s assembly stood for a day.',
      severity: 4,
      likelihood: 2,
      grade: 'major',
      clauses: ['8.5.2'],
      standards: ISO_9001,
      owner: 'silje.aas',
      evaluator: 'marit.foss',
    })
    .causesDrawn(day(-198), 'silje.aas', {
      id: 'w1',
      parent: null,
      text: 'Both pitches use the same bin colour',
      category: 'method',
      marked: true,
    })
    .causeFound(day(-197), 'silje.aas', { team: ['turid.myhre'], method: 'fiveWhys' })
    .planSent(day(-194), 'silje.aas', {
      criteria: 'No mixed pitch for 60 days.',
      method: 'Thread check of every box before packing',
      evaluator: 'marit.foss',
      actions: [
        {
          id: 1,
          what: 'Yellow bins for fine pitch',
          owner: 'turid.myhre',
          verifier: 'silje.aas',
          dueOn: day(-182),
          kind: 'changeProcess',
          causes: ['w1'],
          done: '120 yellow bins in use.',
        },
        {
          id: 2,
          what: 'Pitch on the order card in large type',
          owner: 'nina.ostby',
          verifier: 'turid.myhre',
          dueOn: day(-180),
          kind: 'changeDocument',
          causes: ['w1'],
          done: 'Card v7 in force.',
        },
      ],
    })
    .planApproved(day(-192), 'ana.ruiz')
    .carriedOut(day(-184), day(-181))
    .judged(day(-132), 'marit.foss', {
      verdict: 'effective',
      note: 'Two months without a mixed box, 1 900 boxes checked.',
    })
    .closed(day(-130), 'sofia.lind', {
      lessons: 'Colour is read before text.',
      documentsUpdated: 'updated',
      risksUpdated: 'notNeeded',
      similarAreasChecked: 'Brno packs by pitch already.',
    }),

  story('Solvent can open in the paint store')
    .at('monterrey')
    .reported(day(-150, '08:40'), 'patricia.garza', {
      details: 'A 20 l can of thinner stood open beside the heater.',
      place: 'Stores',
      kind: 'incident',
      source: 'incident',
      danger: 'people',
      suggestedGrade: 'major',
    })
    .corrected(day(-150, '09:15'), 'luis.ortega', {
      done: 'Can closed, heater taken out, room aired.',
      scope: 'All stores walked the same day.',
    })
    .triaged(day(-149), 'ana.ruiz', {
      decision: 'capa',
      reason: 'Fire hazard.',
      severity: 5,
      likelihood: 2,
      grade: 'major',
      clauses: ['8.1.2'],
      standards: ['ISO 45001:2018', 'ISO 14001:2015'],
      owner: 'patricia.garza',
      evaluator: 'gabriela.torres',
    })
    .causesDrawn(day(-142), 'patricia.garza', {
      id: 'w1',
      parent: null,
      text: 'Small amounts are filled from the large can because there is no tap',
      category: 'method',
      marked: true,
    })
    .causeFound(day(-141), 'patricia.garza', { team: ['oscar.pena', 'raul.trevino'], method: 'fiveWhys' })
    .planSent(day(-138), 'patricia.garza', {
      criteria: 'No open can in eight walks.',
      method: 'A walk every week',
      evaluator: 'gabriela.torres',
      workersInvolved: 'The store team proposed the self-closing tap.',
      actions: [
        {
          id: 1,
          what: 'Self-closing tap and earthed cabinet',
          owner: 'raul.trevino',
          verifier: 'patricia.garza',
          dueOn: day(-118),
          kind: 'changeMachine',
          causes: ['w1'],
          hierarchyLevel: 'engineering',
          riskAssessment: 'Earth measured: 0.4 ohm.',
          done: 'Cabinet and tap in place.',
        },
      ],
    })
    .planApproved(day(-136), 'sofia.lind')
    .carriedOut(day(-120), day(-118))
    .judged(day(-69), 'gabriela.torres', { verdict: 'effective', note: 'Nine walks, every can closed.' })
    .closed(day(-66), 'ana.ruiz', {
      lessons: 'People decant where it is easy; make the safe way the easy one.',
      documentsUpdated: 'updated',
      risksUpdated: 'updated',
      similarAreasChecked: 'Plating store in Brno: tap ordered there too.',
      workersTold: 'Shift talks in all three shifts.',
    }),

  story('Packing scale drifts by 2 %')
    .at('halden')
    .reported(day(-96), 'turid.myhre', {
      details: 'Boxes counted by weight hold up to 8 pieces too few.',
      place: 'Packing',
      source: 'customerComplaint',
      suggestedGrade: 'minor',
    })
    .corrected(day(-94), 'bjorn.solheim', {
      done: 'Scale adjusted, boxes of the week weighed again.',
      scope: 'Both scales: the other one is right.',
    })
    .triaged(day(-94), 'ana.ruiz', {
      decision: 'capa',
      reason: 'Customers count.',
      severity: 2,
      likelihood: 3,
      grade: 'minor',
      clauses: ['7.1.5.1'],
      standards: ISO_9001,
      owner: 'turid.myhre',
      evaluator: 'marit.foss',
    })
    .causesDrawn(day(-87), 'turid.myhre', {
      id: 'w1',
      parent: null,
      text: 'The scale stands in the draught of the door',
      category: 'environment',
      marked: true,
    })
    .causeFound(day(-86), 'turid.myhre', { team: ['marit.foss'], method: 'fiveWhys' })
    .planSent(day(-82), 'turid.myhre', {
      criteria: 'Deviation below 0.3 % every morning for 60 days.',
      method: 'Test weight every morning',
      evaluator: 'marit.foss',
      actions: [
        {
          id: 1,
          what: 'Scale moved and shielded, test weight every morning',
          owner: 'espen.rod',
          verifier: 'turid.myhre',
          dueOn: day(-56),
          kind: 'changeProcess',
          causes: ['w1'],
          done: 'Moved beside the office, card for the test weight.',
        },
      ],
    })
    .planApproved(day(-80), 'sofia.lind')
    .carriedOut(day(-58), day(-56))
    .judged(day(-6), 'marit.foss', { verdict: 'effective', note: '41 mornings, largest deviation 0.2 %.' })
    .closed(day(-1, '15:31'), 'ana.ruiz', {
      lessons: 'Air moves scales.',
      documentsUpdated: 'updated',
      risksUpdated: 'notNeeded',
      similarAreasChecked: 'Scales in Brno and Monterrey stand away from doors.',
    }),
];
