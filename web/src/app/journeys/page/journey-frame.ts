import { ChangeDetectionStrategy, Component, computed, effect, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Directory } from '../../core/directory.ts';
import { Live } from '../../core/live.ts';
import { PageTitle } from '../../core/page-title.ts';
import { EmptyState } from '../../ui/empty-state.ts';
import { ErrorState } from '../../ui/error-state.ts';
import { Notice } from '../../ui/notice.ts';
import { PageHead } from '../../ui/page-head.ts';
import { SkeletonTable } from '../../ui/skeleton-table.ts';
import { StaleNote } from '../../ui/stale-note.ts';
import { PnTime } from '../../words/date-pipes.ts';
import { timesOf } from '../../words/dates.ts';
import { JourneyReading } from './journey-reading.ts';

const LOADING = [{ head: 'What', width: '40%', two: true }, { head: 'Who', width: '20%' }, { head: 'Due' }] as const;

/** The shell of a journey's own pages: crumbs, title, and what is shown while there is nothing to show. */
@Component({
  selector: 'pn-journey-frame',
  imports: [EmptyState, ErrorState, Notice, PageHead, PnTime, RouterLink, SkeletonTable, StaleNote],
  template: `
    <pn-page-head [title]="title()" [crumbs]="crumbs()">
      <ng-content select="[facts]" ngProjectAs="[facts]" />
      <ng-content select="[actions]" ngProjectAs="[actions]" />
    </pn-page-head>
    @if (timesOf(); as where) {
      <p class="times pn-small pn-quiet">{{ where }}</p>
    }
    @if (one.reading.staleSince(); as since) {
      <pn-stale-note [since]="since" [zone]="zone()" (again)="one.reading.reload()" />
    }
    @if (awaySince(); as since) {
      <pn-notice
        tone="plain"
        icon="cloud-off-outline"
        [title]="'No connection since ' + (since | pnTime: zone()) + '.'"
      >
        You see what was known then. Reading works, deciding waits.
      </pn-notice>
    }
    @for (recording of one.recording(); track recording.press.id) {
      <pn-notice tone="info" icon="progress-clock" [title]="recording.what + ': accepted and being recorded'">
        The records are slow to answer. It cannot get lost; you may leave. Pressing again does nothing twice.
      </pn-notice>
    }
    @if (one.state()) {
      <ng-content />
    } @else if (isMissing()) {
      <pn-empty-state
        title="There is no such journey, or you may not see it"
        text="The key may be mistyped, or the journey belongs to a site that is not yours."
      >
        <a class="pn-link" routerLink="/journeys">Go to Journeys</a>
      </pn-empty-state>
    } @else if (one.reading.problem(); as problem) {
      <pn-error-state title="The journey could not be loaded" [problem]="problem" (again)="one.reading.reload()" />
    } @else {
      <pn-skeleton-table [columns]="columns" [rows]="6" />
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      min-height: 100%;
    }
    pn-page-head {
      padding-bottom: 12px;
    }
    .times {
      margin-top: -8px;
      padding: 0 var(--pn-gutter) 8px;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class JourneyFrame {
  protected readonly one = inject(JourneyReading);
  private readonly live = inject(Live);
  private readonly names = inject(Directory);
  readonly title = input.required<string>();
  /** “Plan”: the last crumb, and the tab. */
  readonly page = input.required<string>();

  protected readonly columns = LOADING;
  /** Every time on the page is one of the site. */
  protected readonly zone = computed(() => this.one.detail()?.calendar.zone);
  protected readonly crumbs = computed(() => [
    { label: 'Journeys', link: '/journeys' },
    { label: this.one.key(), link: `/journeys/${this.one.key()}` },
    { label: this.page() },
  ]);
  protected readonly timesOf = computed(() => {
    const detail = this.one.detail();
    return detail ? timesOf(detail.calendar.zone, this.names.siteName(detail.row.site)) : null;
  });
  protected readonly isMissing = computed(
    () => this.one.reading.problem()?.status === 404 || (this.one.detail() !== undefined && this.one.state() === null),
  );
  protected readonly awaySince = computed(() => {
    const state = this.live.state();
    return state.kind === 'away' ? state.since : null;
  });

  constructor() {
    const title = inject(PageTitle);
    effect(() => {
      title.show(`${this.page()} of ${this.one.key()}`);
    });
  }
}
