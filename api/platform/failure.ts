import { randomBytes } from 'node:crypto';
import { isGrpcServiceError } from '@temporalio/client';
import mongoose from 'mongoose';
import { z } from 'zod';
import { Problem, type ProblemCode } from './problem.ts';

const { mongo } = mongoose;

/** What Express, its body parser and the router throw. */
const httpErrorSchema = z.object({ type: z.string().optional(), status: z.number() });

const PARSER_PROBLEMS: Readonly<Record<string, ProblemCode>> = {
  'entity.too.large': 'tooLarge',
  'entity.parse.failed': 'malformed',
  'charset.unsupported': 'wrongType',
  'encoding.unsupported': 'wrongType',
  'request.aborted': 'malformed',
  'request.size.invalid': 'malformed',
};

/** Errors of a database that is away, changing its primary or too slow; none of them says that our code is wrong. */
const AWAY_CODES = new Set([6, 7, 50, 89, 91, 189, 262, 9001, 10_058, 10_107, 11_600, 11_602, 13_435, 13_436]);

/**
 * What a socket says of itself. The driver passes it on as it is when the other end hung up just before it writes, and no
 * other part of the API holds a socket: the engine's client words its own errors.
 */
const socketErrorSchema = z.object({
  code: z.enum(['EPIPE', 'ECONNRESET', 'ECONNREFUSED', 'ECONNABORTED', 'ETIMEDOUT', 'ERR_STREAM_DESTROYED']),
});

/** Whether the database could not be reached. */
export function isRecordAway(error: unknown): boolean {
  return (
    socketErrorSchema.safeParse(error).success ||
    error instanceof mongo.MongoServerSelectionError ||
    error instanceof mongo.MongoNetworkError ||
    error instanceof mongo.MongoNotConnectedError ||
    error instanceof mongo.MongoTopologyClosedError ||
    error instanceof mongo.MongoOperationTimeoutError ||
    (error instanceof mongo.MongoDriverError && error.name === 'MongoWaitQueueTimeoutError') ||
    (error instanceof mongo.MongoServerError && typeof error.code === 'number' && AWAY_CODES.has(error.code))
  );
}

/** What the caller is told about anything thrown. A fault gets a number, under which the log has all of it. */
export function problemFor(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (isGrpcServiceError(error)) return new Problem('engineAway', { retryAfter: 2 });
  if (isRecordAway(error)) return new Problem('recordAway', { retryAfter: 2 });
  if (error instanceof URIError) return new Problem('notFound');
  const http = httpErrorSchema.safeParse(error);
  if (http.success && http.data.status < 500) {
    return new Problem(PARSER_PROBLEMS[http.data.type ?? ''] ?? 'malformed');
  }
  return new Problem('fault', { errorId: `E-${randomBytes(5).toString('hex').toUpperCase()}` });
}
