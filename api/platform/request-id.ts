import { randomUUID } from 'node:crypto';

const SANE = /^[\w.-]{8,64}$/;

/** The caller's request id when it is one that can be logged, else a new one. */
export function requestIdFrom(header: string | string[] | undefined): string {
  return typeof header === 'string' && SANE.test(header) ? header : randomUUID();
}
