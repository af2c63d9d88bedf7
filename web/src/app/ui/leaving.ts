import { DestroyRef, DOCUMENT, inject, Injectable } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import type { CanDeactivateFn } from '@angular/router';
import { mayDiscard } from './may-discard.ts';

/** Something that holds writing which would be lost with the page. */
export interface HoldsWriting {
  readonly isUnsaved: () => boolean;
  /** Forgets it: somebody said so. */
  readonly discard: () => void;
}

/** Asks once before a page is left on which somebody has written something that is not saved. */
@Injectable({ providedIn: 'root' })
export class Leaving {
  private readonly dialogs = inject(MatDialog);
  private readonly document = inject(DOCUMENT);
  private readonly holders = new Set<HoldsWriting>();
  private writtenIn: HTMLElement | null = null;

  constructor() {
    // Closing the tab: the browser asks, in its own words.
    const warn = (event: BeforeUnloadEvent): void => {
      if (this.unsaved().length > 0) event.preventDefault();
    };
    const view = this.document.defaultView;
    view?.addEventListener('beforeunload', warn);
    inject(DestroyRef).onDestroy(() => {
      view?.removeEventListener('beforeunload', warn);
    });
  }

  /** Asks for what `holder` holds until `destroyRef` ends. */
  watch(holder: HoldsWriting, destroyRef: DestroyRef): void {
    this.holders.add(holder);
    destroyRef.onDestroy(() => this.holders.delete(holder));
  }

  /** Somebody writes where the focus is: there they go on when they stay. */
  noteWriting(): void {
    const { activeElement } = this.document;
    this.writtenIn = activeElement instanceof HTMLElement ? activeElement : null;
  }

  /** Whether the page may be left; what was written is forgotten then. */
  async mayLeave(): Promise<boolean> {
    if (this.unsaved().length === 0) return true;
    const writtenIn = this.writtenIn?.isConnected === true ? this.writtenIn : null;
    if (!(await mayDiscard(this.dialogs, writtenIn))) return false;
    for (const holder of this.unsaved()) holder.discard();
    return true;
  }

  private unsaved(): readonly HoldsWriting[] {
    return [...this.holders].filter((holder) => holder.isUnsaved());
  }
}

/** For the route of a page with an editor. */
export const asksBeforeLeaving: CanDeactivateFn<unknown> = (_page, _from, _now, next) =>
  // A session that ended leads back here after signing in, and the writing is still there: nothing to ask.
  next.url.startsWith('/sign-in') || inject(Leaving).mayLeave();
