import { describe, expect, it } from '@jest/globals';
import { journey } from '#domain/certification/journey';
import type { JourneyState } from '#domain/certification/state';
import { aJourney, anEnteredJourney, type RunningJourney } from '../../../../../tests/builders/a-journey.ts';
import { unbroken } from '../../../../../tests/builders/unbroken.ts';
import type { Asked } from '../../commands/command-form.ts';
import { bodyOf, errorsOf, fieldsAsked, type Draft } from '../../commands/draft.ts';
import type { ProcessDetail } from '../../processes/detail.ts';
import { catalogue } from '../../words/catalogue.ts';
import { journeyForms } from './journey-forms.ts';

const calendar = { id: 'halden', version: 1, zone: 'Europe/Oslo', workdays: [1, 2, 3, 4, 5], holidays: [] };

/** What the page of a journey would know, as far as forms look at it. */
function detailOf(state: JourneyState): ProcessDetail {
  return {
    row: { key: 'JRN-2026-0001', type: 'journey', attempt: 1 },
    state,
    availability: [],
    calendar,
    clockAheadMs: 0,
  } as unknown as ProcessDetail;
}

const held = (running: RunningJourney): RunningJourney => {
  for (const step of ['application', 'offer', 'contract', 'programme', 'team']) {
    running.do('recordTrack', { step, on: '2026-11-23' }, 'ana');
  }
  return running
    .do('planAudit', { kind: 'stage1', from: '2026-11-23', to: '2026-11-23' }, 'ana')
    .do(
      'recordAudit',
      { audit: 1, from: '2026-11-23', to: '2026-11-23', outcome: 'ready', concerns: ['Legal register'] },
      'ana',
    )
    .do(
      'recordFinding',
      { audit: 1, standard: 'ISO 9001', clause: '8.5.1', grade: 'minor', text: 'None', site: 'halden' },
      'ana',
    );
};

const journeys = [aJourney().state, anEnteredJourney().state];

/** Every command with something it could be about. */
const SUBJECTS: Readonly<Record<string, string>> = {
  recordTrack: 'track:chosen',
  beginStage: 'stage:training',
  finishStage: 'stage:training',
  passGate: 'stage:training',
  confirmProof: 'stage:training',
  recordDecision: 'certificate:ISO 9001',
  recordNotice: 'certificate:ISO 9001',
  correctDecision: 'certificate:ISO 9001',
  correctNotice: 'certificate:ISO 9001',
  stopMark: 'certificate:ISO 9001',
  appeal: 'certificate:ISO 9001',
  beginTransition: 'certificate:ISO 9001',
  askBody: 'ask:track|track:offer',
  remind: 'remind:plan',
};
const subjectOf = (command: string): string =>
  SUBJECTS[command] ??
  (/Audit|Team|Concern/.test(command)
    ? 'audit:1'
    : /Finding|Dispute|Evidence|Verdict|Capa/.test(command)
      ? 'finding:1'
      : 'action:1');

function askedFor(command: string, state: JourneyState): Asked {
  return { detail: detailOf(state), command, subject: subjectOf(command) };
}

