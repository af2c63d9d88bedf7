import type { Param, Params, Words } from './param.ts';
import type { Role } from './roles.ts';

/** What the edge knows and the catalogue does not: names, and how dates are said where the reader is. */
export interface Speaker {
  person(id: string): string;
  date(date: string): string;
  at(instant: string): string;
  role(role: Role, site: string | undefined): string;
  site(id: string): string;
}

/** A list in words: “a, b and c”. */
function joined(parts: readonly string[]): string {
  return parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`;
}

/** One parameter in words. A word of the catalogue may itself have places to fill: `around` fills them. */
export function sayParam(param: Param, words: Words, speaker: Speaker, around: Params = {}): string {
  if (typeof param === 'string') return param;
  if (typeof param === 'number') return String(param);
  if ('person' in param) return speaker.person(param.person);
  if ('people' in param) return joined(param.people.map((id) => speaker.person(id)));
  if ('date' in param) return speaker.date(param.date);
  if ('at' in param) return speaker.at(param.at);
  if ('role' in param) return speaker.role(param.role, param.site);
  if ('site' in param) return speaker.site(param.site);
  if ('process' in param) return param.process;
  return say(param.code, around, words, speaker);
}

/** A sentence of the catalogue with its parameters filled in. A code that is not known is shown as itself. */
export function say(code: string, params: Params, words: Words, speaker: Speaker): string {
  const template = words[code];
  if (template === undefined) return code;
  return template.replace(/\{(\w+)\}/g, (placeholder, name: string) => {
    const param = params[name];
    return param === undefined ? placeholder : sayParam(param, words, speaker, params);
  });
}
