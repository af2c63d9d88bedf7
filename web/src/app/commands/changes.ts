import type { Difference } from '#domain/kernel/difference';
import type { Param } from '#domain/kernel/param';
import { capitalized } from '../words/capital.ts';
import { sentence, wordParam, type Wording } from '../words/sentence.ts';
import type { Preview } from './preview.ts';

/** One thing of a process with what changes about it, in words. */
export interface Changed {
  /** “Certificate ISO 9001:2026”. */
  readonly name: string;
  readonly lines: readonly ChangedLine[];
}

export interface ChangedLine {
  readonly what: string;
  /** Null where it stays: `after` is what it stays. */
  readonly before: string | null;
  readonly after: string;
}

const NONE = 'none';

/** Words what a command changes; dates that somebody is given in the same moment are told there, with the person. */
export function wordChanges({ differences, waitingBegins }: Preview, wording: Wording): readonly Changed[] {
  const isGiven = ({ code, subject }: Difference['dates'][number]): boolean =>
    waitingBegins.some((line) => line.code === code && line.subject === subject && line.who.kind !== 'nobody');
  return differences.flatMap(({ name, facts, dates }): Changed[] => {
    const lines = [
      ...facts.map(({ code, before, after }) => wordFact(sentence(code, {}, wording), before, after, wording)),
      ...dates
        .filter((one) => !isGiven(one))
        .map(({ code, params, before, after }) =>
          wordDate(capitalized(sentence(`waiting.${code}`, params, wording)), before, after, wording),
        ),
    ];
    return lines.length === 0 ? [] : [{ name: sentence(name.code, name.params, wording), lines }];
  });
}

function wordFact(what: string, before: Param | null, after: Param | null, wording: Wording): ChangedLine {
  const word = (param: Param | null): string => (param === null ? NONE : wordParam(param, wording));
  const [from, to] = [word(before), word(after)];
  return { what, before: from === to ? null : from, after: to };
}

function wordDate(what: string, before: string | null, after: string | null, wording: Wording): ChangedLine {
  const word = (date: string): string => wordParam({ date }, wording);
  if (after === null) return { what, before: word(before ?? ''), after: 'no longer' };
  return { what, before: before === null ? 'no date' : word(before), after: word(after) };
}
