import { ChangeDetectionStrategy, Component, computed, effect, inject, input, untracked } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { Router, RouterLink } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import * as z from 'zod/mini';
import { dayNumber } from '#domain/kernel/calendar';
import { editionSchema, type Edition } from '#domain/kernel/reference';
import { Now } from '../core/now.ts';
import { read } from '../core/read.ts';
import { Session } from '../core/session.ts';
import { processRowSchema, type ProcessRow } from '../processes/detail.ts';
import { localDateOf } from '../standards/edition-lines.ts';
import { Action } from '../ui/action.ts';
import { EmptyState } from '../ui/empty-state.ts';
import { ListTable } from '../ui/list-table.ts';
import { PageHead } from '../ui/page-head.ts';
import { Reading } from '../ui/reading.ts';
import { StateShape } from '../ui/state-shape.ts';
import { DueCell } from '../ui/waiting/due-cell.ts';
import { WaitingRow } from '../ui/waiting/waiting-row.ts';
import { WaitingWords } from '../ui/waiting/waiting-words.ts';
import { day } from '../words/dates.ts';
import { WordsOfConsole } from '../words/words-of-console.ts';
import { changesUnderWay } from './candidates.ts';
import { ProgressOfCampaign } from './progress-of-campaign.ts';
import { daysAway } from './progress.ts';
import { runningFor, withoutCampaign } from './running.ts';
import type { StartCampaignData } from './start-campaign-dialog.ts';

const pageSchema = z.object({ rows: z.array(processRowSchema) });
const editionsSchema = z.object({ editions: z.array(editionSchema) });

/** The transition campaigns: which edition has to be left until when, how many certificates have moved, who sees to it. */
@Component({
  selector: 'pn-campaigns-page',
  imports: [
    ...[Action, DueCell, EmptyState, ListTable, PageHead, Reading, ProgressOfCampaign, RouterLink],
    ...[StateShape, WaitingRow],
  ],
  host: { class: 'pn-page' },
  templateUrl: './campaigns-page.html',
  styles: `
    pn-page-head {
      padding-bottom: 12px;
    }
    /* As cards, rows are as high as what they say. */
    @media (min-width: 1024px) {
      .pn-table td {
        height: 60px;
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class CampaignsPage {
  private readonly dialog = inject(MatDialog);
  private readonly now = inject(Now);
  private readonly router = inject(Router);
  private readonly session = inject(Session);
  private readonly waitings = inject(WaitingWords);
  private readonly words = inject(WordsOfConsole);

  /** From the address: the edition for which a campaign is to be started, asked for once. */
  readonly start = input<string>();

  protected readonly crumbs = [{ label: 'Journeys', link: '/journeys' }];
  protected readonly columns = [
    { head: 'Campaign', width: '250px', two: true },
    { head: 'Certificates', width: '200px', two: true },
    { head: 'Old edition ends', width: '150px', two: true },
    { head: 'Waiting for', two: true },
    { head: 'Due', width: '162px', two: true },
    { head: 'Lead, site', width: '140px', two: true },
  ];
  protected readonly campaigns = read(() => '/api/processes?type=campaign&state=all&limit=200', {
    parse: (body) => z.parse(pageSchema, body).rows,
    concerns: ({ type }) => type === 'campaign',
  });
  private readonly editions = read(() => '/api/editions', {
    parse: (body) => z.parse(editionsSchema, body).editions,
  });
  private readonly mayStart = computed(() => this.session.may('journey.start'));
  protected readonly startLabel = this.words.say('startCampaign');
  /** Why none can be started: no right to, or each change under way has its campaign. */
  protected readonly reason = computed(() => {
    if (!this.mayStart()) return this.words.say('startCampaign.role');
    const campaigns = this.campaigns.value() ?? [];
    const changes = changesUnderWay(this.editions.value() ?? [], localDateOf(this.now.at()));
    if (changes.length === 0 || withoutCampaign(changes, campaigns).length > 0) return null;
    const keys = changes.flatMap(({ edition }) => runningFor(edition, campaigns)?.key ?? []).join(', ');
    return this.words.say('startCampaign.allRun', { keys });
  });
  protected readonly rows = computed(() => {
    const editions = this.editions.value() ?? [];
    const rows = (this.campaigns.value() ?? []).map((row) => this.worded(row, editions));
    // What runs comes first, in the order of the server: most urgent first.
    return [...rows.filter(({ row }) => row.open), ...rows.filter(({ row }) => !row.open)];
  });

  constructor() {
    let asked: string | undefined;
    effect(() => {
      const edition = this.start();
      const isNew = edition !== undefined && edition !== asked;
      asked = edition;
      if (isNew) untracked(() => void this.openFromAddress(edition));
    });
  }

  protected async begin(edition: string | null): Promise<void> {
    const { StartCampaignDialog } = await import('./start-campaign-dialog.ts');
    const opened = this.dialog.open<unknown, StartCampaignData, string>(StartCampaignDialog, {
      data: { edition },
      width: '800px',
      maxWidth: 'calc(100vw - 16px)',
      maxHeight: 'calc(100dvh - 16px)',
      autoFocus: 'first-heading',
    });
    const key = await firstValueFrom(opened.afterClosed());
    if (key !== undefined) await this.router.navigate(['/campaigns', key]);
  }

  /** Loading the page again must not ask again. First, because a navigation closes what is open. */
  private async openFromAddress(edition: string): Promise<void> {
    await this.router.navigate([], { queryParams: { start: null }, queryParamsHandling: 'merge', replaceUrl: true });
    if (this.mayStart()) await this.begin(edition);
  }

  private worded(row: ProcessRow, editions: readonly Edition[]) {
    const wording = this.words.wording();
    const { dates, names } = wording;
    const from = row.standards.at(0) ?? '';
    const endsOn = editions.find(({ name }) => name === from)?.transitionEndsOn ?? null;
    const line = row.waiting ? this.waitings.line(row.waiting, { site: row.site }) : null;
    const today = localDateOf(this.now.at());
    return {
      row,
      from,
      endsOn: endsOn === null ? '' : day(endsOn, dates),
      left: endsOn === null || !row.open ? '' : daysAway(dayNumber(endsOn) - dayNumber(today)),
      line,
      due: line?.due ?? null,
      ended: row.closedAt === null ? null : `${this.words.say(`stage.${row.stage}`)}, ${day(row.closedAt, dates)}`,
      lead: row.owner === null ? '' : names.person(row.owner),
      site: names.site(row.site),
    };
  }
}
