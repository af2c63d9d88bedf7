import { ChangeDetectionStrategy, Component, computed, inject, input, model, output } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import type { Cause } from '#domain/capa/causes';
import { ACTION_KINDS, HIERARCHY } from '#domain/capa/plan';
import { PersonSelect } from '../../commands/person-select.ts';
import { ProcessView } from '../process-view.ts';
import type { ActionModel } from './plan-model.ts';

/** One action of a plan while it is being written. */
@Component({
  selector: 'pn-action-editor',
  imports: [MatIcon, MatIconButton, PersonSelect],
  templateUrl: './action-editor.html',
  styleUrl: './action-editor.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ActionEditor {
  private readonly view = inject(ProcessView);
  readonly action = model.required<ActionModel>();
  /** The marked causes, to say which of them it removes. */
  readonly causes = input.required<readonly Cause[]>();
  /** ISO 45001 applies: the hierarchy of controls and the risks of the action itself are asked for. */
  readonly forWorkers = input(false);
  /** What is missing, by field. */
  readonly errors = input<Readonly<Record<string, string>>>({});
  readonly removed = output();

  protected readonly kinds = ACTION_KINDS.map((value) => ({ value, label: this.view.say(`actionKind.${value}`) }));
  protected readonly hierarchy = HIERARCHY.map((value) => ({ value, label: this.view.say(`hierarchy.${value}`) }));
  protected readonly site = computed(() => this.view.detail()?.row.site ?? null);

  protected set(part: Partial<ActionModel>): void {
    this.action.set({ ...this.action(), ...part });
  }

  protected toggleCause(id: string): void {
    const { causes } = this.action();
    this.set({ causes: causes.includes(id) ? causes.filter((one) => one !== id) : [...causes, id] });
  }
}
