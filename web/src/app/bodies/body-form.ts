import type { Body } from '#domain/kernel/reference';
import { DEFAULT_BODY_SETTINGS } from '#domain/seed/body-settings';
import { SETTING_GROUPS, type SettingName, type SettingValue } from './settings.ts';

/** What the dialog holds while somebody types, apart from the settings. */
export interface BodyForm {
  readonly name: string;
  readonly shortName: string;
  readonly active: boolean;
  /** Whether an accreditation is on record. */
  readonly accredited: boolean;
  readonly by: string;
  readonly number: string;
  readonly validUntil: string;
  readonly mla: boolean;
}

export type SettingValues = Readonly<Record<SettingName, SettingValue>>;

/** One setting that differs for one standard. */
export interface Difference {
  /** Without its edition: `ISO 9001`. */
  readonly standard: string;
  readonly name: SettingName;
  readonly value: SettingValue;
}

export function bodyForm(body: Body | null): BodyForm {
  const accreditation = body?.accreditation;
  return {
    name: body?.name ?? '',
    shortName: body?.shortName ?? '',
    active: body?.active ?? true,
    // A new body usually has one.
    accredited: body?.accreditation !== null,
    by: accreditation?.by ?? '',
    number: accreditation?.number ?? '',
    validUntil: accreditation?.validUntil ?? '',
    mla: accreditation?.mla ?? true,
  };
}

export function settingValues(body: Body | null): SettingValues {
  return body?.settings ?? DEFAULT_BODY_SETTINGS;
}

/** The settings that differ for a standard, in the order of the dialog. */
export function differencesOf(body: Body | null): readonly Difference[] {
  const names = SETTING_GROUPS.flatMap(({ settings }) => settings.map(({ name }) => name));
  return Object.entries(body?.byStandard ?? {}).flatMap(([standard, settings]) =>
    names.flatMap((name) => {
      const value = settings[name];
      return value === undefined ? [] : [{ standard, name, value }];
    }),
  );
}

/** The body of the request that adds or changes a certification body. */
export function bodyRequest(
  form: BodyForm,
  covers: readonly string[],
  settings: SettingValues,
  differences: readonly Difference[],
): Readonly<Record<string, unknown>> {
  const { name, shortName, accredited, by, number, validUntil, mla } = form;
  const byStandard: Record<string, Partial<Record<SettingName, SettingValue>>> = {};
  for (const { standard, name: setting, value } of differences) {
    byStandard[standard] = { ...byStandard[standard], [setting]: value };
  }
  return {
    name,
    shortName,
    accreditation: accredited ? { by, number, validUntil: validUntil === '' ? null : validUntil, mla } : null,
    covers,
    settings,
    byStandard,
  };
}