describe('the forms of journeys', () => {
  it('ask for every command, and for nothing that is none', () => {
    expect(Object.keys(journeyForms).sort()).toEqual(Object.keys(journey.commands).sort());
  });

  it.each(Object.keys(journeyForms))(
    '%s has a label for each of its fields, and words for each of its answers',
    (command) => {
      const form = journeyForms[command];
      const missing = journeys.flatMap((state) => {
        const fields = form?.fields(askedFor(command, state)) ?? [];
        const codes = fields.flatMap(({ name, options = [] }) => [
          `label.${command}.${name}` in catalogue ? `label.${command}.${name}` : `label.${name}`,
          ...options.map(({ label }) => label).filter((label) => !/^(text|site|subject):/.test(label)),
        ]);
        return codes.filter((code) => !(code in catalogue));
      });
      expect([...new Set(missing)]).toEqual([]);
    },
  );

  it.each(Object.keys(journeyForms))('%s has a title, and a toast that says what happened', (command) => {
    const form = journeyForms[command];
    const isAsked = form?.atOnce !== true && form?.page === undefined;
    const codes = [...(isAsked ? [`ask.${command}`] : []), ...(form?.page === undefined ? [`done.${command}`] : [])];
    expect(codes.filter((code) => !(code in catalogue))).toEqual([]);
  });

  it('write a certificate into the decision that grants it, and none into a refusal', () => {
    const asked = askedFor('recordDecision', anEnteredJourney().state);
    const form = journeyForms['recordDecision'];
    const draft = { ...form?.initial?.(asked), expiresOn: '2032-01-21', on: '2029-01-10', number: 'ALD-2' };
    const fields = form?.fields(asked) ?? [];
    const granted = form?.shape?.({ ...bodyOf(fields, draft, form.fixed?.(asked)), signed: true }, asked) ?? {};
    expect(form && errorsOf(form.schema, granted)).toEqual({});
    expect(granted).toMatchObject({ standard: 'ISO 9001', certificate: { number: 'ALD-2', expiresOn: '2032-01-21' } });
    const refused = form?.shape?.(bodyOf(fields, { ...draft, result: 'refused', reason: 'Majors' }), asked);
    expect(refused).not.toHaveProperty('certificate');
  });

  it('say at its own field what a part of the body lacks', () => {
    const form = journeyForms['recordDecision'];
    const body = {
      standard: 'ISO 9001',
      kind: 'initial',
      result: 'granted',
      on: '2026-11-23',
      certificate: {},
      signed: true,
    };
    expect(Object.keys(form ? errorsOf(form.schema, body) : {})).toEqual(
      expect.arrayContaining(['edition', 'number', 'expiresOn']),
    );
  });

  it('offer only outcomes that an audit can have, and clauses with their edition', () => {
    const { state } = held(aJourney());
    const outcome = journeyForms['recordAudit']
      ?.fields(askedFor('recordAudit', state))
      .find(({ name }) => name === 'outcome');
    expect(outcome?.options?.map(({ value }) => value)).toEqual(['ready', 'notReady', 'repeat']);
    const clause = journeyForms['recordFinding']
      ?.fields(askedFor('recordFinding', state))
      .find(({ name }) => name === 'clause');
    expect(clause?.options?.some(({ label }) => label.startsWith('text:ISO 9001:2026 8.5.1'))).toBe(true);
  });

  it('say that an audit covered at least one standard, and never take none for all', () => {
    const { state } = anEnteredJourney([{}, { edition: 'ISO 45001:2018', number: 'ALD-45' }]).do(
      'planAudit',
      { kind: 'special' },
      'ana',
    );
    for (const command of ['planAudit', 'recordAudit']) {
      const asked = askedFor(command, state);
      const form = journeyForms[command];
      const draft = { ...form?.initial?.(asked), standards: [] };
      const body = bodyOf(form?.fields(asked) ?? [], draft, form?.fixed?.(asked));
      expect(form && errorsOf(form.schema, body)).toMatchObject({ standards: 'Choose at least one.' });
    }
  });

  it('offer to move to any body but the present one', () => {
    const { state } = anEnteredJourney();
    const [body] = journeyForms['beginTransfer']?.fields(askedFor('beginTransfer', state)) ?? [];
    expect(body).toMatchObject({ name: 'body', except: [state.body] });
  });

  it('tell two audits of a kind apart by their day, in words', () => {
    const { state } = held(aJourney());
    const [first] = state.audits;
    if (!first) throw new Error('Nothing was held');
    const twice = { ...state, audits: [first, { ...first, number: 2, to: '2026-11-24' }] };
    const audit = journeyForms['recordFinding']
      ?.fields(askedFor('recordFinding', twice))
      .find(({ name }) => name === 'audit');
    expect(audit?.options?.map(({ label }) => label.replace(/ \d{4}$/, ''))).toEqual([
      unbroken('text:Stage 1 audit, Mon 23 Nov'),
      unbroken('text:Stage 1 audit, Tue 24 Nov'),
    ]);
  });

  it('name a parent clause or a control of Annex A in a finding', () => {
    const { state } = anEnteredJourney([{ edition: 'ISO/IEC 27001:2022' }]);
    const clause = journeyForms['recordFinding']
      ?.fields(askedFor('recordFinding', state))
      .find(({ name }) => name === 'clause');
    expect(clause?.options?.map(({ value }) => value)).toEqual(
      expect.arrayContaining(['ISO/IEC 27001|9.2', 'ISO/IEC 27001|9.2.1', 'ISO/IEC 27001|A.8.34']),
    );
  });

  it('ask for the inputs of a management review, and for people and only what settles a proof', () => {
    const asked = { ...askedFor('confirmProof', aJourney().state), subject: 'stage:managementReview' };
    const form = journeyForms['confirmProof'];
    const fields = fieldsAsked(form?.fields(asked) ?? [], form?.initial?.(asked) ?? {}, new Set());
    const named = (name: string) => fields.filter((field) => field.name === name);
    expect(named('inputs')[0]?.options).toHaveLength(12);
    expect(named('people')).toEqual([expect.not.objectContaining({ optional: true })]);
    expect(named('status')[0]?.options?.map(({ value }) => value)).toEqual(['present', 'missing']);
    const documents = form?.fields({ ...asked, subject: 'stage:documentation' }) ?? [];
    expect(documents.find(({ name }) => name === 'status')?.options).toHaveLength(4);
  });

  it('ask why an audit was held while its gate was closed', () => {
    const names = (state: JourneyState) =>
      journeyForms['recordAudit']?.fields(askedFor('recordAudit', state)).map(({ name }) => name);
    const day = { from: '2026-11-23', to: '2026-11-23' };
    expect(names(aJourney().do('planAudit', { kind: 'stage1', ...day }, 'ana').state)).toContain('despite');
    expect(names(anEnteredJourney().do('planAudit', { kind: 'special', ...day }, 'ana').state)).not.toContain(
      'despite',
    );
  });

  it('begin an answer that was asked again with what was sent before', () => {
    const running = held(aJourney())
      .do('answerFinding', { finding: 1, correction: 'Added', cause: 'No owner', action: 'Owner named' }, 'ana')
      .do('recordVerdict', { finding: 1, what: 'answer', verdict: 'again' }, 'ana');
    expect(journeyForms['answerFinding']?.initial?.(askedFor('answerFinding', running.state))).toMatchObject({
      cause: 'No owner',
    });
  });
});

