import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { form, FormField, maxLength, required } from '@angular/forms/signals';
import { MatIcon } from '@angular/material/icon';
import { Router, RouterLink } from '@angular/router';
import * as z from 'zod/mini';
import { DANGERS, GRADES, REPORT_KINDS, SOURCES } from '#domain/fields';
import { reachOf } from '#domain/kernel/permissions';
import { ROLES, type RoleHeld } from '#domain/kernel/roles';
import { Now } from '../core/now.ts';
import type { Problem } from '../core/problem.ts';
import { read } from '../core/read.ts';
import { Session } from '../core/session.ts';
import { peopleSchema } from '../people/person.ts';
import { sitesSchema } from '../sites/site.ts';
import { Action } from '../ui/action.ts';
import { Field, FieldInput } from '../ui/field.ts';
import { Grade } from '../ui/grade.ts';
import { Notice } from '../ui/notice.ts';
import { PageHead } from '../ui/page-head.ts';
import { WaitingCard } from '../ui/waiting/waiting-card.ts';
import { WaitingWords } from '../ui/waiting/waiting-words.ts';
import { WordsOfConsole } from '../words/words-of-console.ts';
import { bodyOf, DONE_AT_ONCE, DraftStore, emptyDraft, newKey, type Photo, type ReportDraft } from './draft.ts';
import { online } from './online.ts';
import { Photos } from './photos.ts';
import { SendReport, type Sent } from './send-report.ts';
import { SentReport } from './sent-report.ts';
import { SimilarReports } from './similar-reports.ts';
import { whatThen } from './what-then.ts';

