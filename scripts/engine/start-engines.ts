import { join } from 'node:path';
import type { Machine } from '#config/machine';
import { obtainExecutable } from '../binaries/obtain-executable.ts';
import { mongodBinary, temporalBinary } from '../binaries/pinned.ts';
import { startMongod, type Mongod } from './mongod.ts';
import { startTemporal, type Temporal } from './temporal.ts';

/** Paths of the two executables of the embedded edition. */
export interface Executables {
  readonly temporal: string;
  readonly mongod: string;
}

/** Both engines of one installation, bench or test run. */
export interface Engines {
  readonly mongod: Mongod;
  readonly temporal: Temporal;
  /** Stops both in order. */
  readonly stop: () => Promise<void>;
}

/** Finds or downloads Temporal and mongod for this machine. */
export async function obtainExecutables(machine: Machine, report: (line: string) => void): Promise<Executables> {
  const platform = `${process.platform}-${process.arch}`;
  const options = { searchPath: machine.searchPath, cacheDir: machine.cacheDir, report };
  return {
    temporal: await obtainExecutable(temporalBinary(platform), options),
    mongod: await obtainExecutable(mongodBinary(platform), options),
  };
}

/** Starts both engines on free ports with all data under `dir`, for anything that needs a world of its own. */
export async function startEngines(dir: string, executables: Executables): Promise<Engines> {
  const mongod = await startMongod({ executable: executables.mongod, dir: join(dir, 'mongod') });
  try {
    const temporal = await startTemporal({
      executable: executables.temporal,
      dir: join(dir, 'temporal'),
      headless: true,
    });
    const stop = async (): Promise<void> => {
      await temporal.stop();
      await mongod.stop();
    };
    return { mongod, temporal, stop };
  } catch (error) {
    await mongod.kill();
    throw error;
  }
}
