import { describe, expect, it } from '@jest/globals';
import { bodySettingsSchema, type Body } from '#domain/kernel/reference';
import { DEFAULT_BODY_SETTINGS } from '#domain/seed/body-settings';
import { unbroken } from '../../../../tests/builders/unbroken.ts';
import { bodyForm, bodyRequest, differencesOf, settingValues } from './body-form.ts';
import { bodyLine } from './body-lines.ts';
import { SETTING_GROUPS } from './settings.ts';

const NOW = new Date('2026-11-23T08:41:00Z');

const ALDERSYN: Body = {
  id: 'aldersyn',
  version: 4,
  name: 'Aldersyn Certification AS',
  shortName: 'Aldersyn',
  active: true,
  accreditation: { by: 'Norsk Akkreditering', number: 'MS 014', validUntil: '2030-03-31', mla: true },
  covers: ['ISO 9001:2015', 'ISO 14001:2015'],
  settings: { ...DEFAULT_BODY_SETTINGS, minorPlanDays: 30, countFrom: 'report' },
  byStandard: { 'ISO 45001': { majorEvidenceDays: 60, majorPlanDays: 14 } },
};

describe('the settings', () => {
  it('are asked for completely, each once', () => {
    const asked = SETTING_GROUPS.flatMap(({ settings }) => settings.map(({ name }) => name));
    expect([...asked].sort()).toEqual(Object.keys(bodySettingsSchema.shape).sort());
  });
});

describe('the form of a certification body', () => {
  it('sends back what it began with', () => {
    const { name, shortName, accreditation, covers, settings, byStandard } = ALDERSYN;
    const sent = bodyRequest(bodyForm(ALDERSYN), covers, settingValues(ALDERSYN), differencesOf(ALDERSYN));
    expect(sent).toEqual({ name, shortName, accreditation, covers, settings, byStandard });
  });

  it('begins a new one with the defaults, and sends no accreditation when there is none', () => {
    const form = { ...bodyForm(null), name: 'Other', shortName: 'Other', by: 'left over', accredited: false };
    expect(bodyRequest(form, [], settingValues(null), [])).toMatchObject({
      accreditation: null,
      settings: DEFAULT_BODY_SETTINGS,
      byStandard: {},
    });
  });
});

describe('the row of a certification body', () => {
  it('says which clocks are its own, and folds away what a row has no room for', () => {
    const line = bodyLine(ALDERSYN, NOW);
    expect(line.clocks).toEqual(['Days count from: the audit report', 'Answer to a minor: 30 days']);
    expect(line.moreClocks).toEqual([
      'ISO 45001, Answer to a major: 14 days',
      'ISO 45001, Evidence for a major: 60 days',
    ]);
  });

  it('says one clock more rather than that there is one', () => {
    const line = bodyLine({ ...ALDERSYN, byStandard: { 'ISO 45001': { majorPlanDays: 14 } } }, NOW);
    expect(line.clocks).toHaveLength(3);
    expect(line.moreClocks).toEqual([]);
  });

  it('keeps the name of each edition in one piece', () => {
    expect(bodyLine(ALDERSYN, NOW).covers).toBe('ISO\u00a09001:2015, ISO\u00a014001:2015');
  });

  it('says that the defaults hold', () => {
    const line = bodyLine({ ...ALDERSYN, settings: DEFAULT_BODY_SETTINGS, byStandard: {} }, NOW);
    expect(line.clocks).toEqual(['The defaults']);
  });

  it.each([
    ['2030-03-31', unbroken('until 31 Mar 2030'), null],
    ['2027-01-31', unbroken('until 31 Jan 2027'), 'soon'],
    ['2026-11-23', unbroken('until 23 Nov 2026'), 'soon'],
    ['2026-11-22', unbroken('ended 22 Nov 2026'), 'late'],
    [null, 'end not known', 'unknown'],
  ])('accredited until %s: %s', (validUntil, text, shape) => {
    const accreditation = { by: 'X', number: '1', validUntil, mla: true };
    expect(bodyLine({ ...ALDERSYN, accreditation }, NOW).valid).toEqual({ text, shape });
  });
});
