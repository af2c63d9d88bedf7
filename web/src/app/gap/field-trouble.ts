import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { ProcessView } from '../processes/process-view.ts';
import { Action } from '../ui/action.ts';
import { StateShape } from '../ui/state-shape.ts';
import { moment } from '../words/dates.ts';
import type { GapLine } from './gap-answer.ts';
import { GapSaves } from './gap-saves.ts';
import { GapStore } from './gap-store.ts';
import { fieldText } from './field-text.ts';
import { pendingAt, type RatingField } from './save-queue.ts';

/** What stands against saving one field, beside it: somebody else's change to decide about, or why it cannot be. */
@Component({
  selector: 'pn-field-trouble',
  imports: [Action, StateShape],
  host: { 'aria-live': 'assertive' },
  template: `
    @if (conflict(); as conflict) {
      <div class="note soon">
        <pn-state-shape shape="soon" />
        <div class="pn-grow">
          <b>{{ conflict.who }} changed this {{ conflict.at }}, while you were writing. Yours is not saved.</b>
          <p class="theirs">{{ conflict.theirs }}</p>
          <div class="buttons">
            <pn-action [small]="true" label="Keep mine" (pressed)="keep()" />
            <pn-action [small]="true" kind="text" [label]="conflict.take" (pressed)="drop()" />
          </div>
        </div>
      </div>
    } @else if (refusal(); as sentence) {
      <div class="note late">
        <pn-state-shape shape="late" />
        <div class="pn-grow">
          <b>Not saved.</b> {{ sentence }}
          <div class="buttons">
            <pn-action [small]="true" kind="text" label="Back to what is on record" (pressed)="drop()" />
          </div>
        </div>
      </div>
    }
  `,
  styles: `
    :host {
      display: block;
    }
    .note {
      display: flex;
      gap: 8px;
      margin-top: 6px;
      padding: 8px 10px;
      border-radius: var(--pn-radius);
      font: var(--pn-cell);
    }
    .soon {
      background: var(--pn-soon-container);
    }
    .late {
      background: var(--pn-late-container);
    }
    pn-state-shape {
      margin-top: 2px;
    }
    b {
      font-weight: 500;
    }
    .theirs {
      margin: 2px 0;
      white-space: pre-wrap;
      overflow-wrap: anywhere;
    }
    .buttons {
      display: flex;
      flex-wrap: wrap;
      gap: 8px;
      margin-top: 6px;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class FieldTrouble {
  private readonly saves = inject(GapSaves);
  private readonly store = inject(GapStore);
  private readonly view = inject(ProcessView);
  readonly line = input.required<GapLine>();
  readonly field = input.required<RatingField>();

  private readonly trouble = computed(() => pendingAt(this.saves.queue(), this.line().id, this.field())?.trouble);
  protected readonly refusal = computed(() => {
    const trouble = this.trouble();
    return trouble?.kind === 'refused' ? trouble.sentence : null;
  });
  protected readonly conflict = computed(() => {
    const trouble = this.trouble();
    if (trouble?.kind !== 'conflict') return null;
    const record = this.store.recordedLine(this.line().id);
    const theirs = record && record.at !== null && record.at >= trouble.at ? record.rating : trouble.theirs;
    const who = this.view.person(trouble.by);
    return {
      who,
      at: moment(trouble.at, this.view.wording().dates),
      theirs: fieldText(theirs ?? {}, this.field(), this.view),
      take: `Take the one of ${who}`,
    };
  });

  protected keep(): void {
    const record = this.store.recordedLine(this.line().id);
    if (record) this.saves.keepMine(record, this.field());
  }

  protected drop(): void {
    this.saves.drop(this.line().id, this.field());
  }
}
