import { ChangeDetectionStrategy, Component, computed, DestroyRef, inject, input } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { RouterLink } from '@angular/router';
import * as z from 'zod/mini';
import { aheadOf, isOpenState, type CampaignState } from '#domain/campaign/state';
import { dayNumber, localDate } from '#domain/kernel/calendar';
import { editionSchema } from '#domain/kernel/reference';
import { BodyWarnings } from '../../bodies/body-warnings.ts';
import { CampaignProgress } from '../../campaigns/campaign-progress.ts';
import { DRAWN, daysAway } from '../../campaigns/progress.ts';
import { read } from '../../core/read.ts';
import { portfolioSchema } from '../../journeys/portfolio/portfolio.ts';
import { slugOf } from '../../standards/edition.ts';
import { Action } from '../../ui/action.ts';
import { SectionHead } from '../../ui/section-head.ts';
import { StageTicks } from '../../ui/stage-ticks.ts';
import { StateShape } from '../../ui/state-shape.ts';
import { WaitingRow } from '../../ui/waiting/waiting-row.ts';
import { WaitingWords } from '../../ui/waiting/waiting-words.ts';
import type { ProcessDetail } from '../detail.ts';
import { ProcessView } from '../process-view.ts';
import { ProcessSide } from '../side/process-side.ts';
import { campaignRows, type CampaignRow, type NextDate } from './campaign-rows.ts';
import { campaignSide } from './side-of-campaign.ts';
import { capitalized } from '../../words/capital.ts';

const editionsSchema = z.object({ editions: z.array(editionSchema) });

/** A transition campaign: what replaces what until when, how many have moved, and every journey with its step. */
@Component({
  selector: 'pn-campaign-lens',
  imports: [
    ...[Action, BodyWarnings, CampaignProgress, ProcessSide, RouterLink, SectionHead, StageTicks, StateShape],
    WaitingRow,
  ],
  templateUrl: './campaign-lens.html',
  styleUrl: './campaign-lens.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class CampaignLens {
  protected readonly view = inject(ProcessView);
  private readonly waitings = inject(WaitingWords);
  private readonly dialog = inject(MatDialog);

  readonly detail = input.required<ProcessDetail>();
  readonly state = input.required<CampaignState>();

  protected readonly portfolio = read(() => '/api/journeys', {
    parse: (body) => z.parse(portfolioSchema, body).journeys,
    concerns: ({ type }) => type === 'journey',
  });
  private readonly editions = read(() => '/api/editions', {
    parse: (body) => z.parse(editionsSchema, body).editions,
  });

  /** The journeys stand in the body: the side column does not repeat them. */
  protected readonly unlinked = computed<ProcessDetail>(() => ({ ...this.detail(), linked: [] }));
  protected readonly side = computed(() => campaignSide(this.state(), this.view));
  protected readonly isOpen = computed(() => isOpenState(this.state()));
  protected readonly dates = computed(() => {
    const { from, endsOn } = this.state();
    const cutOff = this.editions.value()?.find(({ name }) => name === from)?.newCertificatesUntil ?? null;
    return [
      ...(cutOff === null ? [] : [this.dated(`Last new certificate to ${from}`, cutOff)]),
      ...(endsOn === null
        ? []
        : [
            this.dated('All moved by', aheadOf(endsOn), 'practice: half a year before the end'),
            this.dated(`${from} ends`, endsOn, 'then its certificates are no longer valid'),
          ]),
    ];
  });
  protected readonly edition = computed(() => ({
    from: { name: this.state().from, link: `/standards/${slugOf(this.state().from)}` },
    to: { name: this.state().edition, link: `/standards/${slugOf(this.state().edition)}` },
  }));
  protected readonly rows = computed(() =>
    campaignRows(this.state(), this.detail().linked, this.portfolio.value() ?? []).map((row) => this.worded(row)),
  );

  constructor() {
    // Which journeys there are to add is read when it is asked for: a dialog of its own does that.
    const stop = this.view.edits('addJourneys', { run: () => this.add() });
    inject(DestroyRef).onDestroy(stop);
  }

  protected async add(): Promise<void> {
    const { AddJourneysDialog } = await import('../../campaigns/add-journeys-dialog.ts');
    this.dialog.open(AddJourneysDialog, {
      data: { state: this.state(), send: (journeys: readonly string[]) => this.send(journeys) },
      width: '640px',
      maxWidth: 'calc(100vw - 16px)',
      autoFocus: 'first-heading',
    });
  }

  private send(journeys: readonly string[]) {
    return this.view.save('addJourneys', 'projects', { journeys });
  }

  private dated(name: string, on: string, note = '') {
    const days = dayNumber(on) - dayNumber(this.today());
    return { name, on: this.view.day(on), left: this.isOpen() ? daysAway(days) : '', isPast: days < 0, note };
  }

  private today(): string {
    return localDate(this.view.at().toISOString(), this.detail().calendar);
  }

  private worded(row: CampaignRow) {
    const { project, certificate, next, waiting, site, likely } = row;
    const { key, step, since, reason } = project;
    const { endsOn } = this.state();
    const subject = `project:${key}`;
    return {
      ...row,
      key,
      title: row.title ?? key,
      where: site === null ? '' : this.view.wording().names.site(site),
      held: certificate ? `valid until ${this.view.day(certificate.until)}` : '',
      step: capitalized(this.view.say(`campaignStep.${step}`)),
      since: `since ${this.view.day(since)}`,
      at: step === 'dropped' ? null : DRAWN.length - 1 - DRAWN.indexOf(step),
      isMoved: step === 'decided',
      reason,
      next: next && this.wordNext(next),
      forecast: likely === null ? null : `Decision likely ${this.view.day(likely)}`,
      isTooLate: likely !== null && endsOn !== null && likely > endsOn,
      lines: waiting && site !== null && step !== 'decided' ? [this.waitings.line(waiting, { site })] : [],
      subject,
      drop: this.view.may('dropJourney', subject),
    };
  }

  private wordNext(next: NextDate): { readonly what: string; readonly on: string } {
    switch (next.kind) {
      case 'audit': {
        const audit = this.view.say(`timeline.audit.${next.audit}`);
        return { what: next.isBooked ? audit : `${audit}, not booked`, on: this.view.day(next.on) };
      }
      case 'window':
        return { what: 'Surveillance, no date yet', on: `until ${this.view.day(next.on)}` };
      case 'end':
        return { what: 'Certificate ends, no audit planned', on: this.view.day(next.on) };
    }
  }
}
