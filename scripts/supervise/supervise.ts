import type { Child } from '../engine/child.ts';
import type { ProcessList } from './process-list.ts';

const longestPauseMs = 30_000;
/** A child that ran this long was healthy: the next pause starts from the shortest again. */
const healthyAfterMs = 60_000;

/** Something that is to run for as long as the installation does. */
export interface Service {
  readonly name: string;
  /** Starts it and returns once it works; called again after a crash. */
  readonly start: (onSpawn: (pid: number) => void) => Promise<Child>;
}

/** A service under supervision. */
export interface Supervised {
  readonly name: string;
  /** Ends the service for good; it gets `graceMs` before it is killed. */
  readonly stop: (graceMs: number) => Promise<void>;
}

/** What supervision needs from its surroundings. */
export interface SuperviseDeps {
  readonly processes: ProcessList;
  readonly report: (line: string) => void;
}

/** Starts a service and starts it again, after 1, 2, 4 … 30 s, whenever it ends by itself. Fails if the first start does. */
export async function supervise(service: Service, { processes, report }: SuperviseDeps): Promise<Supervised> {
  const stopping = new AbortController();
  const isStopping = (): boolean => stopping.signal.aborted;
  let child = await startListed();
  let pauseMs = 1_000;
  const watching = watch();

  function startListed(): Promise<Child> {
    return service.start((pid) => processes.add(service.name, pid));
  }

  async function watch(): Promise<void> {
    while (!isStopping()) {
      const startedAt = performance.now();
      const how = await child.ended;
      processes.remove(child.pid);
      if (isStopping()) return;
      if (performance.now() - startedAt > healthyAfterMs) pauseMs = 1_000;
      report(`${service.name} ended (${how}), starting it again in ${pauseMs / 1000} s; its log: ${child.logFile}`);
      await restart();
    }
  }

  async function restart(): Promise<void> {
    while (!isStopping()) {
      await sleep(pauseMs, stopping.signal);
      pauseMs = Math.min(pauseMs * 2, longestPauseMs);
      if (isStopping()) return;
      try {
        child = await startListed();
        report(`${service.name} runs again`);
        return;
      } catch (error) {
        report(`${service.name} could not be started again: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
  }

  return {
    name: service.name,
    stop: async (graceMs) => {
      stopping.abort();
      await child.stop(graceMs);
      await watching;
      // A restart may have been under way when the order came.
      await child.stop(graceMs);
      processes.remove(child.pid);
    },
  };
}

function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
