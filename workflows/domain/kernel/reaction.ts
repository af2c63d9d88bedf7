import type { Params } from './param.ts';
import type { Who } from './who.ts';

/**
 * What a process causes outside itself. The id is `<kind>:<subject>:<round>`, unique per process, so that nothing
 * is started, told or sent twice.
 */
export type Reaction =
  | {
      readonly do: 'start';
      readonly id: string;
      /** The process type to be born and the birth command it begins with. */
      readonly process: string;
      readonly birth: string;
      readonly site: string;
      readonly body: Readonly<Record<string, unknown>>;
      /** Where the rules named the key that was reserved for it (`Moment.newKey`). */
      readonly key?: string;
    }
  | {
      readonly do: 'tell';
      readonly id: string;
      /** Key of the process that learns the fact. */
      readonly to: string;
      readonly fact: string;
      readonly body: Readonly<Record<string, unknown>>;
    }
  | {
      readonly do: 'notify';
      readonly id: string;
      readonly to: readonly Who[];
      /** Word of the catalogue: `notice.<code>`. */
      readonly code: string;
      readonly params: Params;
      /** `atOnce` is mailed at once (the first breach of a major, danger); all else waits for the day's digest. */
      readonly urgency: 'digest' | 'atOnce';
    };
