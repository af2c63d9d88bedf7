import * as z from 'zod/mini';
import { stillAhead, today } from './dates.ts';
import type { OpenDuty } from './duty.ts';
import { line, text } from './fields.ts';
import { isMeant } from './hands.ts';
import type { Permission } from './kernel/permissions.ts';
import type { Command } from './kernel/process.ts';
import { firstRefusal, refuse, type Refusal } from './kernel/refusal.ts';
import { peopleMeant, type Who } from './kernel/who.ts';

export const commentBody = z.strictObject({ text: text() });
/** The subject of the waiting line of which somebody is reminded. */
export const remindBody = z.strictObject({ subject: line(80) });

interface Commented {
  type: 'commented';
  text: string;
}

interface RemindedByHand {
  type: 'remindedByHand';
  subject: string;
  round: number;
  to: Who;
  on: string;
}

/** What the commands that every process has need to know of one. */
interface Noted<S> {
  readonly permission: Permission;
  /** Refuses where the process takes no more remarks and files; null while it is open. */
  readonly ended: (state: S) => Refusal | null;
}

/** A remark for everybody who takes part. */
export function commentCommand<S>({ permission, ended }: Noted<S>): Command<S, Commented, { text: string }> {
  return {
    schema: commentBody,
    permission,
    subject: () => 'comments',
    subjects: (state) => (ended(state) === null ? ['comments'] : []),
    available: (state) => ended(state),
    may: () => null,
    decide: (_state, body) => [{ type: 'commented', ...body }],
  };
}

/** Asks whom a waiting line waits for to get on with it: once a day and line, and never oneself. */
export function remindCommand<S>(of: {
  permission: Permission;
  readonly duties: (state: S) => readonly OpenDuty[];
}): Command<S, RemindedByHand, { subject: string }> {
  const dutyOf = (state: S, subject: string): OpenDuty | undefined =>
    of.duties(state).find((open) => open.subject === subject);
  return {
    schema: remindBody,
    permission: of.permission,
    subject: ({ subject }) => `remind:${subject}`,
    subjects: (state) => of.duties(state).map((open) => `remind:${open.subject}`),
    available: (state, moment, subject) => {
      const open = dutyOf(state, subject.replace(/^remind:/, ''));
      if (!open) return refuse('nothingWaits');
      return firstRefusal(
        peopleMeant(open.who, moment.directory).length === 0 && refuse('nobodyToRemind'),
        isMeant(open.who, moment) && refuse('remindsYou'),
        open.duty.remindedOn === today(moment) && refuse('remindedToday'),
      );
    },
    may: () => null,
    decide: (state, { subject }, moment) => {
      const open = dutyOf(state, subject);
      return open ? [{ type: 'remindedByHand', subject, round: open.duty.round, to: open.who, on: today(moment) }] : [];
    },
  };
}

/** A file with the date on which what it shows was found. */
interface EvidenceBody {
  readonly fileId: string;
  readonly evidenceDate: string;
}

/** Adds a file; `subjects` are what it may belong to, `subject` reads that from the body. */
export function evidenceCommand<S, B extends EvidenceBody>(
  of: Noted<S> & {
    readonly schema: z.ZodMiniType<B>;
    readonly limit: number;
    readonly files: (state: S) => readonly { readonly file: string }[];
    readonly subject: (body: B) => string;
    readonly subjects: readonly string[];
  },
): Command<S, { type: 'evidenceAdded' } & B, B> {
  return {
    schema: of.schema,
    permission: of.permission,
    subject: of.subject,
    subjects: (state) => (of.ended(state) === null ? of.subjects : []),
    available: (state) =>
      firstRefusal(
        of.ended(state),
        of.files(state).length >= of.limit && refuse('tooMuchEvidence', { limit: of.limit }),
      ),
    may: (state, moment, { fileId, evidenceDate }) =>
      firstRefusal(
        stillAhead(evidenceDate, moment, 'evidenceDate'),
        of.files(state).some((one) => one.file === fileId) && refuse('evidenceTwice', {}, 'fileId'),
      ),
    decide: (_state, body) => [{ type: 'evidenceAdded', ...body }],
  };
}
