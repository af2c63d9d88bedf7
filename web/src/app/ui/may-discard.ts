import type { MatDialog } from '@angular/material/dialog';
import { firstValueFrom } from 'rxjs';

/** Asks whether what was typed may be discarded; after “Keep writing” the focus is where it stopped. */
export async function mayDiscard(dialogs: MatDialog, writtenIn: HTMLElement | null): Promise<boolean> {
  const { DiscardQuestion } = await import('./discard-question.ts');
  const question = dialogs.open<unknown, void, boolean>(DiscardQuestion, {
    role: 'alertdialog',
    ariaDescribedBy: 'pn-discard-note',
    width: '400px',
    maxWidth: 'calc(100vw - 16px)',
    // What was pressed to leave took the focus out of the field: writing goes on where it stopped.
    restoreFocus: writtenIn ?? true,
  });
  return (await firstValueFrom(question.afterClosed(), { defaultValue: false })) === true;
}
