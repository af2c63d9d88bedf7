import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Express } from 'express';
import type { Closing } from './closing.ts';

/** How long requests in flight may take to finish when the server closes. */
const CLOSE_WITHIN_MS = 4_000;

export interface RunningServer {
  readonly port: number;
  /** Takes no new request, ends event streams, lets what is in flight finish, then cuts the rest. */
  close(): Promise<void>;
}

/** Listens until closed. */
export async function listen(
  app: Express,
  at: { host: string; port: number },
  closing: Closing,
): Promise<RunningServer> {
  const server = createServer(app);
  // Longer than proxies keep theirs, so that no proxy sends a request into a connection that is just closing.
  server.keepAliveTimeout = 65_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(at.port, at.host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  return { port: portOf(server), close: () => closeServer(server, closing) };
}

async function closeServer(server: Server, closing: Closing): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    server.close(() => {
      resolve();
    });
  });
  const cut = setTimeout(() => {
    server.closeAllConnections();
  }, CLOSE_WITHIN_MS);
  await closing.close();
  server.closeIdleConnections();
  await closed;
  clearTimeout(cut);
}

function portOf(server: Server): number {
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server listens on no port');
  return address.port;
}
