import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { Cause } from '#domain/capa/causes';
import type { WorkIn } from '#domain/capa/state';
import { Action } from '../../ui/action.ts';
import { SectionHead } from '../../ui/section-head.ts';
import { ProcessView } from '../process-view.ts';
import { ActionTable } from './action-table.ts';

type Revision = NonNullable<WorkIn<'implementation'>['revision']>;

/** A revision of the plan that waits for approval: what it adds and what it withdraws. */
@Component({
  selector: 'pn-revision-panel',
  imports: [Action, ActionTable, SectionHead],
  template: `
    <pn-section-head [title]="'Revision ' + revision().number + ', waiting for approval'" [note]="note()">
      @for (button of buttons(); track button.command) {
        <pn-action
          [small]="true"
          [label]="button.label"
          [reason]="button.reason"
          (pressed)="view.do(button.command, 'revision')"
        />
      }
    </pn-section-head>
    <p class="reason">“{{ revision().reason }}”</p>
    @if (revision().changes.addActions; as added) {
      <pn-action-table [actions]="added" />
    }
    <ul>
      @for (change of others(); track change) {
        <li>{{ change }}</li>
      }
    </ul>
  `,
  styles: `
    :host {
      display: block;
      padding-bottom: 8px;
      border-bottom: 1px solid var(--mat-sys-outline-variant);
    }
    .reason,
    li {
      font: var(--pn-cell);
      color: var(--mat-sys-on-surface-variant);
    }
    pn-action {
      margin-left: 8px;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RevisionPanel {
  protected readonly view = inject(ProcessView);
  readonly revision = input.required<Revision>();
  readonly causes = input.required<readonly Cause[]>();

  protected readonly note = computed(() => {
    const { author, duty } = this.revision();
    return `by ${this.view.personOrYou(author)}, until ${this.view.day(duty.clock.due)}`;
  });
  protected readonly buttons = computed(() =>
    ['returnRevision', 'approveRevision'].flatMap((command) => {
      const one = this.view.may(command);
      return one
        ? [{ command, label: this.view.say(`command.${command}`), reason: one.refusal?.sentence ?? null }]
        : [];
    }),
  );
  protected readonly others = computed(() => {
    const { withdrawActions = [], addCauses = [], withdrawCauses = [] } = this.revision().changes;
    const textOf = (id: string): string => this.causes().find((cause) => cause.id === id)?.text ?? id;
    return [
      ...withdrawActions.map((id) => `Withdraws action ${String(id)}`),
      ...addCauses.map((cause) => `Adds the cause “${cause.text}”`),
      ...withdrawCauses.map((id) => `No longer counts as a root cause: “${textOf(id)}”`),
    ];
  });
}
