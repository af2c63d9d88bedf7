import { inject, Injectable, signal } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { Router } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import { Session } from '../core/session.ts';
import { Toasts } from '../ui/toasts.ts';
import { WordsOfConsole } from '../words/words-of-console.ts';
import type { Asked } from './command-form.ts';
import type { CommandDialogData, CommandDialogResult } from './command-dialog.ts';
import { commandParams, nextHands } from './consequences.ts';
import type { Body } from './draft.ts';
import { formOf } from './forms.ts';
import type { Preview } from './preview.ts';
import { Sending, type Press, type Sent } from './sending.ts';

/** A command that was accepted and is still being recorded. */
export interface Recording {
  readonly press: Press;
  /** “Approve plan” */
  readonly what: string;
}

/** Carries out commands for every page: asks what has to be asked, sends, and says what happened and who has it now. */
@Injectable({ providedIn: 'root' })
export class Commands {
  private readonly dialog = inject(MatDialog);
  private readonly router = inject(Router);
  private readonly sending = inject(Sending);
  private readonly session = inject(Session);
  private readonly toasts = inject(Toasts);
  private readonly words = inject(WordsOfConsole);
  private readonly held = signal<readonly Recording[]>([]);

  /** What was accepted and is not on record yet, for the notice of its page. */
  readonly recording = this.held.asReadonly();

  /**
   * Asks for a command in its dialog or on its own page, or sends it where nothing is to be asked. What its own page
   * wrote (`body`) is shown in the dialog before it is sent. Undefined when nothing was sent.
   */
  async run(asked: Asked, body: Body | null = null): Promise<Sent | undefined> {
    const form = await formOf(asked.detail.row.type, asked.command);
    if (form?.page && body === null) {
      await this.router.navigate([...form.page(asked)], form.pageQuery ? { queryParams: form.pageQuery } : {});
      return undefined;
    }
    if (form?.atOnce) return this.sendAtOnce(asked, { ...form.fixed?.(asked), ...body });
    const { CommandDialog } = await import('./command-dialog.ts');
    const opened = this.dialog.open<unknown, CommandDialogData, CommandDialogResult>(CommandDialog, {
      data: { asked, body, form },
      width: '800px',
      maxWidth: 'calc(100vw - 16px)',
      maxHeight: 'calc(100dvh - 16px)',
      autoFocus: 'first-heading',
    });
    const result = await firstValueFrom(opened.afterClosed());
    if (result) this.tell(asked, result.sent, result.preview);
    return result?.sent;
  }

  /**
   * Sends a command whose body is complete and from which nothing follows that had to be shown first. Where who asks tells
   * what became of it (`told` false), it is waited for until it is on record.
   */
  async sendAtOnce(asked: Asked, body: Body, told = true): Promise<Sent> {
    const { detail, command, shownVersion = detail.version } = asked;
    const press = { id: crypto.randomUUID(), key: detail.row.key, command, body, shownVersion };
    const sent = await this.sending.send(press);
    if (!told) return sent.kind === 'accepted' ? this.recorded(asked, press) : sent;
    this.tell(asked, sent, null);
    return sent;
  }

  private tell(asked: Asked, sent: Sent, preview: Preview | null): void {
    if (sent.kind === 'done') this.toasts.show(this.doneWords(asked, preview));
    if (sent.kind === 'accepted') void this.follow(asked, sent.press, preview);
  }

  private async follow(asked: Asked, press: Press, preview: Preview | null): Promise<void> {
    const what = this.words.say(`command.${asked.command}`);
    const sent = await this.recorded(asked, press);
    if (sent.kind === 'done') this.tell(asked, sent, preview);
    else if (sent.kind === 'refused') this.toasts.show(`${what}: ${sent.sentence}`);
    else if (sent.kind === 'stale') this.toasts.show(`${what}: somebody changed this first. Look again.`);
  }

  private async recorded({ command }: Asked, press: Press): Promise<Sent> {
    const recording = { press, what: this.words.say(`command.${command}`) };
    this.held.update((all) => [...all, recording]);
    const sent = await this.sending.follow(press);
    this.held.update((all) => all.filter((one) => one !== recording));
    return sent;
  }

  private doneWords(asked: Asked, preview: Preview | null): string {
    const wording = this.words.wording();
    const code = `done.${asked.command}`;
    const params = commandParams(asked.detail, asked.subject, wording);
    const done = code in wording.words ? this.words.say(code, params) : 'Done.';
    const next = preview && nextHands(preview, wording, this.session.person()?.id ?? null);
    return next ? `${done} Now with ${next}.` : done;
  }
}
