import { createServer } from 'node:net';

/** A TCP port of 127.0.0.1 that is free now: the preferred one when possible, otherwise any. */
export async function freePort(preferred?: number): Promise<number> {
  if (preferred !== undefined && (await listen(preferred)) !== null) return preferred;
  const port = await listen(0);
  if (port === null) throw new Error('no free TCP port on 127.0.0.1');
  return port;
}

function listen(port: number): Promise<number | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => {
      resolve(null);
    });
    server.listen({ port, host: '127.0.0.1' }, () => {
      const address = server.address();
      server.close(() => {
        resolve(address !== null && typeof address === 'object' ? address.port : null);
      });
    });
  });
}
