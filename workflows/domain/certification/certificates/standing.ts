import type { LocalDate } from '../../kernel/instant.ts';
import { validUntil, type Certificate, type CertificateStatus, type Standing } from './certificate-state.ts';

/** Only these come by time; all others are decisions and letters of the body, or of the organization. */
const BY_TIME: readonly CertificateStatus[] = ['expired', 'lapsed'];

export const isOverByTime = ({ status }: Pick<Certificate, 'status'>): boolean => BY_TIME.includes(status);

/** After these no certificate is left that could expire. */
const TAKEN_BACK: readonly CertificateStatus[] = ['withdrawn', 'givenUp'];

const MARK_ENDS: readonly CertificateStatus[] = ['suspended', 'expired', 'withdrawn', 'givenUp'];

/** More are not kept: what was long ago steers nothing. */
const KEPT = 40;

/** Every status it has had, in the order of the days that brought them. */
function historyOf({ history, status, since, reason, suspendedUntil }: Certificate): readonly Standing[] {
  return history ?? [{ status, on: since, since, reason, until: suspendedUntil }];
}

/** What had brought it to where it stood on this day; undefined before the first that is known. */
export const standingOn = (certificate: Certificate, day: LocalDate): Standing | undefined =>
  historyOf(certificate)
    .filter(({ on }) => on <= day)
    .at(-1);

/**
 * The status on this day, as far as it is known by now: what happened is judged by how things stood then, however late it
 * is recorded. Before the first one that is known, a certificate that was typed in was valid.
 */
export function statusOn(certificate: Certificate, day: LocalDate): CertificateStatus {
  const history = historyOf(certificate);
  const then = standingOn(certificate, day);
  return then?.status ?? (history[0]?.status === 'none' ? 'none' : 'valid');
}

/** The first letter or decision after this day, which something that ends a certificate cannot come before. */
export const nextWordAfter = (certificate: Certificate, day: LocalDate): Standing | undefined =>
  historyOf(certificate).find(({ on, status }) => on > day && !BY_TIME.includes(status));

/** With one more status, in its place by date: a later one that is known already goes on to hold. */
export function withStanding(one: Certificate, entry: Standing): Certificate {
  const history = historyOf(one);
  const before = history.filter(({ on }) => on <= entry.on);
  const later = history.filter(({ on }) => on > entry.on);
  // What is over by time has nothing after it, and what was taken back does not expire any more.
  const stays = BY_TIME.includes(entry.status)
    ? []
    : TAKEN_BACK.includes(entry.status)
      ? later.filter(({ status }) => !BY_TIME.includes(status))
      : later;
  return standingAs(one, history, restoredAsBefore([...before, entry, ...stays]));
}

/** A suspension that is lifted gives back what was there before it: a scope that was reduced stays so (9.6.5). */
function restoredAsBefore(history: readonly Standing[]): readonly Standing[] {
  return history.reduce<readonly Standing[]>((known, one) => {
    const status = one.restored ? statusBeneath(known) : one.status;
    return [...known, status === one.status ? one : { ...one, status }];
  }, []);
}

/** What it is but for its suspension. */
function statusBeneath(history: readonly Standing[]): 'valid' | 'reduced' {
  for (const { status, afterwards } of history.toReversed()) {
    if (afterwards !== undefined) return afterwards;
    if (status === 'valid' || status === 'reduced') return status;
  }
  return 'valid';
}

/** A decision that leaves a suspension: what it is once that is lifted. */
export function afterSuspension(one: Certificate, afterwards: 'valid' | 'reduced', on: LocalDate): Certificate {
  const history = historyOf(one);
  const suspended = history.findLast((each) => each.on <= on && each.status === 'suspended');
  if (!suspended) return one;
  const known = history.map((each) => (each === suspended ? { ...each, afterwards } : each));
  return standingAs(one, known, restoredAsBefore(known));
}

/**
 * Without what time would have brought after a decision of this day: a new cycle begins with it, and another edition or
 * scope may carry the certificate past the end it had.
 */
export function notEndedSince(one: Certificate, decidedOn: LocalDate, begins: boolean): Certificate {
  const history = historyOf(one);
  const ended = history.find(({ on, status }) => on > decidedOn && BY_TIME.includes(status));
  if (!ended || !(begins || ended.on <= (validUntil(one) ?? ''))) return one;
  const left = history.filter(({ on, status }) => on <= decidedOn || !BY_TIME.includes(status));
  return standingAs(one, history, left);
}

/** Stands as the last of its history says; where that did not change, nothing else does. */
function standingAs(one: Certificate, before: readonly Standing[], after: readonly Standing[]): Certificate {
  const history = after.slice(-KEPT);
  const last = history.at(-1);
  if (!last || last === before.at(-1)) return { ...one, history };
  const { status, since, reason, until } = last;
  const hasMark = MARK_ENDS.includes(status) && one.paper !== null;
  return {
    ...one,
    ...{ history, status, since, reason },
    suspendedUntil: status === 'suspended' ? until : null,
    // A mark that was given up once is not given up again because the restoration window passes.
    markStopped: hasMark ? { status, doneOn: null } : status === 'lapsed' ? one.markStopped : null,
  };
}
