import type { Waiting } from '#domain/kernel/waiting';
import type { Availability, ProcessDetail } from './detail.ts';

/** A button of the head: a command, whether it may be pressed, and how much it weighs. */
export interface HeadAction {
  readonly command: string;
  readonly subject: string;
  readonly kind: 'filled' | 'outlined';
  readonly reason: string | null;
}

/** What ends a waiting the other way: sending back instead of approving. */
const OTHERWISE: Readonly<Record<string, string>> = {
  approvePlan: 'returnPlan',
  approveRevision: 'returnRevision',
  approveExtension: 'rejectExtension',
  approveEvaluator: 'rejectEvaluator',
  approveCancel: 'rejectCancel',
  verifyAction: 'rejectAction',
};

/** The waiting lines with the reader's own first: their button is the one the head shows. */
export function ownFirst({ waiting, row }: ProcessDetail): readonly Waiting[] {
  const mine = row.myCommand;
  const own = waiting.find((line) => mine && line.command === mine.command && line.subject === mine.subject);
  return own ? [own, ...waiting.filter((line) => line !== own)] : waiting;
}

/**
 * The buttons of the waiting line: the command that ends it, filled (or resting, with its reason), the other way out
 * beside it, and a reminder where it waits for somebody else.
 */
export function headActions(detail: ProcessDetail): readonly HeadAction[] {
  const [line] = ownFirst(detail);
  if (!line) return [];
  const find = (command: string, subject: string) =>
    detail.availability.find((one) => one.command === command && one.subject === subject);
  const main =
    line.command === undefined ? undefined : (find(line.command, line.subject) ?? about(detail, line.command));
  const other = main && find(OTHERWISE[main.command] ?? '', line.subject);
  const remind = find('remind', `remind:${line.subject}`);
  // A line that no command ends waits for whoever it names.
  const isOthers = main ? main.refusal !== null : line.who.kind !== 'nobody';
  const quantity = line.pause === 'proof' ? find('reportQuantityReached', 'proof') : undefined;
  return [
    // Nobody is reminded of what is their own.
    ...(remind && isOthers && remind.refusal?.code !== 'remindsYou' ? [action(remind, 'outlined')] : []),
    ...(other && !other.refusal ? [action(other, 'outlined')] : []),
    ...(main ? [action(main, 'filled')] : []),
    ...(quantity ? [action(quantity, quantity.refusal ? 'outlined' : 'filled')] : []),
  ];
}

/** A line may be about a certificate and its command about an audit: the one that can be pressed, else the only one. */
function about({ availability }: ProcessDetail, command: string): Availability | undefined {
  const all = availability.filter((one) => one.command === command);
  return all.find(({ refusal }) => refusal === null) ?? (all.length === 1 ? all[0] : undefined);
}

/** Commands of a journey stand in menus beside the stage, audit, finding or certificate that they are about. */
const BESIDE_A_PART =
  /^(beginStage|beginRecords|finishRating|finishStage|passGate|confirmProof|recordTrack|planAudit|recordChange|savePlan|submitPlan|(move|complete|withdraw|add)Action|(book|postpone|cancel|record|correct)Audit|nameTeam|(receive|confirm)AuditPlan|resolveConcern|(record|answer|close|raise|dispute|move|reassign)Finding|settleDispute|sendEvidence|recordVerdict|(open|join)Capa|recordDecision|correct(Certificate|Decision|Notice)|appeal|recordNotice|stopMark|beginTransition|tellBody|recordBodyAnswer)$/;

/** Commands that have their place on the page: the menu does not repeat them. */
const ON_THE_PAGE: ReadonlySet<string> = new Set([
  ...['startAction', 'completeAction', 'verifyAction', 'rejectAction', 'saveCauses', 'savePlan', 'remind'],
  ...['approveExtension', 'rejectExtension', 'approveEvaluator', 'rejectEvaluator', 'approveCancel', 'rejectCancel'],
  ...['addJourneys', 'dropJourney', 'setExternalClock', 'endExternalClock'],
]);
/** The menu begins with what is done most. */
const ORDER: readonly string[] = [
  ...['comment', 'addEvidence', 'requestExtension', 'reassign', 'assignCorrection', 'revisePlan', 'hold', 'resume'],
  ...['requestCancel', 'reopen'],
];

/** One entry of the menu behind the dots. */
export interface MenuAction {
  readonly command: string;
  /** Empty when the form asks which one. */
  readonly subject: string;
  readonly reason: string | null;
}

/** Everything else that could be done: one entry a command, allowed when it is allowed for one subject at least. */
export function menuActions(detail: ProcessDetail): readonly MenuAction[] {
  const shown = new Set(headActions(detail).map(({ command }) => command));
  const byCommand = new Map<string, Availability[]>();
  for (const one of detail.availability) {
    const hasPlace = ON_THE_PAGE.has(one.command) || (detail.row.type === 'journey' && BESIDE_A_PART.test(one.command));
    if (hasPlace || shown.has(one.command)) continue;
    byCommand.set(one.command, [...(byCommand.get(one.command) ?? []), one]);
  }
  return [...byCommand]
    .map(([command, all]) => {
      const allowed = all.filter(({ refusal }) => refusal === null);
      const subject = all.length === 1 ? (all[0]?.subject ?? '') : (allowed[0]?.subject ?? '');
      return { command, subject, reason: allowed.length > 0 ? null : (all[0]?.refusal?.sentence ?? null) };
    })
    .sort((a, b) => rank(a.command) - rank(b.command));
}

function rank(command: string): number {
  const index = ORDER.indexOf(command);
  return index < 0 ? ORDER.length : index;
}

function action({ command, subject, refusal }: Availability, kind: HeadAction['kind']): HeadAction {
  return { command, subject, kind, reason: refusal?.sentence ?? null };
}
