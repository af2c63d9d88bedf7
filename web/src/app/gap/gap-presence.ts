import { HttpClient } from '@angular/common/http';
import { DestroyRef, DOCUMENT, inject, Injectable, signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import * as z from 'zod/mini';
import { asProblem } from '../core/problem.ts';
import { Session } from '../core/session.ts';
import { presenceSchema, type Presence } from './gap-answer.ts';

const EVERY_MS = 10_000;
/** Whoever walks through the rows is not told at every step. */
const SETTLED_MS = 400;

/** Says on which row this person is, and hears where others are. A hidden tab says nothing: nobody looks at it. */
@Injectable()
export class GapPresence {
  private readonly http = inject(HttpClient);
  private readonly session = inject(Session);
  private readonly document = inject(DOCUMENT);
  private readonly held = signal<Presence>([]);
  private timer: ReturnType<typeof setTimeout> | undefined;
  private at: { readonly key: string; readonly row: string | null } | null = null;
  private isOver = false;

  /** Everybody else who is here. */
  readonly others = this.held.asReadonly();

  constructor() {
    const seen = (): void => {
      if (!this.document.hidden) this.tellIn(0);
    };
    this.document.addEventListener('visibilitychange', seen);
    inject(DestroyRef).onDestroy(() => {
      this.isOver = true;
      clearTimeout(this.timer);
      this.document.removeEventListener('visibilitychange', seen);
    });
  }

  /** What the page itself was told. */
  hear(presence: Presence): void {
    const me = this.session.person()?.id;
    this.held.set(presence.filter(({ person }) => person !== me));
  }

  /** The person went to a row, or to none. */
  goTo(key: string, row: string | null): void {
    this.at = { key, row };
    this.tellIn(SETTLED_MS);
  }

  private tellIn(ms: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.tell(), ms);
  }

  private async tell(): Promise<void> {
    const { at } = this;
    if (at && !this.document.hidden) {
      try {
        const url = `/api/journeys/${encodeURIComponent(at.key)}/gap/presence`;
        const body = await firstValueFrom(this.http.post<unknown>(url, { row: at.row }));
        this.hear(z.parse(z.object({ presence: presenceSchema }), body).presence);
      } catch (error) {
        // Without an answer nobody is shown as present; nothing depends on it.
        this.held.set([]);
        console.warn('Who is here could not be asked', asProblem(error).message);
      }
    }
    if (!this.isOver) this.tellIn(EVERY_MS);
  }
}
