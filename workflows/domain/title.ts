/** The longest title a list shows. */
const LONGEST_TITLE = 120;

/** The title of what somebody described: its first sentence or line. */
export function titleOf(what: string): string {
  const [line = what] = what.split('\n');
  const sentence = /^.+?[.!?](?=\s)/.exec(line)?.[0].replace(/\.$/, '') ?? line.replace(/\.$/, '');
  return sentence.length <= LONGEST_TITLE ? sentence : `${sentence.slice(0, LONGEST_TITLE - 1).trimEnd()}…`;
}
