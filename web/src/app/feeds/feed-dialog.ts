import { Clipboard } from '@angular/cdk/clipboard';
import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import {
  MAT_DIALOG_DATA,
  MatDialogActions,
  MatDialogContent,
  MatDialogRef,
  MatDialogTitle,
} from '@angular/material/dialog';
import { asProblem, type Problem } from '../core/problem.ts';
import { read } from '../core/read.ts';
import { Action } from '../ui/action.ts';
import { Field, FieldInput } from '../ui/field.ts';
import { Notice } from '../ui/notice.ts';
import { PnDate } from '../words/date-pipes.ts';
import { Feeds, FEEDS, feedsOf, type Feed } from './feeds.ts';

/** Of what the dialog makes addresses: a journey, or what is due for the reader. */
export interface FeedDialogData {
  readonly journey: { readonly key: string; readonly title: string } | null;
}

/** Calendar addresses: make one, copy it while it is shown, see when each was last used, revoke it. */
@Component({
  selector: 'pn-feed-dialog',
  imports: [Action, Field, FieldInput, MatDialogActions, MatDialogContent, MatDialogTitle, Notice, PnDate],
  templateUrl: './feed-dialog.html',
  styleUrl: './feed-dialog.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class FeedDialog {
  private readonly dialog = inject<MatDialogRef<FeedDialog>>(MatDialogRef);
  private readonly feeds = inject(Feeds);
  private readonly clipboard = inject(Clipboard);
  protected readonly journey = inject<FeedDialogData>(MAT_DIALOG_DATA).journey;

  protected readonly list = read(() => FEEDS, { parse: feedsOf });
  /** The address that was just made. */
  protected readonly address = signal<string | null>(null);
  /** The same for programs that open calendars by a link. */
  protected readonly link = computed(() => this.address()?.replace(/^https?:/, 'webcal:') ?? null);
  protected readonly copied = signal(false);
  protected readonly busy = signal(false);
  /** Whose revoking is asked about. */
  protected readonly asking = signal<string | null>(null);
  protected readonly problem = signal<Problem | null>(null);

  protected nameOf({ journey }: Feed): string {
    return journey ?? 'What is due for you';
  }

  protected add(): Promise<void> {
    return this.change(async () => {
      this.address.set(await this.feeds.add(this.journey?.key ?? null));
      this.copied.set(false);
    });
  }

  protected revoke(feed: Feed): Promise<void> {
    return this.change(async () => {
      await this.feeds.revoke(feed);
      this.asking.set(null);
      // Which of them the shown address is, is not known; a revoked one must not be copied any more.
      this.address.set(null);
    });
  }

  protected copy(): void {
    this.copied.set(this.clipboard.copy(this.address() ?? ''));
  }

  protected close(): void {
    this.dialog.close();
  }

  private async change(work: () => Promise<void>): Promise<void> {
    this.problem.set(null);
    this.busy.set(true);
    try {
      await work();
    } catch (error) {
      this.problem.set(asProblem(error));
    } finally {
      this.busy.set(false);
      this.list.reload();
    }
  }
}
