import type { Turn } from '#domain/kernel/apply';
import { peopleMeant } from '#domain/kernel/who';
import type { NoticeRow, OutboxRow, ProcessRow } from '#activities/store/rows';
import { insertAll, type Session, type Store } from '#activities/store/store';
import type { SiteSurroundings } from '#activities/store/surroundings';

/** What a turn changes beside events, outcomes and the head: messages to other processes, notices to people. */
export interface Effects {
  readonly outbox: readonly OutboxRow[];
  readonly notices: readonly NoticeRow[];
}

export const NO_EFFECTS: Effects = { outbox: [], notices: [] };

/** Works the effects out; pure. */
export function effectsOf(after: ProcessRow, turn: Turn, around: SiteSurroundings): Effects {
  const outbox: OutboxRow[] = [];
  const notices: NoticeRow[] = [];
  for (const [index, { reaction, seq, at }] of turn.reactions.entries()) {
    const id = `${after._id}:${reaction.id}`;
    if (reaction.do === 'notify') {
      const people = new Set(reaction.to.flatMap((who) => peopleMeant(who, around.directory)));
      for (const person of people) {
        notices.push({
          _id: `${id}:${person}`,
          person,
          key: after._id,
          type: after.type,
          site: after.site,
          title: after.title,
          code: reaction.code,
          params: reaction.params,
          at,
          urgency: reaction.urgency,
          mailId: null,
        });
      }
    } else {
      const target = reaction.do === 'tell' ? reaction.to : (reaction.key ?? `start:${reaction.process}`);
      outbox.push({
        _id: id,
        from: after._id,
        target,
        seq,
        index,
        at,
        effect: reaction,
        status: 'pending',
        result: null,
        doneAt: null,
      });
    }
  }
  return { outbox, notices };
}

/**
 * What an attempt of a turn takes for granted: usually inputs and reactions are new and the head is the remembered one.
 * Where that proved wrong, the next attempt looks everything up.
 */
export type Trust = 'assumeNew' | 'lookUpFirst';

/** Writes them in the transaction. A reaction that was caused before stays as it is, or ends the attempt as a double. */
export async function writeEffects(
  store: Store,
  session: Session,
  effects: readonly Effects[],
  trust: Trust,
): Promise<void> {
  const outbox = effects.flatMap((one) => one.outbox);
  const notices = effects.flatMap((one) => one.notices);
  if (trust === 'assumeNew') {
    await insertAll(store.outbox, outbox, session);
    await insertAll(store.notices, notices, session);
    return;
  }
  if (outbox.length > 0) await store.outbox.bulkWrite(onceOnly(outbox), { session });
  if (notices.length > 0) await store.notices.bulkWrite(onceOnly(notices), { session });
}

function onceOnly<T extends { _id: string }>(rows: readonly T[]) {
  return rows.map(({ _id, ...rest }) => ({
    updateOne: { filter: { _id }, update: { $setOnInsert: rest }, upsert: true },
  }));
}
