import type { Body } from '#domain/kernel/reference';
import { DEFAULT_BODY_SETTINGS } from '#domain/seed/body-settings';
import { dayWithYear, localDateOf } from '../standards/edition-lines.ts';
import type { Shape } from '../ui/shape.ts';
import { differencesOf } from './body-form.ts';
import { SETTING_GROUPS, settingInWords, settingOf } from './settings.ts';

/** So long before its end an accreditation is worth a look: a new one takes months. */
const SOON_DAYS = 90;

/** So many clocks before the rest is folded away. */
const CLOCKS_SHOWN = 2;

/** A certification body in words, as its row says it. */
export interface BodyLine {
  readonly body: Body;
  readonly accreditation: string;
  readonly number: string;
  readonly valid: { readonly text: string; readonly shape: Shape | null };
  /** Whether other bodies can take its certificates over (IAF MD 2). */
  readonly mla: string;
  readonly covers: string;
  /** The clocks that differ from the defaults, in words; those for one standard name it. */
  readonly clocks: readonly string[];
  /** What a row has no room for. */
  readonly moreClocks: readonly string[];
}

/** Words a body on the day of `now`. */
export function bodyLine(body: Body, now: Date): BodyLine {
  const { accreditation, covers } = body;
  const differences = differencesOf(body);
  const changed = SETTING_GROUPS.flatMap(({ settings }) => settings).filter(
    ({ name }) => body.settings[name] !== DEFAULT_BODY_SETTINGS[name],
  );
  const clocks = [
    ...changed.map((setting) => `${setting.label}: ${settingInWords(setting, body.settings[setting.name])}`),
    ...differences.map(({ standard, name, value }) => {
      const setting = settingOf(name);
      return `${standard}, ${setting.label}: ${settingInWords(setting, value)}`;
    }),
  ];
  // One line more takes no more room than the words that there is one.
  const shown = clocks.length > CLOCKS_SHOWN + 1 ? CLOCKS_SHOWN : clocks.length;
  return {
    body,
    accreditation: accreditation?.by ?? 'No accreditation on record',
    number: accreditation?.number ?? '',
    valid: validity(accreditation, now),
    mla: accreditation === null ? '' : accreditation.mla ? 'MLA signatory' : 'no MLA signatory',
    covers: covers.map(unbroken).join(', ') || 'No editions named',
    clocks: clocks.length === 0 ? ['The defaults'] : clocks.slice(0, shown),
    moreClocks: clocks.slice(shown),
  };
}

/** The name of an edition is read in one piece. */
function unbroken(name: string): string {
  return name.replaceAll(' ', '\u00a0');
}

function validity(accreditation: Body['accreditation'], now: Date): BodyLine['valid'] {
  if (accreditation === null) return { text: '', shape: null };
  const { validUntil } = accreditation;
  if (validUntil === null) return { text: 'end not known', shape: 'unknown' };
  const date = dayWithYear(validUntil);
  const today = localDateOf(now);
  if (validUntil < today) return { text: `ended ${date}`, shape: 'late' };
  const soon = localDateOf(new Date(now.getTime() + SOON_DAYS * 86_400_000));
  return { text: `until ${date}`, shape: validUntil <= soon ? 'soon' : null };
}
