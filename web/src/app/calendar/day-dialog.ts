import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import {
  MAT_DIALOG_DATA,
  MatDialogActions,
  MatDialogContent,
  MatDialogRef,
  MatDialogTitle,
} from '@angular/material/dialog';
import { Now } from '../core/now.ts';
import { Action } from '../ui/action.ts';
import { longDay } from '../words/dates.ts';
import type { OpenedDay } from './calendar-month.ts';
import { DueRow } from './due-row.ts';

/** Everything of one day that has more than its field in the month has room for. */
@Component({
  selector: 'pn-day-dialog',
  imports: [Action, DueRow, MatDialogActions, MatDialogContent, MatDialogTitle],
  template: `
    <h2 matDialogTitle>{{ name() }}</h2>
    <mat-dialog-content>
      <ul>
        @for (item of day.items; track item.id) {
          <li><pn-due-row [item]="item" (click)="follow($event)" /></li>
        }
      </ul>
    </mat-dialog-content>
    <mat-dialog-actions><pn-action label="Close" kind="text" (pressed)="dialog.close()" /></mat-dialog-actions>
  `,
  styles: `
    li {
      border-top: 1px solid var(--mat-sys-outline-variant);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class DayDialog {
  private readonly now = inject(Now);
  protected readonly dialog = inject<MatDialogRef<DayDialog>>(MatDialogRef);
  protected readonly day = inject<OpenedDay>(MAT_DIALOG_DATA);
  protected readonly name = computed(() => longDay(this.day.date, { now: this.now.at() }));

  /** The link leads to another page: the dialog does not stay in front of it. */
  protected follow(event: Event): void {
    if (event.target instanceof Element && event.target.closest('a')) this.dialog.close();
  }
}
