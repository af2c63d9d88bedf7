import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { PersonSelect } from '../../commands/person-select.ts';
import { ProcessView } from '../../processes/process-view.ts';
import { FieldNote } from '../../ui/field-note.ts';
import { dayHint, type PlanDays } from './day-hint.ts';
import { PlanActionLinks } from './plan-action-links.ts';
import { ACTION_STAGES, type DraftAction, type PlanGap } from './plan-draft.ts';

/** One action of the plan while it is written: its fields, and beneath each what is wrong or odd about it. */
@Component({
  selector: 'li[pnPlanAction]',
  imports: [FieldNote, MatIcon, PersonSelect, PlanActionLinks],
  template: `
    <span class="pn-quiet number">{{ action().number }}</span>
    <div>
      <input
        class="pn-input pn-input--small"
        placeholder="What has to be done"
        [attr.aria-label]="name() + ': what'"
        [attr.aria-invalid]="invalid('what')"
        [attr.aria-describedby]="noteOf('what')"
        [value]="action().what"
        (input)="changed.emit({ what: $any($event.target).value })"
      />
      <pn-field-note [id]="noteOf('what')" [error]="faults()['what'] ?? null" />
    </div>
    <div>
      <select
        class="pn-input pn-input--small"
        [attr.aria-label]="name() + ': stage'"
        (change)="changed.emit({ stage: $any($event.target).value })"
      >
        @for (stage of stages; track stage) {
          <option [value]="stage" [selected]="stage === action().stage">{{ view.say('stage.' + stage) }}</option>
        }
      </select>
    </div>
    <div>
      <pn-person-select
        [small]="true"
        [label]="name() + ': owner'"
        [invalid]="invalid('owner') !== null"
        [describedBy]="noteOf('owner')"
        [value]="action().owner"
        (valueChange)="changed.emit({ owner: $event })"
      />
      <pn-field-note [id]="noteOf('owner')" [error]="faults()['owner'] ?? null" />
    </div>
    <div>
      <input
        class="pn-input pn-input--small"
        type="date"
        [attr.aria-label]="name() + ': due on'"
        [attr.aria-invalid]="invalid('dueOn')"
        [attr.aria-describedby]="noteOf('dueOn')"
        [value]="action().dueOn"
        (change)="changed.emit({ dueOn: $any($event.target).value })"
      />
      <pn-field-note [id]="noteOf('dueOn')" [error]="faults()['dueOn'] ?? null" [hint]="hint()" />
    </div>
    <button
      type="button"
      class="remove"
      [attr.aria-label]="'Remove action ' + action().number"
      (click)="removed.emit()"
    >
      <mat-icon svgIcon="close" />
    </button>
    <div class="links">
      <pn-plan-action-links
        [action]="action()"
        [actions]="actions()"
        [gaps]="gaps()"
        (changed)="changed.emit($event)"
      />
      <pn-field-note [error]="linkFault()" />
    </div>
  `,
  styleUrl: './plan-action-row.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PlanActionRow {
  protected readonly view = inject(ProcessView);
  readonly action = input.required<DraftAction>();
  /** All actions of the draft. */
  readonly actions = input.required<readonly DraftAction[]>();
  readonly gaps = input.required<readonly PlanGap[]>();
  readonly days = input.required<PlanDays>();
  /** What is wrong, by field. */
  readonly faults = input.required<Readonly<Record<string, string>>>();
  readonly changed = output<Partial<DraftAction>>();
  readonly removed = output();

  protected readonly stages = ACTION_STAGES;
  protected readonly name = computed(() => `Action ${String(this.action().number)}`);
  protected readonly hint = computed(() => dayHint(this.action().dueOn, this.days()));
  /** About the gap it closes, or the actions it waits for. */
  protected readonly linkFault = computed(() => {
    const found = Object.entries(this.faults()).find(([field]) => !OWN_FIELDS.has(field));
    return found?.[1] ?? null;
  });

  protected invalid(field: string): 'true' | null {
    return field in this.faults() ? 'true' : null;
  }

  protected noteOf(field: string): string {
    return `pn-action-${String(this.action().number)}-${field}`;
  }
}

const OWN_FIELDS: ReadonlySet<string> = new Set(['what', 'owner', 'dueOn']);
