import { suites, type Suite } from './suites.ts';

/** What to run, and what jest is told besides. */
export interface TestOptions {
  readonly suites: readonly Suite[];
  /** Only starts the engines, says how to reach them and waits. */
  readonly enginesOnly: boolean;
  readonly jestArguments: readonly string[];
}

/** Shown by `--help` and beside a wrong suite. */
export const testUsage = [
  'npm test [-- suites…] [options for jest]   e.g. npm test -- pure api -t escalates',
  ...suites.map(({ name, about }) => `  ${name.padEnd(10)} ${about}`),
  '  --engines  only start mongod and Temporal and say how to reach them, until Ctrl-C',
].join('\n');

/** Leading words choose suites, from the first option on everything belongs to jest. Throws on an unknown suite. */
export function readTestOptions(args: readonly string[]): TestOptions {
  const firstOption = args.findIndex((arg) => arg.startsWith('-'));
  const names = firstOption === -1 ? args : args.slice(0, firstOption);
  const rest = firstOption === -1 ? [] : args.slice(firstOption);
  const unknown = names.filter((name) => !suites.some((suite) => suite.name === name));
  if (unknown.length > 0) throw new Error(`No suite is called ${unknown.join(', ')}.\n\n${testUsage}`);
  return {
    suites: names.length === 0 ? suites : suites.filter((suite) => names.includes(suite.name)),
    enginesOnly: rest.includes('--engines'),
    jestArguments: rest.filter((arg) => arg !== '--engines'),
  };
}
