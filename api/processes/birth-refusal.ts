import { heldElsewhere } from '#activities/store/claims';
import { applyTurn, claimsMade } from '#domain/kernel/apply';
import type { Head } from '#domain/kernel/head';
import type { CommandInput, Outcome } from '#domain/kernel/input';
import type { AnyProcess } from '#domain/kernel/process';
import type { ApiDeps } from '../platform/deps.ts';
import { realNow } from './caller.ts';
import { inTime } from './look-up.ts';

/**
 * The refusal that the rules would record of a birth, asked before a number is taken: a number that no process has is a
 * question every auditor asks. Null where nothing speaks against it; the record decides then, and what has changed
 * meanwhile may still leave a gap.
 */
export async function birthRefusal(
  deps: ApiDeps,
  process: AnyProcess,
  site: string,
  input: CommandInput,
): Promise<Outcome | null> {
  const head: Head = { key: '', site, version: 0, state: null, lastAt: null, parked: [] };
  const [around, held] = await inTime(
    Promise.all([deps.surroundings.forSite(site), heldElsewhere(deps.store, '', claimsMade(process, [input]))]),
  );
  // A rule that throws throws again in the record, which opens the incident.
  const turn = applyTurn(process, head, [input], realNow(), { ...around, held, since: [], fault: () => '' });
  const outcome = turn.outcomes.get(input.id);
  return outcome?.status === 'refused' ? outcome : null;
}
