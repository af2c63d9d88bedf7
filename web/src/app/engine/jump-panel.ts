import { HttpClient } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { MatProgressBar } from '@angular/material/progress-bar';
import { firstValueFrom } from 'rxjs';
import * as z from 'zod/mini';
import { asProblem, type Problem } from '../core/problem.ts';
import { Session } from '../core/session.ts';
import type { ProcessDetail } from '../processes/detail.ts';
import { Action } from '../ui/action.ts';
import { StateShape } from '../ui/state-shape.ts';
import { longDay, moment, time } from '../words/dates.ts';
import { eventSentence, wordEvent } from '../words/word-event.ts';
import { WordsOfConsole } from '../words/words-of-console.ts';
import { jumpSchema, type Jump } from './engine-answer.ts';
import { wordLength } from './engine-turns.ts';

/** Demonstration only: lets the time of this one process pass until its next date acts, and tells what acted. */
@Component({
  selector: 'pn-jump-panel',
  imports: [Action, MatProgressBar, StateShape],
  template: `
    <div class="line">
      <div class="pn-grow">
        <b>Jump to the next date</b>
        <p class="pn-small pn-quiet">{{ says() }}</p>
      </div>
      <pn-action
        label="Jump"
        icon="fast-forward"
        [kind]="'outlined'"
        [small]="true"
        [reason]="reason()"
        [busy]="busy()"
        (pressed)="jump()"
      />
    </div>
    @if (reason(); as reason) {
      <p class="pn-small pn-quiet">{{ reason }}</p>
    }
    @if (busy()) {
      <mat-progress-bar mode="indeterminate" aria-label="Time passes" />
    }
    <div aria-live="polite">
      @if (problem(); as problem) {
        <p class="pn-late problem"><pn-state-shape shape="late" /> {{ problem.message }}</p>
      }
      @if (told(); as told) {
        <p class="told">It is now {{ told.now }} for this process; {{ told.passed }} passed.</p>
        <ul>
          @for (sentence of told.acted; track $index) {
            <li><pn-state-shape shape="tick" /> {{ sentence }}</li>
          } @empty {
            <li class="pn-second">Nothing had to be recorded on the way.</li>
          }
        </ul>
      }
    </div>
  `,
  styles: `
    :host {
      display: block;
      padding: 10px 0;
      border-top: 1px solid var(--mat-sys-outline-variant);
      font: var(--pn-cell);
    }
    .line {
      display: flex;
      align-items: center;
      gap: 12px;
    }
    b {
      font: 500 13px/18px var(--pn-font);
    }
    .told {
      margin-top: 8px;
    }
    .problem,
    li {
      display: flex;
      gap: 8px;
      padding: 3px 0;
    }
    li pn-state-shape,
    .problem pn-state-shape {
      margin-top: 2px;
    }
    mat-progress-bar {
      margin: 8px 0;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class JumpPanel {
  private readonly http = inject(HttpClient);
  private readonly session = inject(Session);
  private readonly words = inject(WordsOfConsole);

  readonly detail = input.required<ProcessDetail>();
  /** When the process acts by itself next, on the real clock. */
  readonly nextDue = input.required<string | null>();
  /** Time has passed: what the page shows of this process is old. */
  readonly jumped = output();

  protected readonly busy = signal(false);
  protected readonly problem = signal<Problem | null>(null);
  private readonly result = signal<Jump | null>(null);

  private readonly target = computed(() => {
    const due = this.nextDue();
    return due === null ? null : new Date(Date.parse(due) + this.detail().clockAheadMs);
  });
  protected readonly reason = computed(() => {
    if (!this.session.demo()) return 'Only an installation for demonstrations lets time pass.';
    if (!this.session.may('clock.jump')) return 'Only quality managers and administrators may let time pass.';
    return this.target() === null ? 'No date lies ahead of this process.' : null;
  });
  protected readonly says = computed(() => {
    const target = this.target();
    if (target === null) return 'Lets the time of this process alone pass; all others keep the real time.';
    const at = moment(target, { now: this.processNow(), zone: this.zone() });
    return `Lets time pass for this process alone, until ${at}. What is due then acts: a reminder, an escalation, a check date. This cannot be taken back.`;
  });
  protected readonly told = computed(() => {
    const result = this.result();
    if (!result) return null;
    const dates = { now: new Date(result.to), zone: this.zone() };
    return {
      now: `${longDay(result.to, dates)}, ${time(result.to, dates)}`,
      passed: wordLength(Date.parse(result.to) - Date.parse(result.from)),
      acted: result.acted.map((event) =>
        eventSentence(wordEvent(event, this.detail().row.type, { ...this.words.wording(), dates })),
      ),
    };
  });

  protected async jump(): Promise<void> {
    this.busy.set(true);
    this.problem.set(null);
    this.result.set(null);
    try {
      const key = encodeURIComponent(this.detail().row.key);
      const answer = await firstValueFrom(this.http.post(`/api/processes/${key}/jump`, {}));
      this.result.set(z.parse(jumpSchema, answer));
    } catch (error) {
      this.problem.set(asProblem(error));
    } finally {
      this.busy.set(false);
      this.jumped.emit();
    }
  }

  private zone(): string {
    return this.detail().calendar.zone;
  }

  private processNow(): Date {
    return new Date(this.words.wording().dates.now.getTime() + this.detail().clockAheadMs);
  }
}
