import type { ServerResponse } from 'node:http';
import { z } from 'zod';
import { reaches } from '../platform/reach.ts';
import { inTime } from '../processes/look-up.ts';
import { visitorNow } from '../platform/visits.ts';
import { route, type Route } from '../platform/route.ts';
import type { ApiDeps } from '../platform/deps.ts';
import type { SignedIn } from '../platform/signed-in.ts';
import type { Change } from './live-feed.ts';

/** Keeps proxies from closing a quiet stream. */
const HEARTBEAT_MS = 15_000;
/** Then the browser connects again by itself. */
const STREAM_MS = 10 * 60_000;
/** How long a visit and its person are trusted without asking again. */
const TRUSTED_FOR_MS = 1_000;
/** A browser that does not read is let go. */
const UNREAD_LIMIT_BYTES = 256 * 1024;

/** Tells a browser what changes among the processes it may see. */
export const liveUpdates: Route = route({
  method: 'get',
  path: '/api/live',
  operationId: 'liveUpdates',
  summary: 'Server-sent events: which processes changed (changed), and which of their contents (content)',
  tag: 'live',
  permission: 'process.read',
  schemas: {
    headers: z.looseObject({ 'last-event-id': z.string().max(40).optional() }),
    responses: { 200: 'eventStream' },
  },
  handler({ headers, person, visit, deps }) {
    const reader = new Reader(deps, visit.id, person);
    return { write: (response) => stream(response, deps, reader, placeOf(headers['last-event-id'])) };
  },
});

/** Who reads a stream. A stream outlives many changes, and so may the visit it was opened in or the reader's rights. */
class Reader {
  private readonly deps: ApiDeps;
  private readonly visitId: string;
  private readonly personId: string;
  private known: { readonly person: SignedIn | null; readonly at: number };

  constructor(deps: ApiDeps, visitId: string, person: SignedIn) {
    this.deps = deps;
    this.visitId = visitId;
    this.personId = person.id;
    this.known = { person, at: performance.now() };
  }

  /** The person as they are now; null when their visit is over. Throws when the record is away. */
  async now(): Promise<SignedIn | null> {
    const at = performance.now();
    if (at - this.known.at < TRUSTED_FOR_MS) return this.known.person;
    this.known = { person: await inTime(visitorNow(this.deps, this.visitId, this.personId)), at };
    return this.known.person;
  }
}

async function stream(
  response: ServerResponse,
  deps: ApiDeps,
  reader: Reader,
  lastSeen: bigint | 'unknown' | null,
): Promise<void> {
  const send = (text: string): void => {
    response.write(text);
    if (response.writableLength > UNREAD_LIMIT_BYTES) response.destroy();
  };
  let telling = Promise.resolve();
  // One after the other, so that a browser that comes back can name the last one it was told.
  const tell = (change: Change): void => {
    telling = telling.then(async () => {
      const person = response.writableEnded ? null : await reader.now();
      if (!person) response.end();
      else if (reaches(person, 'process.read', change)) send(changeEvent(change));
    });
    // The browser connects again, and is told then.
    telling = telling.catch(() => void response.end());
  };
  const known = typeof lastSeen === 'bigint' ? lastSeen : null;
  response.setHeader('Content-Type', 'text/event-stream');
  // With compression in between, nothing would arrive before the stream ends.
  response.setHeader('Cache-Control', 'no-cache, no-transform');
  response.setHeader('X-Accel-Buffering', 'no');
  const listener = { changed: tell, reset: () => send(event('reset', {})) };
  const { position, missed, end } = await deps.live.listen(listener, known);
  // Names the place at once, so that a browser that hears nothing for a while can still come back to it.
  send(event('ready', {}, position));
  if (lastSeen === 'unknown' || missed.kind === 'tooLongAgo') send(event('reset', {}, position));
  else for (const change of missed.changes) tell(change);

  const heartbeat = setInterval(() => {
    send(': still here\n\n');
    // Also who hears nothing is let go when the visit is over; while the record is away nobody can say.
    void reader.now().then(
      (person) => person ?? response.end(),
      () => undefined,
    );
  }, HEARTBEAT_MS);
  const lifetime = setTimeout(() => response.end(), STREAM_MS);
  const forget = deps.closing.onClose(() => {
    response.end();
  });
  response.on('close', () => {
    clearInterval(heartbeat);
    clearTimeout(lifetime);
    forget();
    end();
  });
}

/** An event of its own for contents: pages that show the process have nothing to read again when only a rating changed. */
function changeEvent({ key, type, version, site, id, content }: Change): string {
  if (!content) return event('changed', { type, key, version, site }, id);
  return event('content', { type, key, content: content.kind, round: content.round, version, site }, id);
}

function event(name: string, data: object, id?: bigint): string {
  const place = id === undefined ? '' : `id: ${String(id)}\n`;
  return `${place}event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
}

/** Where the browser stopped reading; an id that was not given out here means that anything may have been missed. */
function placeOf(id: string | undefined): bigint | 'unknown' | null {
  if (id === undefined || id === '') return null;
  return /^\d{1,20}$/.test(id) ? BigInt(id) : 'unknown';
}
