import { Injectable, inject } from '@angular/core';
import { STAGES as CAPA_STAGES, type CapaResult } from '#domain/capa/state';
import { STAGES as REPORT_STAGES } from '#domain/report/state';
import type { ReportResult } from '#domain/report/summary';
import { Directory } from '../core/directory.ts';
import { Session } from '../core/session.ts';
import type { ProcessRow } from '../processes/detail.ts';
import { ownWaiting } from '../ui/waiting/own-waiting.ts';
import { type Due, lineText, type WaitingLine } from '../ui/waiting/waiting-line.ts';
import { WaitingWords } from '../ui/waiting/waiting-words.ts';
import { day } from '../words/dates.ts';
import { WordsOfConsole } from '../words/words-of-console.ts';
import type { Ended } from './ended-line.ts';

/** Where a process stands on its way. */
interface Ticks {
  readonly stages: number;
  readonly at: number;
}

/** What else it waits for. */
export interface Others {
  /** “and 2 more, the first due Wed 25 Nov”: with its date where that comes before the line's. */
  readonly words: string;
  readonly count: number;
  /** One of them is late, and the line shown is not the reason why the row stands where it does. */
  readonly isLate: boolean;
}

/** A row of the register in words. */
export interface CapaRow {
  readonly key: string;
  readonly title: string;
  readonly stage: string;
  readonly ticks: Ticks;
  /** “Attempt 2”, from the second on. */
  readonly attempt: string | null;
  readonly line: WaitingLine | null;
  readonly others: Others | null;
  /** When the line shown is due. */
  readonly due: Due | null;
  /** Null while it is open. */
  readonly ended: Ended | null;
  readonly grade: { readonly code: string; readonly word: string } | null;
  readonly owner: string | null;
  readonly site: string;
  /** The reader's own button. */
  readonly mine: { readonly label: string; readonly query: { readonly do: string; readonly subject: string } } | null;
}

/** Stages without the ways in which a process can end. */
const CAPA_WAY = CAPA_STAGES.filter(
  (stage) => stage !== 'closed' && stage !== 'cancelled' && stage !== 'managementDecision',
);
const REPORT_WAY = REPORT_STAGES.filter((stage) => stage !== 'closed');
/** Results that claim an effect, and had to prove it. */
const PROVEN: ReadonlySet<string> = new Set<CapaResult | ReportResult>(['effective', 'capaEffective']);

/** Puts rows of the register in words. Used inside `computed`, it follows the clock and the names. */
@Injectable({ providedIn: 'root' })
export class CapaRows {
  private readonly words = inject(WordsOfConsole);
  private readonly waitings = inject(WaitingWords);
  private readonly directory = inject(Directory);
  private readonly session = inject(Session);

  word(row: ProcessRow): CapaRow {
    const { key, title, site, myCommand: mine } = row;
    const line = this.lineOf(row);
    return {
      key,
      title,
      stage: this.words.say(`stage.${row.stage}`),
      ticks: ticksOf(row),
      attempt: row.attempt > 1 ? `Attempt ${String(row.attempt)}` : null,
      line,
      others: this.othersOf(row),
      due: line?.due ?? null,
      ended: this.endedOf(row),
      grade: row.grade === null ? null : { code: row.grade, word: this.words.say(`grade.${row.grade}`) },
      owner: row.owner === null ? null : this.directory.nameOf(row.owner),
      site: this.directory.siteName(site),
      mine: mine && {
        label: this.words.say(`command.${mine.command}`),
        query: { do: mine.command, subject: mine.subject },
      },
    };
  }

  /** What a screen reader hears when a row changes by itself. */
  announce(row: ProcessRow): string {
    const line = this.lineOf(row);
    return `${row.key} changed: ${this.words.say(`stage.${row.stage}`)}${line === null ? '' : `. ${lineText(line)}`}`;
  }

  private endedOf({ closedAt, result, site }: ProcessRow): Ended | null {
    if (closedAt === null) return null;
    const word = result === null ? null : this.words.say(`result.${result}`);
    return {
      shape: result !== null && PROVEN.has(result) ? 'proven' : 'done',
      result: word && word.charAt(0).toUpperCase() + word.slice(1),
      day: day(closedAt, { ...this.words.wording().dates, zone: this.directory.zoneOf(site) }),
    };
  }

  /**
   * What else it waits for. The reader's own line comes first in a row, while rows are in the order of the earliest of
   * all lines: where that is another one, its date is said here.
   */
  private othersOf({ waiting, waitingCount, lateAt, clockAheadMs, site }: ProcessRow): Others | null {
    if (waitingCount < 2) return null;
    const count = waitingCount - 1;
    const earliest = lateAt === null ? null : new Date(new Date(lateAt).getTime() + clockAheadMs).toISOString();
    if (lateAt === null || earliest === null || (waiting?.until !== undefined && waiting.until <= earliest)) {
      return { words: this.words.say('row.others', { more: count }), count, isLate: false };
    }
    const dates = { ...this.words.wording().dates, zone: this.directory.zoneOf(site) };
    const words = this.words.say('row.othersEarlier', { more: count, day: day(earliest, dates) });
    return { words, count, isLate: new Date(lateAt) < dates.now };
  }

  private lineOf({ waiting, myCommand, site }: ProcessRow): WaitingLine | null {
    if (waiting === null) return null;
    const me = this.session.person()?.id;
    const isMine = myCommand !== null && waiting.command === myCommand.command && waiting.subject === myCommand.subject;
    return this.waitings.line(isMine && me !== undefined ? ownWaiting(waiting, me) : waiting, { site });
  }
}

/** A decision of top management stands between check and closure; a loop that ended has all ticks done. */
function ticksOf({ type, stage, open }: ProcessRow): Ticks {
  const way: readonly string[] = type === 'report' ? REPORT_WAY : CAPA_WAY;
  if (!open) return { stages: way.length, at: way.length };
  const found = way.indexOf(stage === 'managementDecision' ? 'effectivenessCheck' : stage);
  return { stages: way.length, at: Math.max(0, found) };
}
