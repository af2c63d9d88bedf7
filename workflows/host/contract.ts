import type { RecordedEvent } from '#domain/kernel/head';
import type { CommandInput, Input, Outcome } from '#domain/kernel/input';
import type { Instant } from '#domain/kernel/instant';

/**
 * What host, activities and API agree on. Names of workflows (process types), updates (command names), signals,
 * queries and activities are permanent: running workflows were started with them.
 */
export const TASK_QUEUE = 'perennial';
export const BORN_UPDATE = 'born';
export const FACT_SIGNAL = 'fact';
export const WAKE_SIGNAL = 'wake';
export const STATE_QUERY = 'state';

/** Inputs waiting on one process beyond which new commands are told to come back. */
export const QUEUE_LIMIT = 10;

/**
 * The search attribute of every process workflow, set when it starts, so that Temporal's own list can be filtered by site.
 * Only what never changes: a change is a write of Temporal's visibility store, a third of what a command costs there. Stage
 * and people are in the workflow's current details.
 */
export const SITE_ATTRIBUTE = 'PerennialSite';

/** What an update answers: the outcome, and the fingerprint of the command whose it is. */
export type UpdateAnswer = Outcome & { readonly of?: string };

/** The argument of every process workflow: a birth, or where a run before it (or the record) stands. */
export interface RunStart {
  readonly key: string;
  readonly type: string;
  readonly site: string;
  /** Raised by every start from the record; continue-as-new hands it on. */
  readonly epoch: number;
  readonly version: number;
  readonly state: unknown;
  readonly nextDue: Instant | null;
  /** The first input in the queue: the birth, or the command that reopens. */
  readonly first: CommandInput | null;
  /** Its beginning is recorded, and no run was before this one: nothing that it is brought can be decided already. */
  readonly fresh?: true;
  /** What it waits for, until the first turn says so anew. */
  readonly details?: string;
}

/** What the workflow asks the record to do. */
export interface RecordRequest {
  readonly key: string;
  readonly type: string;
  readonly site: string;
  readonly epoch: number;
  /** The version the workflow knows; a record that is ahead answers with the events in between. */
  readonly version: number;
  /** The version this run began with; the record decides when a run is long enough. */
  readonly runVersion: number;
  readonly inputs: readonly Input[];
  /** The workflow's clock. */
  readonly at: Instant;
}

/** What was recorded. Everything the host commands afterwards comes from here. */
export type RecordResult =
  | {
      readonly status: 'recorded';
      readonly outcomes: Readonly<Record<string, Outcome>>;
      /** Every event after the request's version, also those of an attempt that died. */
      readonly events: readonly RecordedEvent[];
      readonly version: number;
      readonly nextDue: Instant | null;
      /** Search attributes that an earlier release let runs change; no longer given, kept for the replay of what was. */
      readonly attributes?: Readonly<Record<string, string>> | null;
      /** Text for Temporal's own page: what the process waits for. Null where it is what it was: history is dear. */
      readonly details: string | null;
      readonly rollOver: boolean;
      /** Nothing is open any more (or the birth was refused): the run ends. */
      readonly closed: boolean;
    }
  | {
      /** Another run has taken over; this one ends without a word. */
      readonly status: 'superseded';
    };

/** The activity a process workflow calls; run as a local activity first, as a normal one when that fails. */
export interface RecordActivities {
  record(request: RecordRequest): Promise<RecordResult>;
}

/** What has to be looked at every minute; each part is one activity, so that one that fails holds up no other. */
export interface HousekeepingActivities {
  wakeOverdueProcesses(): Promise<number>;
  mailUrgentNotices(): Promise<number>;
  mailDigests(): Promise<number>;
  removeUnattachedFiles(): Promise<number>;
}
