import { inject, Injectable } from '@angular/core';
import { Directory } from '../core/directory.ts';
import { Session } from '../core/session.ts';
import type { IconName } from '../ui/icons.ts';
import type { Shape } from '../ui/shape.ts';
import { ownWaiting } from '../ui/waiting/own-waiting.ts';
import { lineText } from '../ui/waiting/waiting-line.ts';
import { WaitingWords } from '../ui/waiting/waiting-words.ts';
import { WordsOfConsole } from '../words/words-of-console.ts';
import type { DueItem } from './due.ts';
import { capitalized } from '../words/capital.ts';

/** A day's thing in words, for a row of the agenda and a line of the month. */
export interface WordedItem {
  readonly id: string;
  readonly date: string;
  readonly key: string;
  readonly title: string;
  readonly isLate: boolean;
  /** The state of its clock; null for a day that has no clock. */
  readonly shape: Shape | null;
  /** Its state in words, for those who do not see the shape. */
  readonly state: string | null;
  /** Drawn instead of a shape. */
  readonly icon: IconName;
  /** “Approve the plan”. */
  readonly what: string;
  /** “Ana Ruiz”, “You”; null when it waits for nobody. */
  readonly who: string | null;
  /** “CAPA in Brno”. */
  readonly where: string;
  /** “Late 3 working days”; null for a day that has no clock. */
  readonly due: string | null;
  /** Everything about it, for the tooltip. */
  readonly complete: string;
}

const ICON_OF: Readonly<Record<string, IconName>> = {
  certificateEnds: 'certificate-outline',
  target: 'target',
  windowOpens: 'progress-clock',
};

const STATE_OF: Partial<Record<Shape, string>> = {
  late: 'late',
  soon: 'soon',
  proof: 'waits for time to pass',
  hold: 'on hold',
};

/** Words for days of the calendar. Use it inside `computed`: it follows the clock and the names. */
@Injectable({ providedIn: 'root' })
export class DueWords {
  private readonly words = inject(WordsOfConsole);
  private readonly waitings = inject(WaitingWords);
  private readonly session = inject(Session);
  private readonly directory = inject(Directory);

  word(item: DueItem): WordedItem {
    const { id, date, key, title, type, site } = item;
    const where = `${this.words.say(`process.${type}`)} in ${this.directory.siteName(site)}`;
    const about = { id, date, key, title, where, icon: 'calendar-outline' as IconName };
    if (item.kind === 'date') {
      const what = capitalized(this.words.say(`date.${item.code}`, item.params));
      const icon = ICON_OF[item.code] ?? 'calendar-outline';
      const complete = `${what}: ${key} ${title}`;
      return { ...about, icon, what, who: null, isLate: false, shape: null, state: null, due: null, complete };
    }
    const me = this.session.person()?.id ?? '';
    const line = this.waitings.line(item.mine ? ownWaiting(item.waiting, me) : item.waiting, { site });
    // The clock of a process may be ahead of this browser's.
    const shape = item.late ? 'late' : line.shape;
    return {
      ...about,
      isLate: shape === 'late',
      shape,
      state: STATE_OF[shape] ?? null,
      what: capitalized(line.what),
      who: line.who === null ? null : capitalized(line.who),
      due: line.due?.words ?? null,
      complete: `${key} ${title}. ${lineText(line)}`,
    };
  }
}
