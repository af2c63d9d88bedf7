import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import { Drafts } from '../commands/drafts.ts';
import { JourneyReading } from '../journeys/page/journey-reading.ts';
import { ProcessView } from '../processes/process-view.ts';
import { Action } from '../ui/action.ts';
import type { GapLine } from './gap-answer.ts';

/** What the plan does about a gap, and adding an action to it. */
@Component({
  selector: 'pn-gap-actions',
  imports: [Action, MatIcon, RouterLink],
  template: `
    <h3>{{ actions().length > 1 ? 'Actions from this gap' : 'Action from this gap' }}</h3>
    @if (actions().length > 0) {
      <ul>
        @for (action of actions(); track action.number) {
          <li>
            <mat-icon svgIcon="format-list-bulleted" />
            <span class="pn-grow">
              <b>{{ action.what }}</b>
              <small>{{ action.note }}</small>
            </span>
            <a class="pn-link" [routerLink]="['/journeys', reading.key(), 'plan']">Open plan</a>
          </li>
        }
      </ul>
    }
    @if (may(); as may) {
      <pn-action
        [small]="true"
        icon="plus"
        [label]="actions().length > 0 ? 'Add another action' : 'Create an action'"
        [reason]="may.refusal?.sentence ?? null"
        (pressed)="create()"
      />
    } @else if (actions().length === 0) {
      <p class="none">The plan has no action for it.</p>
    }
  `,
  styles: `
    h3 {
      margin: 14px 0 5px;
      font: 500 13px/20px var(--pn-font);
    }
    ul {
      margin-bottom: 8px;
      border-top: 1px solid var(--mat-sys-outline-variant);
    }
    li {
      display: flex;
      gap: 8px;
      align-items: flex-start;
      padding: 8px 0;
      border-bottom: 1px solid var(--mat-sys-outline-variant);
      font: var(--pn-cell);
    }
    li > .mat-icon {
      width: 16px;
      height: 16px;
      margin-top: 1px;
      color: var(--pn-quiet);
    }
    b {
      font-weight: 500;
      overflow-wrap: anywhere;
    }
    small {
      display: block;
      font: var(--pn-small);
      color: var(--pn-quiet);
    }
    .none {
      font: var(--pn-cell);
      color: var(--pn-quiet);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class GapActions {
  protected readonly reading = inject(JourneyReading);
  private readonly view = inject(ProcessView);
  private readonly drafts = inject(Drafts);
  readonly line = input.required<GapLine>();

  protected readonly may = computed(() => this.view.may('addAction'));
  protected readonly actions = computed(() =>
    (this.reading.state()?.plan.actions ?? [])
      .filter(({ clause, status }) => clause === this.line().id && status !== 'withdrawn')
      .map(({ number, what, owner, dueOn, stage, status, doneOn }) => ({
        number,
        what,
        note: [
          `Action ${String(number)}`,
          this.view.person(owner),
          status === 'done' ? `done ${this.view.day(doneOn)}` : `due ${this.view.day(dueOn)}`,
          `in ${this.view.say(`stage.${stage}`).toLowerCase()}`,
        ].join(' · '),
      })),
  );

  /** Opens the form of the plan with what the gap says already. */
  create(): void {
    const detail = this.view.detail();
    const may = this.may();
    if (!detail || may?.refusal !== null) return;
    const asked = { detail, command: 'addAction', subject: may.subject };
    const { id, clause, title, rating } = this.line();
    // What was begun for this very gap and not sent is still there; another's would not belong here.
    if (this.drafts.of(asked)?.['clause'] !== id) {
      this.drafts.keep(asked, {
        what: `${clause} ${title}: ${rating.notes ?? ''}`.slice(0, 500),
        stage: 'implementation',
        owner: rating.owner ?? '',
        clause: id,
      });
    }
    void this.view.run('addAction', may.subject);
  }
}
