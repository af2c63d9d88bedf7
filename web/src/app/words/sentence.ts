import type { Param, Params, Words } from '#domain/kernel/param';
import { say, sayParam, type Speaker } from '#domain/kernel/sentence';
import { day, moment, type DateOptions } from './dates.ts';
import type { Names } from './names.ts';

/** What turns codes and parameters into the console's sentences. */
export interface Wording {
  readonly words: Words;
  readonly names: Names;
  readonly dates: DateOptions;
}

/** The words for a code; a code nobody has words for shows itself, so that nothing is ever blank. */
export function sentence(code: string, params: Params, wording: Wording): string {
  return code in wording.words ? say(code, params, wording.words, speakerOf(wording)) : itself(code);
}

/** One parameter by itself: a name, a date, a word of the catalogue. */
export function wordParam(param: Param, wording: Wording): string {
  if (typeof param === 'object' && 'code' in param) return sentence(param.code, {}, wording);
  return sayParam(param, wording.words, speakerOf(wording));
}

/** “Quality manager”, and where it is held: “Quality manager in Brno”. */
export function wordRole(role: string, site: string | undefined, wording: Wording): string {
  const word = sentence(`role.${role}`, {}, wording);
  return site === undefined ? word : `${word} in ${wording.names.site(site)}`;
}

/** How the screens say names and dates: short, in the reader's terms. */
function speakerOf(wording: Wording): Speaker {
  return {
    person: (id) => wording.names.person(id),
    date: (date) => day(date, wording.dates),
    at: (instant) => moment(instant, wording.dates),
    role: (role, site) => wordRole(role, site, wording),
    site: (id) => wording.names.site(id),
  };
}

/** The code without its kind: `stage.archived_v2` shows as `archived_v2`. */
function itself(code: string): string {
  return code.replace(/^[^.]+\.(?=.)/, '');
}
