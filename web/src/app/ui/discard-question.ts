import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { MatDialogActions, MatDialogContent, MatDialogRef, MatDialogTitle } from '@angular/material/dialog';
import { Action } from './action.ts';

/** Asked before a dialog or a page is left in which somebody has written something. Closes with true when it is to be discarded. */
@Component({
  selector: 'pn-discard-question',
  imports: [Action, MatDialogActions, MatDialogContent, MatDialogTitle],
  template: `
    <h2 matDialogTitle>Discard what you typed?</h2>
    <mat-dialog-content id="pn-discard-note">It was not sent and cannot be brought back.</mat-dialog-content>
    <mat-dialog-actions>
      <pn-action label="Keep writing" kind="filled" (pressed)="dialog.close(false)" />
      <pn-action label="Discard" kind="danger" (pressed)="dialog.close(true)" />
    </mat-dialog-actions>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class DiscardQuestion {
  protected readonly dialog = inject<MatDialogRef<DiscardQuestion, boolean>>(MatDialogRef);
}