/** Somebody saw that something is not as it should be: *what* and *where* suffice. */
@Component({
  selector: 'pn-report-page',
  imports: [
    Action,
    Field,
    FieldInput,
    FormField,
    Grade,
    MatIcon,
    Notice,
    PageHead,
    Photos,
    RouterLink,
    SentReport,
    SimilarReports,
    WaitingCard,
  ],
  host: { class: 'pn-page' },
  templateUrl: './report-page.html',
  styleUrl: './report-page.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ReportPage {
  private readonly router = inject(Router);
  private readonly session = inject(Session);
  private readonly now = inject(Now);
  private readonly sending = inject(SendReport);
  private readonly waitings = inject(WaitingWords);
  protected readonly words = inject(WordsOfConsole);
  protected readonly online = online();

  /** The key of a report that was sent from here, from the address. */
  readonly sent = input<string>();

  protected readonly grades = [...GRADES, 'notSure'] as const;
  protected readonly doneAtOnce = DONE_AT_ONCE;
  protected readonly kinds = REPORT_KINDS;
  protected readonly sources = SOURCES;
  protected readonly dangers = DANGERS;

  private readonly me = this.session.person();
  private readonly roles = heldRoles(this.me?.roles ?? []);
  private readonly store = new DraftStore(this.me?.id ?? '', localStorage);
  private readonly kept = this.store.load(this.now.at());
  protected readonly draft = signal<ReportDraft>(
    this.kept ?? emptyDraft(this.store.lastPlace() ?? { site: this.me?.site ?? '', place: '' }),
  );
  /** What was begun earlier is back: the person should know why the page is not empty. */
  protected readonly wasKept = signal(this.kept !== null);
  protected readonly page = form(this.draft, (path) => {
    required(path.what, { message: 'Say what is wrong, in a sentence.' });
    required(path.site, { message: 'Choose the site.' });
    required(path.place, { message: 'Say where it is: a line, a machine, a shelf.' });
    // The lengths that the command takes; browsers stop typing there.
    maxLength(path.what, 4000);
    maxLength(path.place, 200);
    maxLength(path.reference, 200);
    maxLength(path.doneElse, 900);
  });

  private readonly sites = read(() => '/api/sites', { parse: (body) => z.parse(sitesSchema, body).sites });
  private readonly people = read(() => '/api/people', { parse: (body) => z.parse(peopleSchema, body).people });
  protected readonly mySites = computed(() => {
    const reach = reachOf(this.roles, 'report.create', this.me?.site ?? '');
    return (this.sites.value() ?? []).filter(({ id, active }) => active && (reach.all || reach.sites.includes(id)));
  });
  protected readonly site = computed(() => this.mySites().find(({ id }) => id === this.draft().site));
  protected readonly changesPlace = signal(this.draft().place === '');

  protected readonly uploading = signal(0);
  protected readonly busy = signal(false);
  protected readonly recording = signal(false);
  protected readonly outcome = signal<Extract<Sent, { kind: 'uncertain' | 'refused' }> | null>(null);

  /** What happens after sending, by the rules themselves; nothing while they cannot say. */
  protected readonly then = computed(() => {
    const site = this.site();
    const people = this.people.value();
    if (!site || !people || !this.me) return null;
    const around = { now: this.now.at(), me: this.me.id, roles: this.roles, people, site };
    return whatThen(bodyOf(this.draft()), around);
  });
  protected readonly thenLines = computed(() => {
    const then = this.then();
    return then === null ? [] : this.waitings.lines(then.waiting, then.calendar);
  });
  protected readonly refusal = computed(() => {
    const refusal = this.then()?.refusal;
    return refusal ? this.words.say(`refusal.${refusal.code}`, refusal.params) : null;
  });
  protected readonly problem = computed<Problem | null>(() => this.outcome()?.problem ?? null);
  protected readonly alreadyArrived = computed(() => this.problem()?.code === 'keyReused');
  /** Why it cannot be sent now. */
  protected readonly reason = computed(() => {
    if (!this.session.may('report.create')) return 'Your role reads only. Ask an administrator if you should report.';
    if (this.uploading() > 0) return 'A photo is still on its way.';
    return null;
  });

  constructor() {
    effect(() => {
      const draft = this.draft();
      // What was sent is no draft any more.
      if (this.sent() === undefined) this.store.save(draft);
    });
    effect(() => {
      const mine = this.mySites();
      if (mine.length > 0 && !mine.some(({ id }) => id === untracked(this.draft).site))
        this.chooseSite(mine[0]?.id ?? '');
    });
  }

  protected chooseSite(site: string): void {
    this.draft.update((draft) => ({ ...draft, site, place: '' }));
    this.changesPlace.set(true);
  }

  protected chooseGrade(grade: (typeof this.grades)[number]): void {
    this.draft.update((draft) => ({ ...draft, suggestedGrade: draft.suggestedGrade === grade ? '' : grade }));
  }

  protected toggleDone(one: string): void {
    this.draft.update((draft) => ({
      ...draft,
      done: draft.done.includes(one) ? draft.done.filter((other) => other !== one) : [...draft.done, one],
    }));
  }

  protected addPhoto(photo: Photo): void {
    this.draft.update((draft) => ({ ...draft, photos: [...draft.photos, photo] }));
  }

  protected removePhoto({ id }: Photo): void {
    this.draft.update((draft) => ({ ...draft, photos: draft.photos.filter((photo) => photo.id !== id) }));
  }

  /** Begins with an empty page. */
  protected startAnew(): void {
    const { site, place } = this.draft();
    this.draft.set(emptyDraft({ site, place }));
    this.page().reset();
    this.outcome.set(null);
    this.wasKept.set(false);
  }

  /** The earlier text has arrived already: what stands here now becomes a report of its own. */
  protected sendAsAnother(): void {
    this.draft.update((draft) => ({ ...draft, idempotencyKey: newKey(), mayHaveArrived: false }));
    void this.send();
  }

  protected submit(event: Event): void {
    event.preventDefault();
    if (this.busy() || this.reason() !== null) return;
    this.page.what().markAsTouched();
    this.page.place().markAsTouched();
    if (this.page().invalid()) {
      if (this.page.place().invalid()) this.changesPlace.set(true);
      const first = this.page.what().invalid() ? this.page.what() : this.page.place();
      setTimeout(() => {
        first.focusBoundControl();
      });
      return;
    }
    void this.send();
  }

  /** The sentence beside a field: of the form, else of the server. */
  protected shown(
    field: { touched(): boolean; errors(): readonly { message?: string }[] },
    path: string,
  ): string | null {
    const typed = field.touched() ? (field.errors()[0]?.message ?? null) : null;
    return typed ?? this.problem()?.of(path) ?? null;
  }

  protected another(): void {
    this.startAnew();
    void this.router.navigate(['/capas/new']);
  }

  private async send(): Promise<void> {
    this.busy.set(true);
    this.outcome.set(null);
    const draft = this.draft();
    const sent = await this.sending.send(draft);
    switch (sent.kind) {
      case 'recorded':
        await this.finish(sent.key, draft);
        break;
      case 'recording':
        this.recording.set(true);
        // After a minute it is on its way still: it cannot get lost, and its page shows it when it is there.
        await this.sending.arrives(sent);
        this.recording.set(false);
        await this.finish(sent.key, draft);
        break;
      case 'uncertain':
        this.draft.update((now) => ({ ...now, mayHaveArrived: true }));
        this.outcome.set(sent);
        break;
      case 'refused':
        // A refusal is kept under its key: what is corrected goes under another one.
        if (sent.problem.code !== 'keyReused') {
          this.draft.update((now) => ({ ...now, idempotencyKey: newKey(), mayHaveArrived: false }));
        }
        this.outcome.set(sent);
        break;
    }
    this.busy.set(false);
  }

  private async finish(key: string, draft: ReportDraft): Promise<void> {
    this.store.finish(draft);
    await this.router.navigate(['/capas/new'], { queryParams: { sent: key }, replaceUrl: true });
    this.draft.set(emptyDraft({ site: draft.site, place: draft.place.trim() }));
    this.page().reset();
    this.changesPlace.set(false);
    this.wasKept.set(false);
  }
}

/** The roles of the session that this release knows. */
function heldRoles(
  held: readonly { readonly role: string; readonly site?: string | undefined }[],
): readonly RoleHeld[] {
  return held.flatMap(({ role, site }) => {
    const known = ROLES.find((one) => one === role);
    return known === undefined ? [] : [{ role: known, site }];
  });
}
