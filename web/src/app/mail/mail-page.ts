import { ChangeDetectionStrategy, Component, computed, inject, linkedSignal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, RouterLink } from '@angular/router';
import * as z from 'zod/mini';
import { Now } from '../core/now.ts';
import { readPages } from '../core/pages.ts';
import { Action } from '../ui/action.ts';
import { EmptyState } from '../ui/empty-state.ts';
import { ErrorState } from '../ui/error-state.ts';
import { Notice } from '../ui/notice.ts';
import { PageHead } from '../ui/page-head.ts';
import { SkeletonTable } from '../ui/skeleton-table.ts';
import { StaleNote } from '../ui/stale-note.ts';
import { StateShape } from '../ui/state-shape.ts';
import { complete, moment } from '../words/dates.ts';
import { WordsOfConsole } from '../words/words-of-console.ts';
import { MailText } from './mail-text.ts';

const mailSchema = z.object({
  id: z.string(),
  person: z.string(),
  to: z.string(),
  subject: z.string(),
  text: z.string(),
  createdAt: z.string(),
  status: z.string(),
  sentAt: z.nullable(z.string()),
});
type Mail = Readonly<z.infer<typeof mailSchema>>;

const answerSchema = z.object({
  rows: z.array(mailSchema),
  nextCursor: z.nullable(z.string()),
  transport: z.enum(['outbox', 'smtp']),
});
type MailAnswer = Readonly<z.infer<typeof answerSchema>>;

/** Every mail that was written: sent, or kept here where no mail server is configured. */
@Component({
  selector: 'pn-mail-page',
  imports: [
    Action,
    EmptyState,
    ErrorState,
    MailText,
    Notice,
    PageHead,
    RouterLink,
    SkeletonTable,
    StaleNote,
    StateShape,
  ],
  host: { class: 'pn-page' },
  templateUrl: './mail-page.html',
  styleUrl: './mail-page.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class MailPage {
  private readonly words = inject(WordsOfConsole);
  private readonly now = inject(Now);
  private readonly route = inject(ActivatedRoute);
  private readonly params = toSignal(this.route.queryParamMap, { initialValue: this.route.snapshot.queryParamMap });

  protected readonly mails = readPages<Mail, MailAnswer>(
    () => '/api/mail',
    (body) => z.parse(answerSchema, body),
  );
  protected readonly keepsMail = computed(() => this.mails.first.value()?.transport === 'outbox');
  protected readonly rows = computed(() => {
    const dates = { now: this.now.at() };
    const { names } = this.words.wording();
    return this.mails.rows().map((mail) => ({
      ...mail,
      name: names.person(mail.person),
      written: moment(mail.createdAt, dates),
      full: complete(mail.createdAt, dates),
      state: this.words.say(`mailStatus.${mail.status}`),
      shape: mail.status === 'pending' ? ('onTime' as const) : ('done' as const),
    }));
  });
  private readonly chosen = computed(() => this.params().get('mail'));
  /** The mail that is read: the one in the address, else none. */
  protected readonly shown = linkedSignal(() => this.rows().find(({ id }) => id === this.chosen()) ?? null);
}
