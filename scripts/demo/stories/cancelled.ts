import { day } from '../day.ts';
import { story, type Story } from '../story.ts';

const ISO_9001 = ['ISO 9001:2015'];

/** Loops that lost their reason: one was cancelled with approval, one waits for it. */
export const cancelled: readonly Story[] = [
  story('Old logo on delivery notes')
    .at('brno')
    .reported(day(-60), 'eva.prochazkova', {
      details: 'Delivery notes still show the logo of last year.',
      place: 'Warehouse',
      source: 'other',
      suggestedGrade: 'minor',
    })
    .corrected(day(-58), 'lukas.brandt', { done: 'Template changed.', scope: 'All forms of the warehouse.' })
    .triaged(day(-58), 'sofia.lind', {
      decision: 'capa',
      reason: 'Forms seem to escape the change of documents.',
      severity: 1,
      likelihood: 3,
      grade: 'minor',
      clauses: ['7.5.3'],
      standards: ISO_9001,
      owner: 'eva.prochazkova',
      evaluator: 'marta.kos',
    })
    .cancelAsked(
      day(-52),
      'eva.prochazkova',
      'The form was the only one outside the system and is gone; there is nothing left to change.',
    )
    .cancelAgreed(day(-50), 'ana.ruiz'),

  story('Rust on sample bolts in the show case')
    .at('halden')
    .reported(day(-15), 'liv.johnsen', {
      details: 'Bolts in the entrance are brown.',
      place: 'Customer service',
      source: 'other',
      suggestedGrade: 'minor',
    })
    .corrected(day(-13), 'kari.lund', { done: 'Bolts exchanged.', scope: 'The show case only.' })
    .triaged(day(-13), 'sofia.lind', {
      decision: 'capa',
      reason: 'If coated parts rust inside, something may be wrong with the coating.',
      severity: 2,
      likelihood: 2,
      grade: 'minor',
      clauses: ['10.2'],
      standards: ISO_9001,
      owner: 'kari.lund',
      evaluator: 'marit.foss',
    })
    .cancelAsked(day(-1), 'kari.lund', 'The bolts were bare ones, never coated: there is no cause to remove.'),
];
