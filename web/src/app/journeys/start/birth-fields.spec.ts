import { describe, expect, it } from '@jest/globals';
import type { Draft } from '../../commands/draft.ts';
import {
  birthBody,
  birthFaults,
  certificateFieldsAsked,
  hasFaults,
  ofItsOwn,
  proposedExpiry,
  withJourney,
  withRefusal,
  type BirthDraft,
} from './birth-fields.ts';

const SITES = ['halden', 'brno'];
const about = { title: 'Brno: ISO 9001', site: 'brno', sites: ['brno'], scope: 'Forging', lead: 'ingrid.moe' };

const starting: BirthDraft = {
  way: 'start',
  about: { ...about, editions: ['ISO 9001:2026'] },
  certificates: [],
  audits: [],
};
const entering: BirthDraft = {
  way: 'enter',
  about: { ...about, body: 'aldersyn' },
  certificates: [
    {
      edition: 'ISO 9001:2015',
      number: 'AC-1',
      decidedOn: '2026-01-22',
      expiresOn: '2029-01-21',
      sites: ['brno'],
      scope: 'Forging',
      firstCycle: 'yes',
    },
  ],
  audits: [{ kind: 'surveillance', heldOn: '2026-05-19' }],
};

describe('what a journey begins with', () => {
  it('is a body without what was left empty', () => {
    expect(birthBody(starting, SITES)).toEqual({ ...about, editions: ['ISO 9001:2026'] });
    expect(hasFaults(birthFaults(starting, SITES))).toBe(false);
  });

  it('asks for the version of the Statement of Applicability where certificates name it', () => {
    const names = (edition: string) => certificateFieldsAsked(SITES, { edition }).map(({ name }) => name);
    expect(names('ISO/IEC 27001:2022')).toContain('soaVersion');
    expect(names('ISO 9001:2026')).not.toContain('soaVersion');
  });

  it('carries certificates and audits only where they are held already', () => {
    expect(birthBody(entering, SITES)).toMatchObject({
      certificates: [{ number: 'AC-1', firstCycle: true }],
      audits: [{ kind: 'surveillance', heldOn: '2026-05-19' }],
    });
    expect(birthBody({ ...entering, way: 'start' }, SITES)).not.toHaveProperty('certificates');
    expect(hasFaults(birthFaults(entering, SITES))).toBe(false);
  });

  it('says what is missing beside its field, also in the second certificate', () => {
    const faults = birthFaults(
      { ...entering, certificates: [...entering.certificates, { edition: 'ISO 45001:2018' }] },
      SITES,
    );
    expect(faults.certificates[0]).toEqual({});
    expect(Object.keys(faults.certificates[1] ?? {})).toEqual(expect.arrayContaining(['number', 'expiresOn']));
    expect(birthFaults({ ...starting, about: {} }, SITES).about).toHaveProperty('title');
  });

  it('puts a refusal of the rules beside the field it is about', () => {
    const none = birthFaults(entering, SITES);
    expect(withRefusal(none, 'certificates.0.expiresOn', 'It ended.').certificates[0]).toEqual({
      expiresOn: 'It ended.',
    });
    expect(withRefusal(none, 'body', 'Not known.').about).toEqual({ body: 'Not known.' });
    expect(withRefusal(none, null, 'No.')).toEqual(none);
  });

  it('asks since when a suspended certificate is suspended, and a reason only where a rule asks for it', () => {
    const [typed = {}] = entering.certificates;
    const names = (certificate: Draft, errors?: Record<string, string>) =>
      certificateFieldsAsked(SITES, certificate, errors).map(({ name }) => name);
    expect(names(typed)).not.toContain('suspendedOn');
    expect(names(typed)).not.toContain('despite');
    expect(names({ ...typed, suspended: 'yes' })).toEqual(expect.arrayContaining(['suspendedOn', 'suspendedUntil']));
    expect(names(typed, { despite: 'The rules allow less.' })).toContain('despite');
    expect(names({ ...typed, despite: 'So it is printed' })).toContain('despite');
    // What was typed for a suspension is not sent where there is none.
    const certificates = [{ ...typed, suspended: 'no', suspendedOn: '2026-10-05' }];
    expect(birthBody({ ...entering, certificates }, SITES)).toMatchObject({ certificates: [{ suspended: false }] });
    expect(JSON.stringify(birthBody({ ...entering, certificates }, SITES))).not.toContain('suspendedOn');
  });

  it('takes the sites and the scope of the journey for each certificate that says nothing else', () => {
    const [typed = {}] = entering.certificates;
    const { sites: _sites, scope: _scope, ...silent } = typed;
    const both = { ...entering.about, sites: ['brno', 'halden'] };
    const of = (certificate: Draft, journey: Draft = both) =>
      birthBody({ ...entering, about: journey, certificates: [certificate] }, SITES)['certificates'];
    expect(of(silent)).toMatchObject([{ sites: ['brno', 'halden'], scope: 'Forging' }]);
    expect(of({ ...silent, sites: ['halden'], scope: 'Coating' })).toMatchObject([
      { sites: ['halden'], scope: 'Coating' },
    ]);
    expect(of({ ...silent, sites: ['halden', 'brno'] }, entering.about)).toMatchObject([{ sites: ['brno'] }]);
  });

  it('keeps the sites of a certificate while another of its answers changes, and follows those of the journey', () => {
    const typed = { ...withJourney({ firstCycle: 'no' }, entering.about), number: 'AC-2' };
    const own = ofItsOwn(typed, entering.about);
    expect(own).toEqual({ firstCycle: 'no', number: 'AC-2' });
    expect(withJourney(own, { ...entering.about, sites: ['brno', 'halden'] })['sites']).toEqual(['brno', 'halden']);
    const chosen = ofItsOwn({ ...typed, sites: [] }, entering.about);
    expect(withJourney({ ...chosen, number: 'AC-3' }, entering.about)['sites']).toEqual([]);
  });

  it('proposes the end of the cycle as the body does it', () => {
    expect(proposedExpiry('2024-07-01', 'dayBefore')).toBe('2027-06-30');
    expect(proposedExpiry('2024-02-29', 'sameDay')).toBe('2027-02-28');
  });
});