describe('days behind a limit', () => {
  const booked = anEnteredJourney().do(
    'planAudit',
    { kind: 'surveillance', from: '2027-01-11', to: '2027-01-12' },
    'ana',
  );
  const warned = (running: RunningJourney, command: string, subject: string, draft: Draft) =>
    (journeyForms[command]?.warns?.({ detail: detailOf(running.state), command, subject }, draft) ?? []).map(
      ({ title }) => [title.code, title.params['days']],
    );

  it('are said in the dialog that moves an audit there, and before one is planned there', () => {
    const late = { from: '2027-02-08', to: '2027-02-09' };
    expect(warned(booked, 'postponeAudit', 'audit:1', late)).toEqual([['pastLimit.surveillance', 18]]);
    expect(warned(booked, 'postponeAudit', 'audit:1', { from: '2027-01-21', to: '2027-01-22' })).toEqual([]);
    expect(warned(booked, 'postponeAudit', 'audit:1', {})).toEqual([]);
    const plan = { kind: 'surveillance', standards: ['ISO 9001'], ...late };
    expect(warned(anEnteredJourney(), 'planAudit', 'audits', plan)).toEqual([['pastLimit.surveillance', 18]]);
    expect(warned(anEnteredJourney(), 'planAudit', 'audits', { ...plan, kind: 'special' })).toEqual([]);
  });
});
