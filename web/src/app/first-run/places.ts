/** A country with its English name. */
export interface Country {
  readonly code: string;
  readonly name: string;
}

// ISO 3166-1 codes; the names come from the browser's own language data.
const CODES =
  'AD AE AF AG AL AM AO AR AT AU AZ BA BB BD BE BF BG BH BI BJ BN BO BR BS BT BW BY BZ CA CD CF CG CH CI CL CM CN CO CR CU CV CY CZ DE DJ DK DM DO DZ EC EE EG ER ES ET FI FJ FM FR GA GB GD GE GH GM GN GQ GR GT GW GY HK HN HR HT HU ID IE IL IN IQ IR IS IT JM JO JP KE KG KH KI KM KN KP KR KW KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MG MH MK ML MM MN MR MT MU MV MW MX MY MZ NA NE NG NI NL NO NP NR NZ OM PA PE PG PH PK PL PS PT PW PY QA RO RS RU RW SA SB SC SD SE SG SI SK SL SM SN SO SR SS ST SV SY SZ TD TG TH TJ TL TM TN TO TR TT TV TW TZ UA UG US UY UZ VA VC VE VN VU WS XK YE ZA ZM ZW';

const named = new Intl.DisplayNames(['en'], { type: 'region' });

export const countries: readonly Country[] = CODES.split(' ')
  .map((code) => ({ code, name: named.of(code) ?? code }))
  .sort((a, b) => a.name.localeCompare(b.name, 'en'));

/** IANA zones this browser knows. Its own is among them, also when the browser lists it under another name. */
export const zones: readonly string[] = [
  ...new Set([...Intl.supportedValuesOf('timeZone'), Intl.DateTimeFormat().resolvedOptions().timeZone]),
].sort();
