import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import type { PlannedAction } from '#domain/capa/plan';
import type { Action as CapaAction } from '#domain/capa/state';
import { Action } from '../../ui/action.ts';
import type { Shape } from '../../ui/shape.ts';
import { StateShape } from '../../ui/state-shape.ts';
import { ProcessView } from '../process-view.ts';
import { actionIcons } from '../../commands/action-icons.ts';

interface RowButton {
  readonly command: string;
  readonly label: string;
  readonly reason: string | null;
}

const BUTTONS: readonly string[] = ['startAction', 'completeAction', 'rejectAction', 'verifyAction'];

/** The actions of a plan: as planned, and once it runs each with its state, its dates and its own buttons. */
@Component({
  selector: 'pn-action-table',
  imports: [Action, MatIcon, StateShape],
  templateUrl: './action-table.html',
  styleUrl: './action-table.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ActionTable {
  protected readonly view = inject(ProcessView);
  readonly actions = input.required<readonly (PlannedAction | CapaAction)[]>();
  /** The page is the running attempt: buttons are drawn. */
  readonly live = input(false);

  protected readonly running = computed(() => this.actions().some((action) => 'progress' in action));
  protected readonly rows = computed(() => this.actions().map((action) => this.row(action)));

  private row(action: PlannedAction | CapaAction) {
    const progress = 'progress' in action ? action.progress : null;
    const due = progress && 'duty' in progress ? progress.duty.clock.due : null;
    return {
      ...action,
      icon: actionIcons[action.kind],
      kindWord: this.view.say(`actionKind.${action.kind}`),
      ownerName: this.view.personOrYou(action.owner),
      verifierName: this.view.personOrYou(action.verifier),
      due: this.view.day(due ?? action.dueOn),
      shape: progress === null ? null : this.shapeOf(progress),
      status: progress === null ? '' : this.statusOf(progress),
      note: progress === null ? null : this.noteOf(progress),
      withoutEvidence:
        progress !== null && 'withoutEvidence' in progress && progress.withoutEvidence !== undefined
          ? this.view.say('fact.withoutEvidence', { reason: progress.withoutEvidence })
          : null,
      isWithdrawn: progress?.status === 'withdrawn',
      extra: [
        action.hierarchyLevel === undefined ? '' : this.view.say(`hierarchy.${action.hierarchyLevel}`),
        action.riskAssessment === undefined ? '' : `Risks: ${action.riskAssessment}`,
      ]
        .filter(Boolean)
        .join('. '),
      buttons: this.live() ? this.buttons(action.id) : [],
    };
  }

  /** The commands of one action: those that may be pressed, and the one that ends its waiting with its reason. */
  private buttons(id: number): readonly RowButton[] {
    const found = BUTTONS.flatMap((command) => {
      const one = this.view.may(command, `action:${String(id)}`);
      return one
        ? [{ command, label: this.view.say(`command.${command}`), reason: one.refusal?.sentence ?? null }]
        : [];
    });
    const allowed = found.filter(({ reason }) => reason === null);
    return allowed.length > 0 ? allowed : found.filter(({ command }) => /^(complete|verify)/.test(command));
  }

  private shapeOf(progress: CapaAction['progress']): Shape {
    switch (progress.status) {
      case 'verified':
        return 'done';
      case 'withdrawn':
        return 'ahead';
      case 'completed':
        return this.clockShape(progress.duty.clock);
      case 'planned':
      case 'started':
        return this.clockShape(progress.duty.clock);
    }
  }

  private clockShape({ due, soonAt }: { readonly due: string; readonly soonAt: string }): Shape {
    const now = this.view.at().toISOString();
    return due < now ? 'late' : soonAt <= now ? 'soon' : 'onTime';
  }

  private statusOf(progress: CapaAction['progress']): string {
    switch (progress.status) {
      case 'verified':
        return `verified ${this.view.day(progress.at)}`;
      case 'completed':
        return `done ${this.view.day(progress.at)}, to be verified`;
      case 'started':
        return `being worked on since ${this.view.day(progress.startedAt)}`;
      case 'planned':
        return 'not begun';
      case 'withdrawn':
        return `withdrawn by revision ${String(progress.revision)}`;
    }
  }

  private noteOf(progress: CapaAction['progress']): string | null {
    switch (progress.status) {
      case 'planned':
      case 'started':
        return progress.rejected === undefined ? null : `Sent back: “${progress.rejected}”`;
      case 'completed':
        return `${this.view.person(progress.by)}: “${progress.note}”`;
      case 'verified':
        return `${this.view.person(progress.by)} saw: “${progress.note}”`;
      case 'withdrawn':
        return null;
    }
  }
}
