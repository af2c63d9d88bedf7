import { HttpClient } from '@angular/common/http';
import { inject, signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import * as z from 'zod/mini';
import { asProblem, type Problem } from '../core/problem.ts';
import { processDetailSchema, type ProcessDetail } from '../processes/detail.ts';
import type { Asked, CommandForm } from './command-form.ts';
import { bodyOf, type Body, type Draft, type FieldSpec } from './draft.ts';
import { Drafts } from './drafts.ts';
import { correctionOf, isAsBegun, onTopOf } from './written.ts';

/**
 * What somebody writes into a form while its page may move on: which version they decide on, and what stands in the form.
 * It is kept when the dialog is closed. Made where something is injected.
 */
export class Writing {
  private readonly http = inject(HttpClient);
  private readonly drafts = inject(Drafts);
  private readonly form: CommandForm | undefined;
  /** With the page that the form stands on: the one it was opened on, or a newer one that was looked at. */
  readonly asked;
  /** The version the person decides on: the one that the form began with. Looking again moves it, nothing else. */
  readonly shownVersion;
  /** What the form begins with on its page. */
  private readonly begun;
  readonly draft;

  constructor(asked: Asked, form: CommandForm | undefined) {
    this.form = form;
    this.asked = signal(asked);
    this.shownVersion = signal(this.drafts.versionOf(asked) ?? asked.shownVersion ?? asked.detail.version);
    this.begun = signal<Draft>(form?.initial?.(asked) ?? {});
    this.draft = signal<Draft>(this.drafts.on(asked, this.begun()));
  }

  /** What is to be sent of it: all that is asked for; of a correction, what is to be other than it is on record. */
  body(fields: readonly FieldSpec[], fixed: Body): Body {
    const onRecord = this.form?.onRecord?.(this.asked());
    return onRecord ? correctionOf(fields, this.draft(), onRecord, fixed) : bodyOf(fields, this.draft(), fixed);
  }

  write(draft: Draft): void {
    this.draft.set(draft);
    this.keep();
  }

  /** Decides on this version from now on. */
  moveTo(version: number): void {
    this.shownVersion.set(version);
    if (this.drafts.of(this.asked())) this.keep();
  }

  /** Takes up the page as it is now: what was written stays, and all else in the form is as it is there. */
  async readPage(): Promise<Problem | null> {
    const url = `/api/processes/${encodeURIComponent(this.asked().detail.row.key)}`;
    try {
      this.takeUp(z.parse(processDetailSchema, await firstValueFrom(this.http.get(url))));
      return null;
    } catch (error) {
      return asProblem(error);
    }
  }

  private takeUp(detail: ProcessDetail): void {
    const asked = { ...this.asked(), detail };
    const now = this.form?.initial?.(asked) ?? {};
    this.draft.update((written) => onTopOf(now, written, this.begun()));
    this.begun.set(now);
    this.asked.set(asked);
  }

  /** Whether all that was written was taken out again. */
  isAsBegun(): boolean {
    return isAsBegun(this.draft(), this.begun());
  }

  forget(): void {
    this.drafts.forget(this.asked());
  }

  private keep(): void {
    this.drafts.keep(this.asked(), this.draft(), this.shownVersion(), this.begun());
  }
}
