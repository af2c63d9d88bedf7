import { day } from '../day.ts';
import type { ToldPlan } from '../story.ts';

/** The plan of the second attempt, which waits for its approval. */
export const secondPlan: ToldPlan = {
  criteria: '30 batches in a row at 8 µm or more, and no complaint about coating for 60 days.',
  method: 'X-ray readings of every released batch, complaint register',
  waiting: { days: 60 },
  evaluator: 'sofia.lind',
  actions: [
    {
      id: 1,
      what: 'Re-measure and sort 6 batches, 38 400 pieces',
      owner: 'marta.kos',
      verifier: 'petr.novak',
      dueOn: day(6),
      kind: 'correctProduct',
      causes: [],
    },
    {
      id: 2,
      what: 'Replace gauge G-114 by an X-ray reading, first and last bolt',
      owner: 'petr.novak',
      verifier: 'marta.kos',
      dueOn: day(13),
      kind: 'changeMachine',
      causes: ['w3'],
    },
    {
      id: 3,
      what: 'WI-BR-031 v4: release only with both readings',
      owner: 'lukas.brandt',
      verifier: 'marta.kos',
      dueOn: day(18),
      kind: 'changeDocument',
      causes: ['w5'],
    },
    {
      id: 4,
      what: 'Retrain 14 people of finishing, release and warehouse before v4 is in force',
      owner: 'petr.novak',
      verifier: 'marta.kos',
      dueOn: day(17),
      kind: 'retrain',
      causes: ['w5'],
    },
    {
      id: 5,
      what: 'Bath analysis every shift at Galvano Kras',
      owner: 'lukas.brandt',
      verifier: 'petr.novak',
      dueOn: day(32),
      kind: 'changeSupplier',
      causes: ['w8'],
    },
  ],
};
