import { day } from '../day.ts';
import { evidenceFile } from '../evidence-file.ts';
import { story, type Story } from '../story.ts';

const ISO_9001 = ['ISO 9001:2015'];

/** Loops of which something is past its date. */
export const late: readonly Story[] = [
  story('Torque wrenches past calibration')
    .at('monterrey')
    .reported(day(-20), 'gabriela.torres', {
      details: 'Four wrenches of assembly cells 2 and 3 carry labels that ran out months ago.',
      place: 'Assembly cells',
      source: 'internalAudit',
      reference: 'IA-04 F1',
      suggestedGrade: 'major',
    })
    .corrected(day(-20), 'carla.reyes', {
      done: 'Wrenches taken out of use and sent to calibration; spare ones handed out.',
      scope: 'All 26 wrenches of the hall looked at: these four only.',
      affected: 'Joints tightened in cells 2 and 3 since the labels ran out',
      customerTold: false,
    })
    .triaged(day(-18), 'ana.ruiz', {
      decision: 'capa',
      reason: 'Measuring equipment out of calibration for months, and nobody noticed.',
      severity: 4,
      likelihood: 4,
      grade: 'major',
      clauses: ['7.1.5.2'],
      standards: ISO_9001,
      owner: 'diego.salas',
      evaluator: 'gabriela.torres',
    })
    .causesDrawn(day(-12), 'diego.salas', {
      id: 'w1',
      parent: null,
      text: 'The recall list does not hold wrenches bought by the assembly itself',
      category: 'method',
      marked: false,
    })
    .reminded(day(-4), 'ana.ruiz', 'rootCause'),

  story('Coolant concentration not recorded')
    .at('brno')
    .reported(day(-11), 'zuzana.fialova', {
      details: 'The log at turning cell C has no entry for three weeks.',
      place: 'Turning, cells A–D',
      source: 'processDeviation',
      suggestedGrade: 'minor',
    })
    .triaged(day(-10), 'sofia.lind', {
      decision: 'capa',
      reason: 'Third gap of this kind in a year.',
      severity: 2,
      likelihood: 4,
      grade: 'minor',
      clauses: ['8.5.1'],
      standards: ISO_9001,
      owner: 'petr.novak',
    }),

  story('No heat certificate for wire lot 7731')
    .at('halden')
    .reported(day(-52), 'geir.hansen', {
      details: 'Four coils came without the mill’s certificate and were put on the shelf all the same.',
      place: 'Wire store',
      source: 'supplier',
      reference: 'Order 4410',
      suggestedGrade: 'minor',
    })
    .corrected(day(-51), 'ola.berg', {
      done: 'Lot blocked, certificate asked for and received.',
      scope: 'All lots of this mill for a year: no other gap.',
      affected: 'Four coils, none used',
      customerTold: false,
    })
    .triaged(day(-50), 'sofia.lind', {
      decision: 'capa',
      reason: 'Material without proof must not reach the shelf.',
      severity: 3,
      likelihood: 3,
      grade: 'minor',
      clauses: ['8.4', '8.6'],
      standards: ISO_9001,
      owner: 'ola.berg',
      evaluator: 'marit.foss',
    })
    .causesDrawn(
      day(-44),
      'ola.berg',
      { id: 'w1', parent: null, text: 'The coil was booked in before the certificate was there', marked: false },
      {
        id: 'w2',
        parent: 'w1',
        text: 'The booking screen lets a lot pass without it',
        category: 'method',
        marked: true,
      },
    )
    .causeFound(day(-42), 'ola.berg', { team: ['geir.hansen', 'marit.foss'], method: 'fiveWhys' })
    .planSent(day(-38), 'ola.berg', {
      criteria: 'No lot on the shelf without certificate in a random check of 40.',
      method: 'Random check of 40 lots by the laboratory',
      evaluator: 'marit.foss',
      actions: [
        {
          id: 1,
          what: 'Check all lots on the shelf',
          owner: 'geir.hansen',
          verifier: 'ola.berg',
          dueOn: day(-30),
          kind: 'correctProduct',
          causes: [],
          done: '212 lots looked at, all have their certificate now.',
        },
        {
          id: 2,
          what: 'Write to the mill: no delivery without certificate',
          owner: 'ola.berg',
          verifier: 'ingrid.moe',
          dueOn: day(-28),
          kind: 'changeSupplier',
          causes: ['w2'],
          done: 'Letter sent and confirmed.',
        },
        {
          id: 3,
          what: 'Field for the certificate in the booking screen, without which it does not go on',
          owner: 'joakim.dahl',
          verifier: 'ingrid.moe',
          dueOn: day(-6),
          kind: 'changeProcess',
          causes: ['w2'],
          done: 'Live since this morning; tried with three lots.',
        },
        {
          id: 4,
          what: 'Incoming instruction WI-HA-012 says so',
          owner: 'nina.ostby',
          verifier: 'ola.berg',
          dueOn: day(9),
          kind: 'changeDocument',
          causes: ['w2'],
        },
      ],
    })
    .planApproved(day(-36), 'ana.ruiz')
    .done(day(-32), 1)
    .seen(day(-31), 1)
    .done(day(-29), 2)
    .seen(day(-27), 2)
    .started(day(-20), 3)
    .done(
      day(-8),
      3,
      evidenceFile(
        'Booking screen test.pdf',
        day(-8),
        'Lots 7802, 7803, 7804',
        'Without certificate: refused. With: booked.',
      ),
    ),

  story('Forklift near miss at dock 2')
    .at('monterrey')
    .reported(day(-34, '09:05'), 'jorge.medina', {
      details:
        'Reversing out of the trailer I saw two people on the crossing only at the last moment. Nobody was hurt.',
      place: 'Dock 2',
      kind: 'incident',
      source: 'incident',
      danger: 'people',
      suggestedGrade: 'major',
    })
    .corrected(day(-34, '11:40'), 'carla.reyes', {
      done: 'Crossing closed with chains, people go round by dock 1.',
      scope: 'Docks 1 and 2 walked: dock 1 has a mirror, dock 2 has none.',
      customerTold: false,
    })
    .triaged(day(-33), 'ana.ruiz', {
      decision: 'capa',
      reason: 'Could have ended with a serious injury.',
      severity: 5,
      likelihood: 3,
      grade: 'major',
      clauses: ['8.1.2', '10.2'],
      standards: ['ISO 45001:2018'],
      owner: 'luis.ortega',
      evaluator: 'gabriela.torres',
    })
    .causesDrawn(
      day(-28),
      'luis.ortega',
      { id: 'w1', parent: null, text: 'Driver and people do not see each other', marked: false },
      {
        id: 'w2',
        parent: 'w1',
        text: 'The crossing lies behind the trailer ramp',
        category: 'environment',
        marked: true,
      },
      {
        id: 'w3',
        parent: 'w1',
        text: 'Nothing slows the truck before the crossing',
        category: 'machine',
        marked: true,
      },
    )
    .causeFound(day(-27), 'luis.ortega', { team: ['carla.reyes', 'patricia.garza', 'jorge.medina'], method: 'both' })
    .planSent(day(-24), 'luis.ortega', {
      criteria: 'No near miss at the docks for 60 days, and no one on foot inside the marked lane in ten visits.',
      method: 'Near-miss register and ten unannounced visits',
      evaluator: 'gabriela.torres',
      workersInvolved: 'Drivers and packers walked the dock together and chose the new crossing.',
      actions: [
        {
          id: 1,
          what: 'Blue warning lights and speed limiter on both trucks',
          owner: 'raul.trevino',
          verifier: 'patricia.garza',
          dueOn: day(-10),
          kind: 'changeMachine',
          causes: ['w3'],
          hierarchyLevel: 'engineering',
          riskAssessment: 'Limiter tried with full load on the ramp: no roll-back.',
          done: 'Both trucks fitted, limiter set to 6 km/h.',
          seen: 'Driven with both trucks, light seen from the crossing.',
        },
        {
          id: 2,
          what: 'Floor markings and gate for the new crossing',
          owner: 'carla.reyes',
          verifier: 'patricia.garza',
          dueOn: day(-2),
          kind: 'changeProcess',
          causes: ['w2'],
          hierarchyLevel: 'engineering',
          riskAssessment: 'Paint fumes: work at night with doors open.',
        },
        {
          id: 3,
          what: 'Short instruction for drivers and packers',
          owner: 'mariana.solis',
          verifier: 'patricia.garza',
          dueOn: day(4),
          kind: 'retrain',
          causes: ['w2', 'w3'],
          hierarchyLevel: 'administrative',
          riskAssessment: 'None added.',
        },
      ],
    })
    .planApproved(day(-22), 'sofia.lind')
    .started(day(-20), 1)
    .done(day(-12), 1)
    .seen(day(-11), 1)
    .started(day(-9), 2),
];
