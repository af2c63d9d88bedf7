import { HttpContextToken, HttpErrorResponse, type HttpInterceptorFn } from '@angular/common/http';
import { inject } from '@angular/core';
import { catchError, throwError, TimeoutError, timeout } from 'rxjs';
import { Problem, problemFrom } from './problem.ts';
import { Session } from './session.ts';

/** Requests that ask who is signed in: a 401 is their answer, not the end of a session. */
export const ASKS_WHO = new HttpContextToken<boolean>(() => false);

/** A read that takes longer than this is told as “did not answer”; writes wait for the server's own deadline. */
const READ_TIMEOUT_MS = 10_000;

/** Turns every failed answer into a `Problem`, and a lost session into the sign-in page that keeps the wanted address. */
export const problems: HttpInterceptorFn = (request, next) => {
  const session = inject(Session);
  const answer = next(request);
  const inTime = request.method === 'GET' ? answer.pipe(timeout(READ_TIMEOUT_MS)) : answer;
  return inTime.pipe(
    catchError((error: unknown) => {
      const problem = toProblem(error);
      if (problem.status === 401 && !request.context.get(ASKS_WHO)) session.expire();
      return throwError(() => problem);
    }),
  );
};

function toProblem(error: unknown): Problem {
  if (error instanceof HttpErrorResponse) return problemFrom(error.status, error.error);
  if (error instanceof TimeoutError) {
    return new Problem({
      status: 0,
      code: 'noAnswer',
      title: 'The server did not answer',
      detail: `There was no answer within ${String(READ_TIMEOUT_MS / 1000)} seconds. Nothing you did is lost.`,
    });
  }
  const detail = error instanceof Error ? error.message : String(error);
  return new Problem({ status: 0, code: 'consoleFault', title: 'The request could not be sent', detail });
}
