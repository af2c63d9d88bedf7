import { createConnection, createServer, type Server, type Socket } from 'node:net';

/** A way to a database server that can be cut: what goes through it finds nobody until it is mended. */
export interface Way {
  readonly uri: string;
  cut(): void;
  mend(): Promise<void>;
  close(): Promise<void>;
}

/** Opens a way to the server of this address. */
export async function openWay(target: URL): Promise<Way> {
  const sockets = new Set<Socket>();
  const { host, port } = firstHost(target);
  const server = createServer((near) => {
    const far = createConnection({ host, port });
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        near.destroy();
        far.destroy();
        sockets.delete(socket);
      });
    }
    near.pipe(far).pipe(near);
  });
  const own = await listenOn(server, 0);
  const uri = new URL(target);
  uri.host = `127.0.0.1:${String(own)}`;
  // The replica set would give the member's own address away, and the way around would be found.
  uri.searchParams.delete('replicaSet');
  uri.searchParams.set('directConnection', 'true');
  return {
    uri: uri.href,
    cut() {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
    async mend() {
      if (!server.listening) await listenOn(server, own);
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

function firstHost(uri: URL): { host: string; port: number } {
  return { host: uri.hostname, port: Number(uri.port || '27017') };
}

function listenOn(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : 0);
    });
  });
}
