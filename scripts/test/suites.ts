/** A part of the tests that can be run by itself: `npm test -- pure api`. */
export interface Suite {
  readonly name: string;
  readonly about: string;
  readonly project: 'server' | 'web';
  /** Folders whose specs belong to the suite. */
  readonly folders: readonly string[];
  /** Whether it needs mongod and Temporal. */
  readonly needsEngines: boolean;
  /** Whether it needs Chromium and the built console. */
  readonly needsBrowser: boolean;
  /** Spec files at a time; the engines and a browser share the machine with them. */
  readonly parallel: number;
}

/** All suites, quickest first, so that a mistake shows early. */
export const suites: readonly Suite[] = [
  {
    name: 'pure',
    about: 'rules, settings and scripts, without a server',
    project: 'server',
    folders: ['workflows', 'config', 'scripts'],
    needsEngines: false,
    needsBrowser: false,
    parallel: 2,
  },
  {
    name: 'web',
    about: 'parts of the console',
    project: 'web',
    folders: ['web'],
    needsEngines: false,
    needsBrowser: false,
    parallel: 2,
  },
  {
    name: 'workflows',
    about: 'durable processes on the real Temporal server and database',
    project: 'server',
    folders: ['activities', 'worker', 'tests/workflows'],
    needsEngines: true,
    needsBrowser: false,
    parallel: 2,
  },
  {
    name: 'api',
    about: 'the HTTP interface on the real engine and database',
    project: 'server',
    folders: ['api', 'tests/api'],
    needsEngines: true,
    needsBrowser: false,
    parallel: 2,
  },
  {
    name: 'replay',
    about: 'recorded histories with today’s workflow code',
    project: 'server',
    folders: ['tests/replay'],
    needsEngines: true,
    needsBrowser: false,
    parallel: 1,
  },
  {
    name: 'e2e',
    about: 'the whole product in a browser',
    project: 'server',
    folders: ['tests/e2e'],
    needsEngines: true,
    needsBrowser: true,
    parallel: 1,
  },
];
