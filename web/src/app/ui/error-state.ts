import { Clipboard } from '@angular/cdk/clipboard';
import { ChangeDetectionStrategy, Component, inject, input, output, signal } from '@angular/core';
import type { Problem } from '../core/problem.ts';
import { PnDate } from '../words/date-pipes.ts';
import { Action } from './action.ts';
import { StateShape } from './state-shape.ts';

/** Something could not be shown: what happened, what is safe, try again, and the error id for support. */
@Component({
  selector: 'pn-error-state',
  imports: [Action, PnDate, StateShape],
  host: { role: 'alert' },
  template: `
    <pn-state-shape shape="late" />
    <div>
      <h2>{{ title() }}</h2>
      <p class="pn-second">{{ problem().detail ?? problem().title }}</p>
      <div class="actions">
        <pn-action label="Try again" kind="filled" icon="refresh" (pressed)="again.emit()" />
        <pn-action [label]="copied() ? 'Copied' : 'Copy for support'" kind="text" (pressed)="copyForSupport()" />
      </div>
      <p class="pn-small pn-quiet">
        @if (problem().errorId; as id) {
          Error id <code>{{ id }}</code>,
        }
        {{ problem().at | pnDate: 'moment' }}
      </p>
    </div>
  `,
  styles: `
    :host {
      display: flex;
      gap: 10px;
      max-width: 560px;
      padding: 24px var(--pn-gutter);
    }
    pn-state-shape {
      margin-top: 5px;
    }
    h2 {
      font: 500 17px/24px var(--pn-font);
    }
    p {
      margin-top: 3px;
      font: var(--pn-cell);
    }
    .actions {
      display: flex;
      gap: 8px;
      margin: 14px 0;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ErrorState {
  private readonly clipboard = inject(Clipboard);

  /** What could not be shown: “The list could not be loaded”. */
  readonly title = input.required<string>();
  readonly problem = input.required<Problem>();
  readonly again = output();
  protected readonly copied = signal(false);

  protected copyForSupport(): void {
    const { code, status, errorId, at, message } = this.problem();
    const lines = [this.title(), message, `code ${code}, status ${String(status)}`, `error id ${errorId ?? 'none'}`];
    this.copied.set(this.clipboard.copy([...lines, at.toISOString(), location.href].join('\n')));
  }
}
