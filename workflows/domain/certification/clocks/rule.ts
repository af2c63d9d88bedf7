import type { Instant, LocalDate } from '../../kernel/instant.ts';
import type { Moment } from '../../kernel/moment.ts';
import type { Params } from '../../kernel/param.ts';
import type { Who } from '../../kernel/who.ts';
import type { JourneyState } from '../state.ts';
import type { Idle } from './armed.ts';

/** A clock as its rule wants it. */
export interface Wanted {
  readonly subject: string;
  readonly dueOn: LocalDate;
  readonly who: Who;
  readonly params?: Params;
  readonly command?: string;
  readonly opensOn?: LocalDate;
  /** Something happens by itself when the day is over. */
  readonly acts?: true;
  /** Hundreds of them run at once: only the next reminders are kept, later ones follow them. */
  readonly short?: true;
  /** Since when it runs, where that is not now. */
  readonly since?: Instant;
}

/** Why a clock of the table does not run for this subject: the code of a word (`idle.<reason>`). */
export type NotWanted = Pick<Idle, 'subject' | 'reason'>;

/** One row of the table of clocks. */
export interface Rule {
  readonly name: string;
  /** The clause that fixes it, or what kind of practice it is; shown in `docs/rules.md`. */
  readonly source: string;
  /** The setting that changes it; absent for a rule of the standard. */
  readonly setting?: string;
  /** For every subject there is: the clock, or the reason why none runs. */
  clocks(state: JourneyState, moment: Moment): readonly (Wanted | NotWanted)[];
}

export const isWanted = (one: Wanted | NotWanted): one is Wanted => 'dueOn' in one;
