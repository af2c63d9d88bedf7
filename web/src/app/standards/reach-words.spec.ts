import { describe, expect, it } from '@jest/globals';
import { reachSentences } from './reach-words.ts';

const none = { processes: [], beyond: 0 };
const aJourney = (key: string) => ({ key, type: 'journey', title: 'Halden' });

describe('what is said of a correction before it is sent', () => {
  it('whose dates it changes, with every key', () => {
    const processes = [aJourney('JRN-2026-0001'), aJourney('JRN-2026-0002')];
    expect(reachSentences({ dates: { processes, beyond: 0 }, contents: none })).toEqual([
      'This changes the dates of 2 journeys: JRN-2026-0001, JRN-2026-0002.',
    ]);
  });

  it('campaigns and clauses apart, and how many there are beyond one’s reach', () => {
    const campaign = { key: 'TRN-2026-0001', type: 'campaign', title: 'To 2026' };
    const dates = { processes: [aJourney('JRN-2026-0001'), campaign], beyond: 2 };
    const contents = { processes: [aJourney('JRN-2026-0001')], beyond: 0 };
    expect(reachSentences({ dates, contents })).toEqual([
      'This changes the dates of 3 journeys: JRN-2026-0001, 2 you may not read.',
      'It changes the end of 1 transition campaign: TRN-2026-0001.',
      'It changes clauses of 1 journey: JRN-2026-0001.',
    ]);
  });

  it('that nobody is concerned', () => {
    expect(reachSentences({ dates: none, contents: none })).toEqual(['No open journey depends on what you changed.']);
  });
});
