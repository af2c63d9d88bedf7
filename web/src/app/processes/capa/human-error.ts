import type { ProcessView } from '../process-view.ts';

/** The question that is asked of every root cause, with its answers. */
export interface HumanErrorWords {
  readonly question: string;
  readonly choose: string;
  readonly yes: string;
  readonly no: string;
}

export function humanErrorWords(view: ProcessView): HumanErrorWords {
  const word = (name: string): string => view.say(`humanError.${name}`);
  return { question: word('question'), choose: word('choose'), yes: word('yes'), no: word('no') };
}

/** What was chosen; undefined while nothing is. */
export function answered(value: string): boolean | undefined {
  return value === '' ? undefined : value === 'yes';
}
