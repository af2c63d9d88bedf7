import { describe, expect, it } from '@jest/globals';
import type { CapaState } from '#domain/capa/state';
import { aCapa } from '../../../../tests/builders/a-capa.ts';
import type { ProcessDetail } from '../processes/detail.ts';
import { catalogue } from '../words/catalogue.ts';
import { capaForms } from './capa-forms.ts';
import type { Asked } from './command-form.ts';
import { fieldsAsked, type Draft } from './draft.ts';

const calendar = { id: 'halden', version: 1, zone: 'Europe/Oslo', workdays: [1, 2, 3, 4, 5], holidays: [] };

function asked(state: CapaState, command: string, subject: string): Asked {
  const detail = { row: { key: 'CAPA-2026-0001', type: 'capa' }, state, availability: [], calendar, clockAheadMs: 0 };
  return { detail: detail as unknown as ProcessDetail, command, subject };
}

/** The fields that are asked for while the form holds this draft. */
const fields = (state: CapaState, command: string, subject: string, draft: Draft = {}): string[] =>
  fieldsAsked(capaForms[command]?.fields(asked(state, command, subject)) ?? [], draft, new Set()).map(
    ({ name }) => name,
  );

describe('an action that is done', () => {
  it('asks for a file first, and for a reason where there is none', () => {
    const { state } = aCapa().inImplementation().build();
    expect(fields(state, 'completeAction', 'action:1')).toEqual(['note', 'evidence', 'withoutEvidence']);
    const chosen = { evidence: ['f1'] };
    expect(fields(state, 'completeAction', 'action:1', chosen)).toEqual(['note', 'evidence', 'evidenceDate']);
  });

  it('asks for neither where a file on record shows it', () => {
    const file = { subject: 'action:1', fileId: 'f1', evidenceDate: '2026-11-20' };
    const { state } = aCapa().inImplementation().build().do('addEvidence', file, 'pia');
    expect(fields(state, 'completeAction', 'action:1')).toEqual(['note', 'evidence']);
    expect(fields(state, 'completeAction', 'action:2')).toContain('withoutEvidence');
  });

  it('says to whoever verifies it why nothing shows it', () => {
    const done = { action: 1, note: 'Done', withoutEvidence: 'The old gauge is gone' };
    const { state } = aCapa().inImplementation().build().do('completeAction', done, 'pia').complete(2);
    const warnings = (subject: string) => capaForms['verifyAction']?.warns?.(asked(state, 'verifyAction', subject), {});
    expect(warnings('action:1')).toMatchObject([{ points: [{ params: { text: 'The old gauge is gone' } }] }]);
    expect(warnings('action:1')?.every(({ title }) => title.code in catalogue)).toBe(true);
    expect(warnings('action:2')).toEqual([]);
  });
});

describe('a plan that waits for approval', () => {
  it('is approved in a later attempt with both criteria in view and a word that none is weaker', () => {
    const loop = aCapa().inEffectivenessCheck().build().judge('notEffective').toRootCause().toPlan();
    const { state } = loop.toApproval(loop.planFromNow({ criteria: 'Fewer than five' }));
    expect(fields(state, 'approvePlan', 'plan')).toEqual(['criteriaNotWeaker', 'comment']);
    const [warning] = capaForms['approvePlan']?.warns?.(asked(state, 'approvePlan', 'plan'), {}) ?? [];
    const points = warning?.points ?? [];
    expect(points.map(({ params }) => params['criteria']).filter(Boolean)).toEqual([
      'No batch below 8 µm for 60 days',
      'Fewer than five',
    ]);
    expect([warning?.title, ...points].every((one) => one !== undefined && one.code in catalogue)).toBe(true);
  });

  it('is approved in the first attempt as it is', () => {
    const { state } = aCapa().awaitingApproval().build();
    expect(fields(state, 'approvePlan', 'plan')).toEqual(['comment']);
    expect(capaForms['approvePlan']?.warns?.(asked(state, 'approvePlan', 'plan'), {})).toEqual([]);
  });
});
