import { describe, expect, it } from '@jest/globals';
import { held, paper } from '../../../../tests/builders/a-cycle.ts';
import { aJourney, type RunningJourney } from '../../../../tests/builders/a-journey.ts';
import { anOrganization } from '../../../../tests/builders/organization.ts';
import { blockers } from '../preparation/gates.ts';
import { concernsOf } from './concerns.ts';

const TWO = { concerns: ['Legal register', 'Scope of the audit'] };

/** Stage 1 of 19 January 2027 with two areas of concern. */
const afterStage1 = (): RunningJourney => held(aJourney(), 'stage1', '2027-01-19', 'ready', TWO);

const standings = ({ state }: RunningJourney) => concernsOf(state).map(({ standing, on }) => [standing, on]);
const OPEN = ['open', null];

describe('an area of concern of stage 1', () => {
  it('is open until it is resolved, and holds up stage 2 until then', () => {
    const journey = afterStage1();
    expect(standings(journey)).toEqual([OPEN, OPEN]);
    const concern = () =>
      blockers(journey.state, 'stage2', '2027-01-20', anOrganization()).filter(({ code }) => code === 'concernOpen');
    expect(concern()).toHaveLength(2);
    journey.do('resolveConcern', { audit: 1, concern: 2, note: 'Agreed', on: '2027-01-19' }, 'ana');
    expect(standings(journey)).toEqual([OPEN, ['resolved', '2027-01-19']]);
    expect(concern().map(({ params }) => params)).toEqual([{ text: 'Legal register' }]);
  });

  it('is settled by stage 2, whose findings say what was left of it', () => {
    const journey = held(afterStage1(), 'stage2', '2027-03-11', 'followUp');
    expect(standings(journey)).toEqual([
      ['stage2', '2027-03-11'],
      ['stage2', '2027-03-11'],
    ]);
    const resolve = { audit: 1, concern: 1, note: 'Too late' };
    expect(journey.refusal('resolveConcern', resolve, 'ana').code).toBe('noConcern');
  });

  it('is looked at again in a stage 1 that is repeated', () => {
    const journey = held(held(aJourney(), 'stage1', '2027-01-19', 'repeat', TWO), 'stage1', '2027-02-16', 'ready', {
      concerns: ['Legal register'],
    });
    expect(standings(journey)).toEqual([['stage1', '2027-02-16'], ['stage1', '2027-02-16'], OPEN]);
  });

  it('of one standard is not settled by an audit of another one', () => {
    const journey = aJourney({ editions: ['ISO 9001:2026', 'ISO 45001:2018'] });
    const plan = (kind: string, standards: string[], on: string, outcome: string, change = {}) =>
      journey
        .do('planAudit', { kind, standards, from: on, to: on }, 'ana')
        .untilDay(on)
        .do('recordAudit', { audit: journey.state.audits.length, from: on, to: on, outcome, ...change }, 'ana');
    plan('stage1', ['ISO 45001'], '2027-01-19', 'ready', { concerns: ['Legal register'] });
    plan('stage1', ['ISO 9001'], '2027-01-20', 'ready');
    plan('stage2', ['ISO 9001'], '2027-03-11', 'recommended');
    expect(standings(journey)).toEqual([OPEN]);
  });

  it('is settled by a decision that came without a stage 2 of its own', () => {
    const journey = afterStage1();
    const certificate = paper({ edition: 'ISO 9001:2026', expiresOn: '2030-03-10' });
    const { state } = held(afterStage1(), 'stage2', '2027-03-11', 'recommended').do(
      'recordDecision',
      { standard: 'ISO 9001', kind: 'initial', result: 'granted', on: '2027-03-11', signed: true, certificate },
      'ana',
    );
    // As earlier versions may have kept it: the decision, and of the audits stage 1 alone.
    const settled = concernsOf({ certificates: state.certificates, audits: journey.state.audits });
    expect(settled.map(({ standing, on }) => [standing, on])).toEqual([
      ['decision', '2027-03-11'],
      ['decision', '2027-03-11'],
    ]);
  });
});
