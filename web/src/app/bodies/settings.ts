import type { BodySettings } from '#domain/kernel/reference';
import { DEFAULT_BODY_SETTINGS } from '#domain/seed/body-settings';

export type SettingName = keyof BodySettings;
export type SettingValue = BodySettings[SettingName];

/** A setting of a certification body: how it is asked for and said. */
export interface Setting {
  readonly name: SettingName;
  readonly label: string;
  /** Numbers of days or months, one of some choices, or yes and no. */
  readonly kind: 'days' | 'months' | 'choice';
  /** What it means, where the label does not say it all. */
  readonly note?: string;
  readonly choices?: readonly { readonly value: SettingValue; readonly label: string }[];
}

/** Settings that belong together, under one head. */
export interface SettingGroup {
  readonly title: string;
  readonly settings: readonly Setting[];
}

/** Every setting in the order of the certification cycle ([practice]: certification bodies differ). */
export const SETTING_GROUPS: readonly SettingGroup[] = [
  {
    title: 'Certificate and surveillance',
    settings: [
      {
        name: 'expiry',
        label: 'A certificate ends',
        kind: 'choice',
        note: 'proposed only; the certificate decides',
        choices: [
          { value: 'dayBefore', label: 'the day before, three years later' },
          { value: 'sameDay', label: 'the same day, three years later' },
        ],
      },
      {
        name: 'surveillanceToleranceDays',
        label: 'A surveillance may be late by',
        kind: 'days',
        note: 'never the first one of the first cycle',
      },
      { name: 'bookingMonths', label: 'A surveillance is booked ahead by', kind: 'months' },
    ],
  },
  {
    title: 'Findings',
    settings: [
      {
        name: 'countFrom',
        label: 'Days count from',
        kind: 'choice',
        choices: [
          { value: 'lastDay', label: 'the last day of the audit' },
          { value: 'report', label: 'the audit report' },
        ],
      },
      { name: 'majorPlanDays', label: 'Answer to a major', kind: 'days' },
      { name: 'majorEvidenceDays', label: 'Evidence for a major', kind: 'days' },
      { name: 'minorPlanDays', label: 'Answer to a minor', kind: 'days' },
      { name: 'ownTimeDays', label: 'Its own time before a hard stop', kind: 'days', note: 'to verify and to decide' },
      { name: 'answersWithinDays', label: 'We ask when it has not answered for', kind: 'days' },
    ],
  },
  {
    title: 'Stage 1',
    settings: [
      { name: 'stage1WarnDays', label: 'Warn when stage 1 is older than', kind: 'days' },
      { name: 'stage1AskDays', label: 'Ask whether it still holds after', kind: 'days' },
    ],
  },
  {
    title: 'Recertification',
    settings: [
      { name: 'recertificationMonths', label: 'It starts before the expiry by', kind: 'months' },
      {
        name: 'earlyRecertificationMonths',
        label: 'The old expiry counts when decided early by at most',
        kind: 'months',
      },
      {
        name: 'cutOffBindsRecertification',
        label: 'The last day for new certificates',
        kind: 'choice',
        note: 'of an edition in transition',
        choices: [
          { value: true, label: 'also binds recertifications' },
          { value: false, label: 'binds new certificates only' },
        ],
      },
    ],
  },
];

const SETTINGS = SETTING_GROUPS.flatMap(({ settings }) => settings);

export function settingOf(name: SettingName): Setting {
  const found = SETTINGS.find((setting) => setting.name === name);
  if (!found) throw new Error(`The setting ${name} has no words`);
  return found;
}

/** “30 days”, “the last day of the audit”. */
export function settingInWords({ kind, choices }: Setting, value: SettingValue): string {
  if (kind === 'choice') return choices?.find((choice) => choice.value === value)?.label ?? String(value);
  const unit = kind === 'days' ? 'day' : 'month';
  return value === 1 ? `1 ${unit}` : `${String(value)} ${unit}s`;
}

/** “default: 30 days”. */
export function defaultInWords(setting: Setting): string {
  return `default: ${settingInWords(setting, DEFAULT_BODY_SETTINGS[setting.name])}`;
}
