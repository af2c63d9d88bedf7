import { hasModifierKey } from '@angular/cdk/keycodes';
import { type DestroyRef, DOCUMENT, inject, Injectable } from '@angular/core';
import { MatDialog, type MatDialogRef } from '@angular/material/dialog';
import { filter, merge } from 'rxjs';
import { mayDiscard } from './may-discard.ts';

/** A dialog that keeps its writing for the next time it opens; what is discarded is kept no longer. */
export interface KeepsWriting {
  forgetWriting(): void;
  /** Whether what it holds is what it began with: all that was typed is taken out again, and there is nothing to lose. */
  isAsBegun(): boolean;
}

/** Marks controls that hold nothing to lose: a search that only filters, the box that signs. */
export const PASSING = 'data-passing';

/**
 * Esc and a click beside a dialog ask first when somebody has written in it. It listens to what is typed in any dialog,
 * so that none has to do anything for it. A button that closes (“Not now”) says what it does and asks nothing.
 */
@Injectable({ providedIn: 'root' })
export class UnsentWriting {
  private readonly dialogs = inject(MatDialog);
  private readonly document = inject(DOCUMENT);
  /** The controls written in, the last one at the end, by dialog. */
  private readonly written = new WeakMap<MatDialogRef<unknown>, Set<HTMLElement>>();

  /** Watches every dialog until `destroyRef` ends. */
  watch(destroyRef: DestroyRef): void {
    const onWriting = (event: Event) => {
      if (event.target instanceof HTMLElement) this.note(event.target);
    };
    for (const type of WRITING) this.document.addEventListener(type, onWriting);
    destroyRef.onDestroy(() => {
      for (const type of WRITING) this.document.removeEventListener(type, onWriting);
    });
  }

  private note(control: HTMLElement): void {
    const id = control.closest('mat-dialog-container')?.id;
    const dialog: MatDialogRef<unknown> | undefined = id === undefined ? undefined : this.dialogs.getDialogById(id);
    if (dialog === undefined || control.closest(`[${PASSING}]`) !== null) return;
    const controls = this.written.get(dialog);
    if (controls === undefined) {
      this.written.set(dialog, new Set([control]));
      if (dialog.disableClose !== true) this.guard(dialog);
    } else {
      controls.delete(control);
      controls.add(control);
    }
  }

  /** From here on Material no longer closes it by itself. */
  private guard(dialog: MatDialogRef<unknown>): void {
    dialog.disableClose = true;
    merge(
      dialog.backdropClick(),
      dialog.keydownEvents().pipe(filter((event) => event.key === 'Escape' && !hasModifierKey(event))),
    ).subscribe((event) => {
      event.preventDefault();
      void this.leave(dialog);
    });
  }

  private async leave(dialog: MatDialogRef<unknown>): Promise<void> {
    // What is no longer on the screen was sent or taken away: a name that was changed inside a list, for example.
    const last = [...(this.written.get(dialog) ?? [])].findLast((control) => control.isConnected);
    if (last !== undefined) {
      const component: unknown = dialog.componentInstance;
      const keeper = keepsWriting(component) ? component : null;
      if (!keeper?.isAsBegun() && !(await mayDiscard(this.dialogs, last))) return;
      keeper?.forgetWriting();
    }
    dialog.close();
  }
}

/** Rows that a dialog takes from the clipboard itself, and files that are dropped, come without an `input`. */
const WRITING = ['input', 'change', 'paste', 'drop'] as const;

function keepsWriting(component: unknown): component is KeepsWriting {
  return (
    typeof component === 'object' &&
    component !== null &&
    'forgetWriting' in component &&
    typeof component.forgetWriting === 'function' &&
    'isAsBegun' in component &&
    typeof component.isAsBegun === 'function'
  );
}
