import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { Session } from '../core/session.ts';
import { Action } from '../ui/action.ts';
import { ClockWhy } from '../ui/waiting/clock-why.ts';
import { DueCell } from '../ui/waiting/due-cell.ts';
import { ownWaiting } from '../ui/waiting/own-waiting.ts';
import { clockText } from '../ui/waiting/waiting-line.ts';
import { WaitingWords } from '../ui/waiting/waiting-words.ts';
import { WordsOfConsole } from '../words/words-of-console.ts';
import type { Task } from './today.ts';
import { whyMine } from './why-mine.ts';

/** One thing to do: what, where, why it is the reader's, when it is due, and the one button that does it. */
@Component({
  selector: 'pn-task-row',
  imports: [Action, ClockWhy, DueCell, RouterLink],
  host: { role: 'listitem' },
  template: `
    <pn-clock-why [shape]="line().shape" [reason]="line().reason" />
    <div class="text">
      <p class="what pn-cut" [attr.title]="title()">
        <a [routerLink]="['/processes', task().key]" [queryParams]="doing()"
          >{{ what() }} <span class="pn-second">{{ task().key }} {{ task().title }}</span></a
        >
      </p>
      <p class="why pn-cut" [attr.title]="why() + ' · ' + clock()">{{ why() }} · {{ clock() }}</p>
    </div>
    @if (line().due; as due) {
      <pn-due [due]="due" [withShape]="false" />
    } @else {
      <span class="pn-small pn-quiet">No date</span>
    }
    @if (task().myCommand; as mine) {
      <pn-action
        [label]="words.say('command.' + mine.command)"
        [kind]="first() ? 'filled' : 'outlined'"
        [small]="true"
        [hint]="title()"
        (pressed)="open()"
      />
    } @else {
      <span></span>
    }
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: 22px minmax(0, 1fr) 126px 140px;
      gap: 0 12px;
      align-items: center;
      min-height: 54px;
      padding: 7px 0;
      border-bottom: 1px solid var(--mat-sys-outline-variant);
    }
    pn-clock-why {
      align-self: start;
      margin-top: 4px;
    }
    .what {
      font: 500 14px/20px var(--pn-font);
    }
    .what span {
      font-weight: 400;
    }
    .what a:hover {
      text-decoration: underline;
      text-underline-offset: 3px;
      text-decoration-color: var(--mat-sys-outline);
    }
    .why {
      font: var(--pn-small);
      color: var(--pn-quiet);
    }
    pn-action {
      justify-self: end;
    }
    @media (max-width: 719px) {
      :host {
        grid-template-columns: 22px minmax(0, 1fr);
        gap: 4px 8px;
        padding: 12px 0;
      }
      .what,
      .why {
        white-space: normal;
      }
      .what {
        font: 500 15px/20px var(--pn-font);
      }
      .what span {
        display: block;
      }
      pn-due,
      pn-action,
      :host > span {
        grid-column: 2;
        justify-self: stretch;
      }
      pn-action {
        margin-top: 6px;
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class TaskRow {
  private readonly router = inject(Router);
  private readonly session = inject(Session);
  private readonly waitings = inject(WaitingWords);
  protected readonly words = inject(WordsOfConsole);

  readonly task = input.required<Task>();
  /** The most urgent of all: its button is the filled one. */
  readonly first = input(false);

  private readonly me = computed(() => this.session.person()?.id ?? '');
  protected readonly line = computed(() => {
    const { waiting, site } = this.task();
    return this.waitings.line(ownWaiting(waiting, this.me()), { site });
  });
  protected readonly what = computed(() => {
    const { what } = this.line();
    return what.slice(0, 1).toUpperCase() + what.slice(1);
  });
  protected readonly clock = computed(() => clockText(this.line(), 'row'));
  protected readonly title = computed(() => `${this.what()}: ${this.task().key} ${this.task().title}`);
  protected readonly why = computed(() =>
    whyMine(this.task().waiting.who, this.me(), (role, site) => this.holds(role, site), this.words.wording()),
  );
  protected readonly doing = computed(() => {
    const mine = this.task().myCommand;
    return mine ? { do: mine.command, subject: mine.subject } : {};
  });

  protected open(): void {
    void this.router.navigate(['/processes', this.task().key], { queryParams: this.doing() });
  }

  private holds(role: string, site: string | undefined): boolean {
    const held = this.session.person()?.roles ?? [];
    return held.some((one) => one.role === role && (one.site === undefined || site === undefined || one.site === site));
  }
}
