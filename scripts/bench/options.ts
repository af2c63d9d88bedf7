import { parseArgs } from 'node:util';
import { PARTS, type PartName } from './figure.ts';

/** What of the bench is run, and how long. */
export interface BenchOptions {
  readonly parts: readonly PartName[];
  readonly rounds: number;
  /** Sizes of the records that are read. */
  readonly records: readonly number[];
  /** Open CAPAs for measuring memory. */
  readonly open: number;
  /** Few operations a round: shows that everything works, measures nothing well. */
  readonly quick: boolean;
  /** Ends with 1 when a target is missed. */
  readonly strict: boolean;
  readonly help: boolean;
}

/** Shown by `--help` and beside a wrong option. */
export const benchUsage = `npm run bench [-- parts and options]
  a                     commands: latency at 1 and 16 in parallel, history events a command
  b                     whole CAPA lifecycles a second
  c                     list, inbox and search with many records
  d                     replay, start-up, memory, first page
  e                     forecast of 500 journeys
  f                     history of a certification over a whole cycle, its gap page
                        (without a part: all of them)
  --rounds <n>          rounds of every comparison, 5
  --records <n,n>       sizes to read, 10000,100000; kept in .cache/bench between runs
  --open <n>            open CAPAs for measuring memory, 3000
  --quick               few operations a round, only to see that it works
  --strict              end with 1 when a target is missed`;

/** Reads the command line; throws an error that holds the usage when it is wrong. */
export function readBenchOptions(args: readonly string[]): BenchOptions {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        rounds: { type: 'string', default: '5' },
        records: { type: 'string', default: '10000,100000' },
        open: { type: 'string', default: '3000' },
        quick: { type: 'boolean', default: false },
        strict: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    const unknown = positionals.filter((name) => !PARTS.some((part) => part === name));
    if (unknown.length > 0) throw new Error(`There is no part ${unknown.join(', ')}`);
    return {
      parts: PARTS.filter((part) => positionals.length === 0 || positionals.includes(part)),
      rounds: wholeNumber('--rounds', values.rounds),
      records: values.records
        .split(',')
        .map((size) => wholeNumber('--records', size))
        .sort((a, b) => a - b),
      open: wholeNumber('--open', values.open),
      quick: values.quick,
      strict: values.strict,
      help: values.help,
    };
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : String(error)}\n\n${benchUsage}`, { cause: error });
  }
}

function wholeNumber(name: string, value: string): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number) || number < 1) throw new Error(`${name} wants whole numbers from 1, not ${value}`);
  return number;
}
