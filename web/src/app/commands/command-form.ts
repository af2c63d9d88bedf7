import type * as z from 'zod/mini';
import type { Sentence } from '#domain/kernel/param';
import type { ProcessDetail } from '../processes/detail.ts';
import type { Body, Draft, FieldSpec } from './draft.ts';

/** What somebody is about to do: which command, to which part of which process as their page shows it. */
export interface Asked {
  readonly detail: ProcessDetail;
  readonly command: string;
  /** As in the availability: `plan`, `action:3`; empty when the form asks for it. */
  readonly subject: string;
  /** The version that is decided on, where it is not the page's: what an editor wrote may have been begun on an older one. */
  readonly shownVersion?: number;
  /** What the page that asks knows beside the form: said before it is decided. */
  readonly warnings?: readonly Warning[];
}

/** The code of what is signed with the command; null where it asks for no signature. */
export const signatureAsked = ({ detail, command, subject }: Asked): string | null =>
  detail.availability.find((one) => one.command === command && one.subject === subject)?.signature ?? null;

/** What somebody should know before it is decided; nothing is refused by it. */
export interface Warning {
  readonly title: Sentence;
  readonly points: readonly Sentence[];
}

/** How one command is asked for. */
export interface CommandForm {
  /** The domain's own schema of the body. */
  readonly schema: z.ZodMiniType;
  readonly fields: (asked: Asked) => readonly FieldSpec[];
  /** What follows from the subject alone. */
  readonly fixed?: (asked: Asked) => Body;
  /** Puts the answers where the body has them, when it is not flat. */
  readonly shape?: (body: Body, asked: Asked) => Body;
  /** It is written on a page of its own, at this address. */
  readonly page?: (asked: Asked) => readonly string[];
  /** What the address of that page says beside its path. */
  readonly pageQuery?: Readonly<Record<string, string>>;
  /** What the form begins with. */
  readonly initial?: (asked: Asked) => Draft;
  /** What stands on record, where it is corrected: only what is other than that is sent. */
  readonly onRecord?: (asked: Asked) => Draft;
  /** Facts to look at while deciding, beside the form: `criteria`, `similar`, `owners`. */
  readonly beside?: 'criteria' | 'similar' | 'owners';
  /** What speaks against it, or becomes final with it, with what is filled in so far; never a reason to refuse. */
  readonly warns?: (asked: Asked, draft: Draft) => readonly Warning[];
  /** Nothing follows from it but itself: it is asked for without a preview. */
  readonly plain?: true;
  /** It needs no dialog at all. */
  readonly atOnce?: true;
}

export type CommandForms = Readonly<Record<string, CommandForm>>;

/** The subjects a command could be about now. */
export function subjectsOf(detail: ProcessDetail, command: string): readonly string[] {
  return detail.availability.filter((one) => one.command === command).map(({ subject }) => subject);
}

/** Number of the action in a subject like `action:3`. */
export function actionOf(subject: string): number {
  return Number(subject.split(':')[1] ?? 0);
}
