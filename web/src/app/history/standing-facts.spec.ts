import { describe, expect, it } from '@jest/globals';
import { NORWAY } from '#domain/seed/calendars';
import { anEnteredJourney, plannedJourney } from '../../../../tests/builders/a-journey.ts';
import { aReport } from '../../../../tests/builders/a-report.ts';
import { catalogue } from '../words/catalogue.ts';
import { standingOf } from './standing-facts.ts';

const context = {
  type: 'journey',
  calendar: NORWAY,
  wording: {
    words: catalogue,
    names: { person: (id: string) => id, site: (id: string) => id },
    dates: { now: new Date('2026-11-23T08:41:00Z'), zone: 'Europe/Oslo' },
  },
};

describe('how a journey stood', () => {
  it('says of each stage what it was, also when the journey was further already', () => {
    const { state } = plannedJourney();
    const { stages } = standingOf(state, 'stage2', context);
    const of = (label: string) => stages.find((one) => one.label === label)?.state;
    expect(['Gap analysis', 'Training', 'Internal audit', 'Stage 1 audit', 'Stage 2 audit'].map(of)).toEqual([
      ...['done', 'current', 'ahead'],
      ...['done', 'current'],
    ]);
  });

  it('names the lead and every certificate with its standing', () => {
    const { state, stage } = anEnteredJourney();
    const { facts } = standingOf(state, stage, context);
    expect(facts.map(({ key }) => key)).toEqual(['Lead', 'ISO 9001:2015']);
    expect(facts[1]?.value).toMatch(/^valid, ends /);
  });
});

describe('how a report stood', () => {
  it.each([
    [
      'capa',
      'inCapa',
      [
        ['Triage', 'done'],
        ['In a CAPA loop', 'current'],
        ['Closed', 'ahead'],
      ],
    ],
    [
      'rejected',
      'closed',
      [
        ['Triage', 'done'],
        ['Closed', 'done'],
      ],
    ],
  ] as const)('after “%s” says no stage was done that it never came to', (decision, stage, way) => {
    const { state } = aReport().triage(decision);
    const { stages } = standingOf(state, stage, { ...context, type: 'report' });
    expect(stages.map(({ label, state: how }) => [label, how])).toEqual(way);
  });
});
