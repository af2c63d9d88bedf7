import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import * as z from 'zod/mini';
import type { CampaignState } from '#domain/campaign/state';
import type { Sent } from '../commands/sending.ts';
import { read } from '../core/read.ts';
import { portfolioSchema } from '../journeys/portfolio/portfolio.ts';
import { Action } from '../ui/action.ts';
import { Notice } from '../ui/notice.ts';
import { Toasts } from '../ui/toasts.ts';
import { WordsOfConsole } from '../words/words-of-console.ts';
import { candidatesFor } from './candidates.ts';
import { JourneysChoice } from './journeys-choice.ts';

interface AddJourneysData {
  readonly state: CampaignState;
  readonly send: (journeys: readonly string[]) => Promise<Sent | undefined>;
}

/** Adds journeys to a campaign that runs: those that hold a certificate to its old edition and do not take part. */
@Component({
  selector: 'pn-add-journeys-dialog',
  imports: [Action, JourneysChoice, MatDialogModule, Notice],
  template: `
    <header><h2 mat-dialog-title>Add journeys</h2></header>
    <mat-dialog-content>
      @if (portfolio.value()) {
        <pn-journeys-choice
          label="Journeys"
          [candidates]="candidates()"
          [editions]="[state.edition]"
          [none]="'Every journey that you may see and that ' + state.from + ' concerns takes part already.'"
          [(value)]="chosen"
        />
      } @else if (portfolio.problem(); as problem) {
        <pn-notice tone="late" [title]="problem.message" />
      } @else {
        <p class="pn-quiet">Looking for journeys</p>
      }
      @if (problem(); as problem) {
        <pn-notice tone="late" [title]="problem" />
      }
    </mat-dialog-content>
    <mat-dialog-actions>
      <pn-action label="Not yet" kind="text" (pressed)="close()" />
      <pn-action kind="filled" label="Add journeys" [reason]="reason()" [busy]="busy()" (pressed)="add()" />
    </mat-dialog-actions>
  `,
  styleUrl: '../commands/command-dialog.scss',
  styles: `
    pn-notice {
      margin-top: 14px;
      border-radius: var(--pn-radius);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AddJourneysDialog {
  private readonly data = inject<AddJourneysData>(MAT_DIALOG_DATA);
  private readonly dialog = inject<MatDialogRef<AddJourneysDialog>>(MatDialogRef);
  private readonly toasts = inject(Toasts);
  private readonly words = inject(WordsOfConsole);

  protected readonly state = this.data.state;
  protected readonly portfolio = read(() => '/api/journeys', {
    parse: (body) => z.parse(portfolioSchema, body).journeys,
  });
  protected readonly candidates = computed(() => {
    const taking = new Set(this.state.projects.filter(({ step }) => step !== 'dropped').map(({ key }) => key));
    return candidatesFor(this.state, this.portfolio.value() ?? []).filter(({ key }) => !taking.has(key));
  });
  protected readonly chosen = signal<readonly string[]>([]);
  protected readonly busy = signal(false);
  protected readonly problem = signal<string | null>(null);
  protected readonly reason = computed(() => (this.chosen().length === 0 ? 'Choose at least one journey.' : null));

  protected close(): void {
    this.dialog.close();
  }

  protected async add(): Promise<void> {
    this.busy.set(true);
    const sent = await this.data.send(this.chosen());
    this.busy.set(false);
    this.problem.set(sent === undefined ? null : problemOf(sent));
    if (this.problem() !== null) return;
    this.toasts.show(this.words.say('done.addJourneys'));
    this.dialog.close();
  }
}

/** Why it was not done, as a sentence; null when it was, or is being recorded. */
export function problemOf(sent: Sent): string | null {
  switch (sent.kind) {
    case 'done':
    case 'accepted':
      return null;
    case 'refused':
    case 'invalid':
      return sent.sentence;
    case 'stale':
      return 'The campaign changed meanwhile. Close this, look at it and choose again.';
    case 'again':
      return `${sent.problem.message} Trying again is safe: it is carried out once.`;
    case 'failed':
      return sent.problem.message;
  }
}
