import { describe, expect, it } from '@jest/globals';
import type { Waiting } from '#domain/kernel/waiting';
import { words } from '#domain/words';
import { unbroken } from '../../../../tests/builders/unbroken.ts';
import { consoleWords } from '../words/console-words.ts';
import type { Wording } from '../words/sentence.ts';
import { nextHands, wordConsequences, type ConsequenceContext } from './consequences.ts';
import type { Preview } from './preview.ts';

const wording: Wording = {
  words: { ...words, ...consoleWords },
  names: {
    person: (id) => ({ ana: 'Ana Ruiz', marta: 'Marta Kos', petr: 'Petr Novak' })[id] ?? id,
    site: () => 'Brno',
  },
  dates: { now: new Date('2026-11-23T08:41:00Z'), zone: 'Europe/Prague' },
};

const context: ConsequenceContext = {
  wording,
  calendar: { id: 'brno', version: 1, zone: 'Europe/Prague', workdays: [1, 2, 3, 4, 5], holidays: [] },
  me: 'ana',
  type: 'capa',
  key: 'CAPA-2026-0042',
  command: 'approvePlan',
  subject: 'plan',
  signed: true,
  mine: { command: 'approvePlan', subject: 'plan' },
  actionIcon: (action) => (action === 1 ? 'package-variant-closed' : null),
};

const approval: Waiting = {
  id: 'approvePlan:plan:9',
  code: 'approvePlan',
  params: {},
  subject: 'plan',
  who: { kind: 'role', role: 'qualityManager', site: 'brno' },
  since: '2026-11-19T09:00:00.000Z',
  until: '2026-11-25T22:59:59.999Z',
  command: 'approvePlan',
};

const action = (number: number, person: string, until: string): Waiting => ({
  id: `completeAction:action:${String(number)}:12`,
  code: 'completeAction',
  params: { action: number, what: number === 1 ? 're-measure six batches' : 'replace the gauge' },
  subject: `action:${String(number)}`,
  who: { kind: 'person', id: person },
  since: '2026-11-23T08:41:00.000Z',
  until,
});

const rule = { code: 'planApproval', params: {} };
const preview: Preview = {
  refusal: null,
  version: 61,
  at: '2026-11-23T08:41:00.000Z',
  stage: { from: 'planApproval', to: 'implementation' },
  attempt: 2,
  waitingEnds: [approval],
  waitingBegins: [action(1, 'marta', '2026-12-02T22:59:59.999Z'), action(2, 'petr', '2026-12-11T22:59:59.999Z')],
  deadlinesEnd: [
    { kind: 'remind.oneBefore', subject: 'plan', at: '2026-11-24T05:00:00.000Z', rule },
    { kind: 'remind.oneLate', subject: 'plan', at: '2026-11-26T05:00:00.000Z', rule },
    { kind: 'remind.oneLate', subject: 'other', at: '2026-12-26T05:00:00.000Z', rule },
  ],
  deadlinesBegin: [],
  differences: [],
  reactions: [],
  events: [{ type: 'planApproved' }],
  forecast: null,
};

