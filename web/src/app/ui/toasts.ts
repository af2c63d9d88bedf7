import { inject, Injectable } from '@angular/core';
import { MatSnackBar } from '@angular/material/snack-bar';

/** What a toast offers: undo only where undo is true. */
export interface ToastAction {
  readonly label: string;
  readonly run: () => void;
}

const SHOWN_MS = 6_000;

/** Says what happened and who has it now: “Plan approved. Four people have been told.” Never an error. */
@Injectable({ providedIn: 'root' })
export class Toasts {
  private readonly snackBar = inject(MatSnackBar);

  show(text: string, action?: ToastAction): void {
    const shown = this.snackBar.open(text, action?.label, { duration: SHOWN_MS, politeness: 'polite' });
    if (action) shown.onAction().forEach(action.run).catch(reportError);
  }
}
