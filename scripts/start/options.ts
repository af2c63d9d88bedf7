import { parseArgs } from 'node:util';

/** What the person who starts Perennial asks for. */
export interface StartOptions {
  readonly empty: boolean;
  readonly reset: boolean;
  /** Answers the question before a reset in advance. */
  readonly yes: boolean;
  readonly printConfig: boolean;
  /** Restarts worker and API and rebuilds the console when a file changes. */
  readonly dev: boolean;
  readonly dataDir: string | null;
  readonly port: string | null;
  readonly help: boolean;
}

/** Shown by `--help` and beside a wrong option. */
export const startUsage = `npm start [-- options]
  --empty          begin without the demo organization; a first-run page creates the administrator
  --reset          delete all data of the embedded edition first (asks before; --yes does not)
  --data <folder>  keep the data there instead of in .perennial
  --port <port>    serve there instead of on 4300
  --print-config   show every setting and where it came from, then end
  --dev            restart and rebuild when a file changes`;

/** Reads the command line; throws an error that holds the usage when it is wrong. */
export function readStartOptions(args: readonly string[]): StartOptions {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        empty: { type: 'boolean', default: false },
        reset: { type: 'boolean', default: false },
        yes: { type: 'boolean', short: 'y', default: false },
        'print-config': { type: 'boolean', default: false },
        dev: { type: 'boolean', default: false },
        data: { type: 'string' },
        port: { type: 'string' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    return {
      empty: values.empty,
      reset: values.reset,
      yes: values.yes,
      printConfig: values['print-config'],
      dev: values.dev,
      dataDir: values.data ?? null,
      port: values.port ?? null,
      help: values.help,
    };
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : String(error)}\n\n${startUsage}`, { cause: error });
  }
}
