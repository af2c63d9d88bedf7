import { HttpClient } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, effect, inject, input } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { RouterLink } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import * as z from 'zod/mini';
import type { Standard } from '#domain/kernel/catalogue';
import { changesUnderWay } from '../campaigns/candidates.ts';
import { runningFor } from '../campaigns/running.ts';
import { catalogueNow, loadCatalogue } from '../core/catalogue-now.ts';
import { Now } from '../core/now.ts';
import { PageTitle } from '../core/page-title.ts';
import { read } from '../core/read.ts';
import { Session } from '../core/session.ts';
import { processRowSchema } from '../processes/detail.ts';
import { Action } from '../ui/action.ts';
import { EmptyState } from '../ui/empty-state.ts';
import { ErrorState } from '../ui/error-state.ts';
import { KeyValues } from '../ui/key-values.ts';
import { Notice } from '../ui/notice.ts';
import { PageHead } from '../ui/page-head.ts';
import { SectionHead } from '../ui/section-head.ts';
import { SkeletonTable } from '../ui/skeleton-table.ts';
import { StaleNote } from '../ui/stale-note.ts';
import { Toasts } from '../ui/toasts.ts';
import { WordsOfConsole } from '../words/words-of-console.ts';
import { CLAUSE_VIEWS, clauseLines, linesOf, type ClauseView } from './clause-lines.ts';
import { CorrectionsList } from './corrections-list.ts';
import { editionFacts } from './edition-facts.ts';
import { editionLines, localDateOf } from './edition-lines.ts';
import { editionsSchema, slugOf, type HeldEdition } from './edition.ts';

/** Nearly all of a narrow screen, and on a wide one as wide as asked for. */
const OF_SCREEN = { maxWidth: 'calc(100vw - 16px)' } as const;

const campaignsSchema = z.object({ rows: z.array(processRowSchema) });

const VIEW_NAMES: Readonly<Record<ClauseView, string>> = {
  clauses: 'Clauses',
  documented: 'Documented information',
  changed: 'Changed',
  controls: 'Controls of Annex A',
};

/** One edition: its clauses, what each asks for as documented information, what changed, and its dates with their source. */
@Component({
  selector: 'pn-standard-page',
  imports: [
    Action,
    CorrectionsList,
    EmptyState,
    ErrorState,
    KeyValues,
    Notice,
    PageHead,
    RouterLink,
    SectionHead,
    SkeletonTable,
    StaleNote,
  ],
  host: { class: 'pn-page' },
  templateUrl: './standard-page.html',
  styleUrl: './standard-page.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class StandardPage {
  private readonly dialog = inject(MatDialog);
  private readonly http = inject(HttpClient);
  private readonly now = inject(Now);
  private readonly session = inject(Session);
  private readonly toasts = inject(Toasts);
  private readonly words = inject(WordsOfConsole);
  private readonly pageTitle = inject(PageTitle);

  /** From the address: the edition's name in small letters and dashes. */
  readonly slug = input.required<string>();
  /** From the address: which clauses are listed. */
  readonly view = input<string>();

  protected readonly crumbs = [{ label: 'Standards', link: '/standards' }];
  protected readonly columns = [
    { head: 'Clause', width: '96px' },
    { head: 'Title' },
    { head: 'Documented information', width: '260px', two: true },
    { head: 'Against the edition before', width: '180px' },
  ];
  protected readonly viewNames = VIEW_NAMES;
  protected readonly editions = read(() => '/api/editions', {
    parse: (body) => z.parse(editionsSchema, body).editions,
  });
  protected readonly edition = computed(() => this.editions.value()?.find(({ name }) => slugOf(name) === this.slug()));
  protected readonly shown = computed(() => {
    const edition = this.edition();
    return edition && this.worded(edition);
  });
  protected readonly current = computed(() => {
    const views = this.shown()?.views ?? [];
    return views.find(({ view }) => view === this.view()) ?? views[0];
  });
  private readonly campaigns = read(
    () => (this.session.may('process.read') ? '/api/processes?type=campaign&limit=200' : undefined),
    { parse: (body) => z.parse(campaignsSchema, body).rows, concerns: ({ type }) => type === 'campaign' },
  );
  /** The campaign to the edition that comes, on its own page and on that of the one that ends: running, or to start. */
  protected readonly campaign = computed(() => {
    const today = localDateOf(this.now.at());
    const name = this.edition()?.name;
    const change = changesUnderWay(this.editions.value() ?? [], today).find(
      ({ from, edition }) => from === name || edition === name,
    );
    if (change === undefined) return null;
    const running = runningFor(change.edition, this.campaigns.value() ?? []);
    if (running) {
      const label = this.words.say('startCampaign.open', { key: running.key });
      return { link: ['/campaigns', running.key], query: {}, label };
    }
    // Not before it is known that none runs.
    if (!this.session.may('journey.start') || this.campaigns.loading()) return null;
    return { link: ['/campaigns'], query: { start: change.edition }, label: this.words.say('startCampaign') };
  });
  protected readonly reason = computed(() =>
    this.session.may('reference.manage') ? null : 'Only administrators correct standards. Ask one of them.',
  );

  constructor() {
    effect(() => {
      this.pageTitle.show(this.edition()?.name);
    });
  }

  protected async correct(edition: HeldEdition): Promise<void> {
    const { CorrectDialog } = await import('./correct-dialog.ts');
    const open = this.dialog.open<unknown, unknown, string>(CorrectDialog, {
      data: { edition },
      width: '720px',
      ...OF_SCREEN,
    });
    const said = await firstValueFrom(open.afterClosed());
    if (said === undefined) return;
    this.toasts.show(said);
    void loadCatalogue(this.http);
    this.editions.reload();
  }

  protected async editClauses(edition: HeldEdition): Promise<void> {
    const [{ ContentsDialog }] = await Promise.all([import('./contents-dialog.ts'), loadCatalogue(this.http)]);
    const open = this.dialog.open<unknown, unknown, string>(ContentsDialog, {
      data: { edition },
      width: '960px',
      ...OF_SCREEN,
    });
    const said = await firstValueFrom(open.afterClosed());
    if (said === undefined) return;
    this.toasts.show(said);
    this.editions.reload();
  }

  private worded(edition: HeldEdition) {
    const wording = this.words.wording();
    const lines = clauseLines(edition, wording);
    const standard = catalogueNow().find(edition.name);
    const views = CLAUSE_VIEWS.map((view) => ({ view, lines: linesOf(view, lines) }));
    const line = editionLines(edition, wording);
    return {
      edition,
      line,
      facts: editionFacts(edition, line),
      predecessor: standard?.predecessor ?? null,
      unconfirmed: edition.confirmed && standard?.unconfirmed ? null : unconfirmedWords(standard),
      views: views.filter((one) => one.lines.length > 0),
    };
  }
}

function unconfirmedWords(standard: Standard | undefined): string | null {
  if (standard?.unconfirmed) {
    return 'Titles, documented information and changes of this edition are partly expected from drafts. Verify them against your own copy and correct what differs.';
  }
  return standard?.marksUnconfirmed
    ? 'What this edition asks for as documented information is not complete here. Verify it against your own copy.'
    : null;
}
