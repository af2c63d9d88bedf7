import { inject, Injectable } from '@angular/core';
import type { Calendar } from '#domain/kernel/calendar';
import type { Waiting } from '#domain/kernel/waiting';
import { Directory } from '../../core/directory.ts';
import { Session } from '../../core/session.ts';
import { WordsOfConsole } from '../../words/words-of-console.ts';
import type { WaitingLine } from './waiting-line.ts';
import { wordWaiting } from './word-waiting.ts';

/** Where a line is counted: the calendar of the process when the page has it, else its site. */
export type CountedAt = Calendar | { readonly site: string };

/** Waiting lines worded for the person who looks, in their site's days. Use it inside `computed`: it follows the clock. */
@Injectable({ providedIn: 'root' })
export class WaitingWords {
  private readonly words = inject(WordsOfConsole);
  private readonly session = inject(Session);
  private readonly directory = inject(Directory);

  /** One line of a process. */
  line(waiting: Waiting, at: CountedAt, isStuck = false): WaitingLine {
    return wordWaiting(waiting, {
      wording: this.words.wording(),
      me: this.session.person()?.id ?? null,
      calendar: 'zone' in at ? at : this.calendarAt(at.site),
      isStuck,
    });
  }

  /** All lines of a process, in the order given: the domain puts the most urgent first. */
  lines(waitings: readonly Waiting[], at: CountedAt, isStuck = false): readonly WaitingLine[] {
    return waitings.map((waiting) => this.line(waiting, at, isStuck));
  }

  /** Lists do not carry calendars: the site's own one, so that a list counts as the page does. */
  private calendarAt(site: string): Calendar {
    const known = this.directory.calendarOf(site);
    if (known) return { ...known, id: this.directory.siteName(site) };
    const zone = this.directory.zoneOf(site) ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
    return { id: this.directory.siteName(site), version: 0, zone, workdays: [1, 2, 3, 4, 5], holidays: [] };
  }
}
