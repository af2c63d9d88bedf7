import type { Params } from '#domain/kernel/param';
import type { Refusal } from '#domain/kernel/refusal';

/**
 * Every “no” of the API itself: its status and its sentence. Refusals of the domain bring their own sentences and are
 * answered with 409, apart from those of the kernel below. This table is the only place where a code meets a status.
 */
export const PROBLEMS = {
  malformed: [400, 'The request could not be read as JSON.'],
  notSignedIn: [401, 'Please sign in.'],
  wrongCredentials: [401, 'This e-mail and password do not belong together.'],
  crossSite: [403, 'The request came from another site and was not carried out.'],
  notPermitted: [403, 'Your roles do not allow this.'],
  accessEnded: [403, 'The time for which access was granted is over.'],
  jumpIsOff: [403, 'Jumping to the next deadline is switched off in this installation.'],
  notFound: [404, 'There is nothing here, or nothing that you may see.'],
  stale: [409, 'Somebody else changed this since your page was drawn.'],
  nothingAhead: [409, 'No deadline lies ahead of this process.'],
  gapsAccepted: [409, 'This gap list was accepted and no longer changes. Another round can be begun.'],
  alreadySetUp: [409, 'This installation is already set up.'],
  emailTaken: [409, 'Somebody else already has this e-mail address.'],
  editionKnown: [409, 'This edition is in the catalogue already.'],
  bodyKnown: [409, 'Another certification body already has this name.'],
  siteInUse: [409, 'People or open processes still belong to this site.'],
  tooManyFeeds: [409, 'You have as many calendar addresses as one person can. Revoke one first.'],
  tooManyViews: [409, 'You keep as many views of this list as one person can. Delete one first.'],
  viewNameTaken: [409, 'You have a view of this name already. Choose another name.'],
  lastAdministrator: [409, 'Somebody has to remain administrator.'],
  tooLarge: [413, 'This is larger than what is accepted.'],
  wrongType: [415, 'The request has a content type that is not read here.'],
  fileTypeNotAllowed: [415, 'Files of this type are not accepted.'],
  invalid: [422, 'Some fields are not filled in as they have to be.'],
  keyReused: [422, 'This idempotency key was used before with something else.'],
  weakPassword: [422, 'A password needs at least 10 characters and must not be easy to guess.'],
  accountLocked: [423, 'Too many wrong passwords. The account is locked for a while.'],
  tooManyAttempts: [429, 'Too many attempts. Please wait a moment.'],
  fault: [500, 'Something went wrong on our side. It was recorded under the number shown.'],
  unknown: [503, 'It is not known yet whether this was carried out. Trying again is safe.'],
  busy: [503, 'Many people are working on this at the moment. Please try again.'],
  recordAway: [503, 'The database cannot be reached at the moment. Nothing was lost; please try again.'],
  engineAway: [503, 'The engine cannot be reached at the moment. Nothing was lost; please try again.'],
  closing: [503, 'The server is being restarted. Please try again.'],
} as const satisfies Readonly<Record<string, readonly [status: number, sentence: string]>>;

export type ProblemCode = keyof typeof PROBLEMS;

/** What a problem can carry beside its code. */
export interface ProblemDetails {
  readonly params?: Params;
  /** Paths of the fields it is about, for example `action.owner`. */
  readonly fieldPaths?: readonly string[];
  /** The number under which a fault was recorded. */
  readonly errorId?: string;
  /** Seconds; also sent as the header `Retry-After`. */
  readonly retryAfter?: number;
  /** Further members of the answer, for example `changes` of a stale command. */
  readonly members?: Readonly<Record<string, unknown>>;
}

/** A refusal of the domain on its way to the edge. */
interface Refused {
  readonly status: number;
  readonly name: string;
  readonly sentence: string;
}

/** Statuses of refusals that say more than “not now”. */
const REFUSAL_STATUS: Readonly<Record<string, number>> = {
  notPermitted: 403,
  notFound: 404,
  unknownCommand: 404,
  invalid: 422,
};

function ofTable(code: ProblemCode): Refused {
  const [status, sentence] = PROBLEMS[code];
  return { status, name: code, sentence };
}

/**
 * A refusal of the domain as a problem; `sentence` is the catalogue's, with its parameters filled in. `status` is for
 * refusals of what was sent rather than of the moment.
 */
export function refusalProblem(
  refusal: Refusal,
  sentence: string,
  members: ProblemDetails['members'] = {},
  status = REFUSAL_STATUS[refusal.code] ?? 409,
): Problem {
  const { code, params, field } = refusal;
  return new Problem(
    { status, name: code, sentence },
    { params, members, ...(field === undefined ? {} : { fieldPaths: [field] }) },
  );
}

/** An expected “no” at the edge. Thrown anywhere in a handler; the app turns it into problem details (RFC 9457). */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly status: number;
  readonly code: string;
  readonly details: ProblemDetails;

  constructor(code: ProblemCode | Refused, details: ProblemDetails = {}) {
    const { status, name, sentence } = typeof code === 'string' ? ofTable(code) : code;
    super(sentence);
    this.status = status;
    this.code = name;
    this.details = details;
  }

  /** The body of the answer. */
  toJSON(): Readonly<Record<string, unknown>> {
    const { params, fieldPaths, errorId, retryAfter, members } = this.details;
    return {
      ...members,
      type: `/api/docs#problem-${this.code}`,
      title: this.message,
      status: this.status,
      code: this.code,
      detail: this.message,
      ...(params === undefined ? {} : { params }),
      ...(fieldPaths === undefined ? {} : { fieldPaths }),
      ...(errorId === undefined ? {} : { errorId }),
      ...(retryAfter === undefined ? {} : { retryAfter }),
    };
  }
}
