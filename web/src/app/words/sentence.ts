import type { Param, Params, Words } from '#domain/kernel/param';
import { day, moment, type DateOptions } from './dates.ts';
import type { Names } from './names.ts';

/** What turns codes and parameters into a sentence. */
export interface Speaker {
  readonly words: Words;
  readonly names: Names;
  readonly dates: DateOptions;
}

/** More names than this are counted instead of listed. */
const LISTED_NAMES = 3;

const list = new Intl.ListFormat('en', { type: 'conjunction' });

/** The words for a code; a code nobody has words for shows itself, so that nothing is ever blank. */
export function sentence(code: string, params: Params, speaker: Speaker): string {
  const template = speaker.words[code];
  return template === undefined ? itself(code) : fill(template, params, speaker);
}

/** Puts the parameters into a template: `{name}`. A missing one stays visible as `{name}`. */
export function fill(template: string, params: Params, speaker: Speaker): string {
  return template.replace(/\{(\w+)\}/g, (placeholder, name: string) => {
    const param = params[name];
    return param === undefined ? placeholder : wordParam(param, speaker);
  });
}

/** One parameter in words. */
export function wordParam(param: Param, speaker: Speaker): string {
  if (typeof param !== 'object') return String(param);
  if ('person' in param) return speaker.names.person(param.person);
  if ('people' in param) return wordPeople(param.people, speaker.names);
  if ('date' in param) return day(param.date, speaker.dates);
  if ('at' in param) return moment(param.at, speaker.dates);
  if ('role' in param) return wordRole(param.role, param.site, speaker);
  if ('process' in param) return param.process;
  return sentence(param.code, {}, speaker);
}

/** “Ana Ruiz and Petr Novak”; many are counted: “5 people”. */
export function wordPeople(ids: readonly string[], names: Names): string {
  return ids.length > LISTED_NAMES ? `${String(ids.length)} people` : list.format(ids.map((id) => names.person(id)));
}

/** “Quality manager”, and where it is held: “Quality manager in Brno”. */
export function wordRole(role: string, site: string | undefined, speaker: Speaker): string {
  const word = sentence(`role.${role}`, {}, speaker);
  return site === undefined ? word : `${word} in ${speaker.names.site(site)}`;
}

/** The code without its kind: `stage.archived_v2` shows as `archived_v2`. */
function itself(code: string): string {
  const dot = code.indexOf('.');
  return dot < 0 || dot === code.length - 1 ? code : code.slice(dot + 1);
}
