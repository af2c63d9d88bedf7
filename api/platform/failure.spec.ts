import { once } from 'node:events';
import { createServer, connect, type AddressInfo } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import mongoose from 'mongoose';
import { problemFor } from './failure.ts';

/** The error of a real socket whose other end hung up just before it is written to. */
async function writtenAfterTheEnd(): Promise<unknown> {
  const server = createServer((socket) => socket.end()).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const socket = connect({ port, host: '127.0.0.1' });
  socket.resume();
  await once(socket, 'end');
  const failed = once(socket, 'error');
  socket.write('one more question');
  const [error] = (await failed) as [unknown];
  socket.destroy();
  server.close();
  return error;
}

describe('what the caller is told', () => {
  it('is that the record is away when the database hung up before it was asked', async () => {
    const error = await writtenAfterTheEnd();
    expect(error).toMatchObject({ code: 'EPIPE' });
    expect(problemFor(error)).toMatchObject({ code: 'recordAway', details: { retryAfter: 2 } });
  });

  it('is that the record is away when the driver says so', () => {
    expect(problemFor(new mongoose.mongo.MongoNetworkError('connection closed')).code).toBe('recordAway');
    expect(problemFor(new mongoose.mongo.MongoServerError({ code: 11_600, message: 'shutting down' })).code).toBe(
      'recordAway',
    );
  });

  it('is a number to ask for when our own code failed', () => {
    const problem = problemFor(new TypeError('x is undefined'));
    expect(problem.code).toBe('fault');
    expect(problem.details.errorId).toMatch(/^E-[0-9A-F]{10}$/);
    expect(problemFor(Object.assign(new Error('duplicate'), { code: 11_000 })).code).toBe('fault');
  });
});
