import { pastLimitSentence, type PastLimit } from '#domain/certification/certificates/past-limit';
import type { ProcessView } from '../../processes/process-view.ts';
import { capitalized } from '../../words/capital.ts';

/** “The surveillance of ISO 9001:2015 is 16 days after its limit of Sun 14 Feb 2027; the body may suspend”. */
export function pastLimitWords(one: PastLimit, view: Pick<ProcessView, 'say'>): string {
  const { code, params } = pastLimitSentence(one);
  return capitalized(view.say(code, params));
}