describe('what a decision brings about', () => {
  const worded = wordConsequences(preview, context);

  it('begins with where the process goes and how many get work', () => {
    expect(`${worded.moves} ${worded.stage}${worded.rest}`).toBe(
      'The process moves to Implementation, attempt 2. Two people get work now.',
    );
    expect(wordConsequences({ ...preview, stage: { from: 'plan', to: 'plan' } }, context).moves).toBe(
      'The process stays in',
    );
  });

  it('says who gets what by when, an action by what is done', () => {
    expect(worded.given).toEqual([
      {
        icon: 'package-variant-closed',
        what: 'Re-measure six batches',
        note: null,
        who: 'Marta Kos',
        until: unbroken('Wed 2 Dec'),
      },
      {
        icon: 'wrench-outline',
        what: 'Replace the gauge',
        note: null,
        who: 'Petr Novak',
        until: unbroken('Fri 11 Dec'),
      },
    ]);
  });

  it('names the reminders that end with it, and only those', () => {
    expect(worded.unblocks).toEqual([
      unbroken('“Approve the plan” no longer waits for you; 2 reminders until Thu 26 Nov are cancelled'),
    ]);
  });

  it('shows what a forecast says now and then, the goal first', () => {
    const forecast = {
      goal: 'decision',
      before: { likely: '2027-08-25', at80: '2027-09-08' },
      after: { likely: '2027-11-03', at80: '2027-09-08' },
      moved: [{ step: 'internalAudit', before: '2027-04-20', after: '2027-06-30' }],
    };
    expect(wordConsequences({ ...preview, forecast }, context).forecast).toEqual([
      { what: 'Decision, likely', before: unbroken('25 Aug 2027'), after: unbroken('3 Nov 2027'), move: 'later' },
      { what: 'Decision, 80\u00a0% by', before: unbroken('8 Sep 2027'), after: unbroken('8 Sep 2027'), move: 'stays' },
      { what: 'Internal audit', before: unbroken('20 Apr 2027'), after: unbroken('30 Jun 2027'), move: 'later' },
    ]);
  });

  it('names the certification body that is waited for, and no end of what goes on by another day', () => {
    const verdict: Waiting = {
      ...approval,
      id: 'decision:certificate:ISO 9001:3',
      code: 'journey.decision',
      subject: 'certificate:ISO 9001',
      params: { standard: 'ISO 9001', body: 'Aldersyn' },
      who: { kind: 'nobody', reason: 'body' },
    };
    const begun = wordConsequences({ ...preview, waitingBegins: [verdict] }, context);
    expect(begun.given.map(({ who }) => who)).toEqual(['Aldersyn']);
    const ended = wordConsequences({ ...preview, waitingEnds: [verdict] }, context);
    expect(ended.unblocks).toEqual(['“Decide on ISO 9001” no longer waits for Aldersyn']);
    const again = { ...verdict, id: 'decision:certificate:ISO 9001:4' };
    const moved = wordConsequences({ ...preview, waitingEnds: [verdict], waitingBegins: [again] }, context);
    expect(moved.unblocks).toEqual([]);
  });

  it('does not say of the plan of a journey what a CAPA fixes', () => {
    const { fixed, blocks } = wordConsequences(preview, { ...context, type: 'journey', command: 'approvePlan' });
    expect(blocks).toEqual([]);
    expect(fixed[0]).toBe('The dates as they are approved: later changes are measured against the first approval');
  });

  it('says what the process then waits for, what is fixed and what is not', () => {
    expect(worded.blocks).toEqual([
      unbroken('The process stays in Implementation until all 2 are done, at the latest Fri 11 Dec'),
    ]);
    expect(worded.fixed).toEqual([
      'Causes, criteria, method and waiting time of attempt 2 are fixed from now on',
      'Your signature stays on the record',
    ]);
    expect(worded.changeable).toEqual([
      'Due dates, by an extension that somebody else approves',
      'People, by handing work over',
    ]);
  });

  it('tells of a process that is started, with its owner', () => {
    const triage: Preview = {
      ...preview,
      stage: { from: 'triage', to: 'inCapa' },
      attempt: 1,
      waitingBegins: [],
      reactions: [{ do: 'start', id: 'capa:report:4', process: 'capa', body: { owner: 'petr' } }],
    };
    const said = wordConsequences(triage, { ...context, command: 'triage', subject: 'triage', signed: false });
    expect(said.rest).toBe('. A CAPA is opened.');
    expect(said.given).toEqual([
      { icon: 'autorenew', what: 'Own the new CAPA', note: null, who: 'Petr Novak', until: 'at once' },
    ]);
  });

  it('names the next hands for the toast, and nobody when only time must pass', () => {
    expect(nextHands(preview, wording, 'ana')).toBe('Marta Kos and Petr Novak');
    const proof = { ...preview, waitingBegins: [{ ...approval, who: { kind: 'nobody' as const, reason: 'proof' } }] };
    expect(nextHands(proof, wording, 'ana')).toBeNull();
  });
});
