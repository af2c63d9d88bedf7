import type { ServerResponse } from 'node:http';
import { z } from 'zod';
import { reaches } from '../platform/reach.ts';
import { route, type Route } from '../platform/route.ts';
import type { ApiDeps } from '../platform/deps.ts';
import type { SignedIn } from '../platform/signed-in.ts';
import type { Change } from './live-feed.ts';

/** Keeps proxies from closing a quiet stream. */
const HEARTBEAT_MS = 15_000;
/** Then the browser connects again by itself, and visit and roles are looked at anew. */
const STREAM_MS = 10 * 60_000;
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
  handler({ headers, person, deps }) {
    return { write: (response) => stream(response, deps, person, placeOf(headers['last-event-id'])) };
  },
});

async function stream(
  response: ServerResponse,
  deps: ApiDeps,
  person: SignedIn,
  lastSeen: bigint | 'unknown' | null,
): Promise<void> {
  const send = (text: string): void => {
    response.write(text);
    if (response.writableLength > UNREAD_LIMIT_BYTES) response.destroy();
  };
  const tell = (change: Change): void => {
    const { key, type, version, site, people, id, content } = change;
    if (!reaches(person, 'process.read', { key, site, people })) return;
    // An event of its own: pages that show the process have nothing to read again when only a rating changed.
    if (content) send(event('content', { type, key, content: content.kind, round: content.round, version, site }, id));
    else send(event('changed', { type, key, version, site }, id));
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

  const heartbeat = setInterval(() => send(': still here\n\n'), HEARTBEAT_MS);
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

function event(name: string, data: object, id?: bigint): string {
  const place = id === undefined ? '' : `id: ${String(id)}\n`;
  return `${place}event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
}

/** Where the browser stopped reading; an id that was not given out here means that anything may have been missed. */
function placeOf(id: string | undefined): bigint | 'unknown' | null {
  if (id === undefined || id === '') return null;
  return /^\d{1,20}$/.test(id) ? BigInt(id) : 'unknown';
}
