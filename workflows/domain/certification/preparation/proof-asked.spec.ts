import { describe, expect, it } from '@jest/globals';
import { plannedJourney, type RunningJourney } from '../../../../tests/builders/a-journey.ts';
import { anOrganization } from '../../../../tests/builders/organization.ts';
import { say } from '../../kernel/sentence.ts';
import { words } from '../../words.ts';
import { summary } from '../summary.ts';
import { blockers } from './gates.ts';

const missing = (requirement: string, change: Record<string, unknown> = {}) => ({
  stage: 'training',
  requirement: `training:${requirement}`,
  status: 'missing',
  note: 'The night shift was not there',
  on: '2026-11-20',
  people: ['rolf'],
  dueOn: '2026-12-04',
  signed: true,
  ...change,
});

const asked = (): RunningJourney =>
  plannedJourney()
    .do('confirmProof', missing('awareness'), 'olga')
    .do('confirmProof', missing('roleSpecific', { on: '2026-11-16', people: ['pia', 'per'] }), 'olga');

describe('a proof that is asked of somebody', () => {
  it('blocks with what is missing, who brings it, since when and by when, the longest asked first', () => {
    const [first, second, third] = blockers(asked().state, 'training', '2026-11-23', anOrganization());
    expect(first).toMatchObject({
      code: 'proofAsked',
      who: { kind: 'people', ids: ['pia', 'per'] },
      since: '2026-11-16',
    });
    expect(second).toEqual({
      code: 'proofAsked',
      params: { what: { code: 'requirement.training.awareness' }, note: 'The night shift was not there' },
      who: { kind: 'person', id: 'rolf' },
      since: '2026-11-20',
      until: '2026-12-04',
      duty: 'proof|proof:training:awareness',
    });
    expect(third).toMatchObject({ code: 'proofMissing', who: { kind: 'person', id: 'olga' } });
  });

  it('names documented information by its number and title', () => {
    const journey = plannedJourney();
    const [first] = blockers(journey.state, 'documentation', '2026-11-23', anOrganization());
    const speaker = { person: String, date: String, at: String, role: String, site: String };
    expect(say('blocker.proofMissing', first?.params ?? {}, words, speaker)).toBe(
      'Documented information for 4.3 Determining the scope of the quality management system, ISO 9001:2026: no proof',
    );
  });

  it('is named in the refusal of whoever would finish the stage, in whole sentences', () => {
    const refusal = asked().refusal('finishStage', { stage: 'training' }, 'olga');
    const speaker = { person: String, date: String, at: String, role: String, site: String };
    expect(say('refusal.gateBlocked', refusal.params, words, speaker)).toMatch(/first: The night shift was not there/);
    const other = plannedJourney().refusal('finishStage', { stage: 'training' }, 'olga');
    expect(say('refusal.gateBlocked', other.params, words, speaker)).not.toMatch(/[{}]/);
  });

  it('is the task of that person, who confirms it with what proves it', () => {
    const journey = asked();
    expect(journey.clock('proof', 'proof:training:awareness')).toBe('2026-12-04');
    expect(summary(journey.state).people).toContain('rolf');
    const present = missing('awareness', { status: 'present', dueOn: undefined, files: ['list-1'] });
    expect(journey.refusal('confirmProof', present, 'mia').code).toBe('notPermitted');
    journey.do('confirmProof', present, 'rolf');
    expect(journey.clock('proof', 'proof:training:awareness')).toBeUndefined();
    expect(journey.refusal('confirmProof', missing('leadership'), 'rolf').code).toMatch(/not(Permitted|Yours)/);
  });

  it('is asked of people, for a day ahead, and only while it is missing', () => {
    const journey = plannedJourney();
    for (const change of [{ people: [] }, { status: 'present' }]) {
      expect(journey.refusal('confirmProof', missing('awareness', change), 'olga').code).toBe('askedOfNobody');
    }
    expect(journey.refusal('confirmProof', missing('awareness', { dueOn: '2026-11-20' }), 'olga').code).toBe(
      'datePast',
    );
  });

  it('is asked of nobody any more once its stage is over', () => {
    const journey = asked().do('passGate', { stage: 'training', reason: 'Later', signed: true }, 'ana');
    expect(journey.idle('proof', 'proof:training:awareness')).toBe('done');
  });
});
