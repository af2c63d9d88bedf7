import { inject, Injectable } from '@angular/core';
import type { Calendar } from '#domain/kernel/calendar';
import type { Waiting } from '#domain/kernel/waiting';
import { Directory } from '../../core/directory.ts';
import { Session } from '../../core/session.ts';
import { WordsOfConsole } from '../../words/words-of-console.ts';
import type { WaitingLine } from './waiting-line.ts';
import { wordWaiting } from './word-waiting.ts';

/** Until the directory is there: Monday to Friday in the browser's zone. */
const plainCalendar: Calendar = {
  id: 'Monday to Friday',
  version: 0,
  zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  workdays: [1, 2, 3, 4, 5],
  holidays: [],
};

/** Waiting lines worded for the person who looks, in their site's days. Use it inside `computed`: it follows the clock. */
@Injectable({ providedIn: 'root' })
export class WaitingWords {
  private readonly words = inject(WordsOfConsole);
  private readonly session = inject(Session);
  private readonly directory = inject(Directory);

  /** One line of a process at the given site. */
  line(waiting: Waiting, site: string, isStuck = false): WaitingLine {
    return wordWaiting(waiting, {
      wording: this.words.wording(),
      me: this.session.person()?.id ?? null,
      calendar: this.directory.calendarOf(site) ?? plainCalendar,
      isStuck,
    });
  }

  /** All lines of a process, in the order given: the domain puts the most urgent first. */
  lines(waitings: readonly Waiting[], site: string, isStuck = false): readonly WaitingLine[] {
    return waitings.map((waiting) => this.line(waiting, site, isStuck));
  }
}
