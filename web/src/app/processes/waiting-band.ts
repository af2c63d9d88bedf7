import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Action } from '../ui/action.ts';
import { ownWaiting } from '../ui/waiting/own-waiting.ts';
import type { WaitingLine } from '../ui/waiting/waiting-line.ts';
import { WaitingHead } from '../ui/waiting/waiting-head.ts';
import { wordWaiting } from '../ui/waiting/word-waiting.ts';
import { headActions, ownFirst } from './head-actions.ts';
import { ProcessView } from './process-view.ts';

/** The waiting line of the head with its buttons, the same on every lens. Nothing once the process is closed. */
@Component({
  selector: 'pn-waiting-band',
  imports: [Action, WaitingHead],
  template: `
    @if (lines().length > 0) {
      <pn-waiting-head [lines]="lines()" [isToday]="isToday()">
        @for (action of actions(); track action.command) {
          <pn-action
            [label]="view.say('command.' + action.command)"
            [kind]="action.kind"
            [reason]="action.reason"
            (pressed)="view.do(action.command, action.subject)"
          />
        }
      </pn-waiting-head>
    }
  `,
  styles: `
    :host {
      display: block;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class WaitingBand {
  protected readonly view = inject(ProcessView);
  /** An earlier moment is shown beneath: the line says that it is of today. */
  readonly isToday = input(false);
  protected readonly actions = computed(() => {
    const detail = this.view.detail();
    return detail ? headActions(detail) : [];
  });
  readonly lines = computed<readonly WaitingLine[]>(() => {
    const detail = this.view.detail();
    const me = this.view.me();
    if (!detail) return [];
    const mine = detail.row.myCommand;
    return ownFirst(detail).map((line) => {
      const isOwn = mine !== null && line.command === mine.command && line.subject === mine.subject;
      return wordWaiting(isOwn && me !== null ? ownWaiting(line, me) : line, {
        wording: this.view.wording(),
        me,
        calendar: this.view.calendar(),
        isStuck: detail.incident !== null,
      });
    });
  });
}
