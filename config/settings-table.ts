import { settingInfo, settingNames, settingsSchema } from './settings-schema.ts';

/** All settings as a Markdown table, for the documentation. */
export function settingsTable(): string {
  const rows = settingNames.map((name) => {
    const { description, expected, secrecy } = settingInfo(name);
    const fallback = settingsSchema.shape[name].safeParse(undefined);
    const value = !fallback.success ? 'required' : fallback.data === null ? '' : `\`${String(fallback.data)}\``;
    return `| \`${name}\` | ${description}${secrecy === 'secret' ? ' (secret)' : ''} | ${expected} | ${value} |`;
  });
  return ['| setting | what for | expected | default |', '| --- | --- | --- | --- |', ...rows].join('\n');
}
