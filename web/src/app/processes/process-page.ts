import { LiveAnnouncer } from '@angular/cdk/a11y';
import { BreakpointObserver } from '@angular/cdk/layout';
import { ChangeDetectionStrategy, Component, computed, effect, inject, input, untracked } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { MatIcon } from '@angular/material/icon';
import { Router, RouterLink } from '@angular/router';
import { map } from 'rxjs';
import * as z from 'zod/mini';
import { campaignState } from '#domain/campaign/state';
import { capaState } from '#domain/capa/state';
import { reportState } from '#domain/report/state';
import { Commands } from '../commands/commands.ts';
import { formOf } from '../commands/forms.ts';
import { Live } from '../core/live.ts';
import { PageTitle } from '../core/page-title.ts';
import { read } from '../core/read.ts';
import { EngineLens } from '../engine/engine-lens.ts';
import { HistoryLens } from '../history/history-lens.ts';
import { Bodies } from '../core/bodies.ts';
import { journeyOf } from '../journeys/forms/asked-about.ts';
import { BodyTrack } from '../journeys/page/body-track.ts';
import { JourneyFacts } from '../journeys/page/journey-facts.ts';
import { JourneyLens } from '../journeys/page/journey-lens.ts';
import { EmptyState } from '../ui/empty-state.ts';
import { ErrorState } from '../ui/error-state.ts';
import type { IconName } from '../ui/icons.ts';
import { Notice } from '../ui/notice.ts';
import { PageHead } from '../ui/page-head.ts';
import { SkeletonTable } from '../ui/skeleton-table.ts';
import { StageStepper } from '../ui/stage-stepper.ts';
import { StaleNote } from '../ui/stale-note.ts';
import { lineText } from '../ui/waiting/waiting-line.ts';
import { wordWaiting } from '../ui/waiting/word-waiting.ts';
import { PnTime } from '../words/date-pipes.ts';
import { CampaignLens } from './campaign/campaign-lens.ts';
import { campaignSteps } from './campaign/campaign-steps.ts';
import { CapaLens } from './capa/capa-lens.ts';
import { processDetailSchema } from './detail.ts';
import { MoreMenu } from './more-menu.ts';
import { ProcessFacts } from './process-facts.ts';
import { ProcessView } from './process-view.ts';
import { ReportLens } from './report/report-lens.ts';
import { capaSteps, reportSteps } from './stage-steps.ts';
import { WaitingBand } from './waiting-band.ts';

/** One way to look at the same process, at the same address. */
interface Lens {
  readonly name: 'process' | 'history' | 'engine';
  readonly label: string;
  readonly icon: IconName;
}

const LENSES: readonly Lens[] = [
  { name: 'process', label: 'Process', icon: 'format-list-bulleted' },
  { name: 'history', label: 'History', icon: 'history' },
  { name: 'engine', label: 'Engine', icon: 'cog-outline' },
];

const LOADING = [{ head: 'What', width: '40%', two: true }, { head: 'Who', width: '20%' }, { head: 'Due' }] as const;

/** Written on the page itself: whoever comes to do it finds its editor there, no form to be opened. */
const WRITTEN_HERE: ReadonlySet<string> = new Set(['submitRootCause', 'submitPlan', 'revisePlan']);

/** The page of one process: its title and waiting line first, then one of three lenses on it. Drawn again as it changes. */
@Component({
  selector: 'pn-process-page',
  imports: [
    ...[BodyTrack, EmptyState, ErrorState, JourneyFacts, MatIcon, MoreMenu, Notice, PageHead, PnTime, ProcessFacts],
    ...[RouterLink, SkeletonTable, StageStepper, StaleNote, WaitingBand],
    // Each by itself: what stands in a spread list is loaded with the page, also where the template defers it.
    CampaignLens,
    CapaLens,
    EngineLens,
    HistoryLens,
    JourneyLens,
    ReportLens,
  ],
  providers: [ProcessView],
  templateUrl: './process-page.html',
  styleUrl: './process-page.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ProcessPage {
  private readonly view = inject(ProcessView);
  private readonly announcer = inject(LiveAnnouncer);
  private readonly commands = inject(Commands);
  private readonly live = inject(Live);
  private readonly bodies = inject(Bodies);

  /** From the address. */
  readonly key = input.required<string>();
  readonly lens = input<string>();
  /** The event after whose moment the history shows the process. */
  readonly at = input<string>();
  /** What the reader pressed in a list: its form is opened here, once. */
  readonly do = input<string>();
  readonly subject = input<string>();

  protected readonly reading = read(() => `/api/processes/${encodeURIComponent(this.key())}`, {
    parse: (body) => z.parse(processDetailSchema, body),
    concerns: ({ key }) => key === this.key(),
  });
  protected readonly detail = this.reading.value;
  protected readonly loadingColumns = LOADING;
  protected readonly lenses = LENSES;
  protected readonly shown = computed(() => LENSES.find(({ name }) => name === this.lens())?.name ?? 'process');
  /** The history shows an earlier moment; what is waited for above it is today's. */
  protected readonly isThen = computed(() => this.shown() === 'history' && this.at() !== undefined);
  /** Where the process is listed: its key says so before it is loaded. */
  protected readonly list = computed(() =>
    this.key().startsWith('TRN-')
      ? { label: 'Transition campaigns', link: '/campaigns' }
      : this.key().startsWith('JRN-')
        ? { label: 'Journeys', link: '/journeys' }
        : { label: 'CAPAs', link: '/capas' },
  );
  protected readonly crumbs = computed(() => [this.list(), { label: this.key() }]);
  protected readonly isMissing = computed(() => this.reading.problem()?.status === 404);

  protected readonly capa = computed(() => {
    const detail = this.detail();
    const parsed = detail?.row.type === 'capa' ? capaState.safeParse(detail.state) : undefined;
    return parsed?.success ? parsed.data : null;
  });
  protected readonly report = computed(() => {
    const detail = this.detail();
    const parsed = detail?.row.type === 'report' ? reportState.safeParse(detail.state) : undefined;
    return parsed?.success ? parsed.data : null;
  });
  protected readonly journey = computed(() => {
    const detail = this.detail();
    return detail?.row.type === 'journey' ? journeyOf(detail) : null;
  });
  /** How the certification body of a journey is called. */
  protected readonly body = computed(() => {
    const id = this.journey()?.body ?? null;
    return id === null ? 'The certification body' : this.bodies.nameOf(id);
  });
  protected readonly campaign = computed(() => {
    const detail = this.detail();
    const parsed = detail?.row.type === 'campaign' ? campaignState.safeParse(detail.state) : undefined;
    return parsed?.success ? parsed.data : null;
  });
  protected readonly steps = computed(() => {
    const calendar = this.detail()?.calendar;
    if (!calendar) return [];
    const words = {
      calendar,
      day: (value: string) => this.view.day(value),
      say: (code: string) => this.view.say(code),
    };
    const capa = this.capa();
    const report = this.report();
    const campaign = this.campaign();
    if (campaign) return campaignSteps(campaign, words);
    return capa ? capaSteps(capa, words) : report ? reportSteps(report, words) : [];
  });
  /** On a phone the stages are folded: what is to be done comes first. */
  protected readonly isNarrow = toSignal(
    inject(BreakpointObserver)
      .observe('(max-width: 719px)')
      .pipe(map(({ matches }) => matches)),
    { initialValue: false },
  );
  protected readonly stageNow = computed(() => {
    const steps = this.steps();
    const at = steps.findIndex(({ state }) => state === 'current');
    const step = steps[at];
    return step ? `${step.label}, stage ${String(at + 1)} of ${String(steps.length)}` : 'All stages are done';
  });
  protected readonly recording = computed(() =>
    this.commands.recording().filter(({ press }) => press.key === this.key()),
  );
  protected readonly awaySince = computed(() => {
    const state = this.live.state();
    return state.kind === 'away' ? state.since : null;
  });

  private readonly router = inject(Router);
  private begun: string | undefined;
  private announced: { readonly key: string; readonly version: number } | null = null;

  constructor() {
    const title = inject(PageTitle);
    effect(() => {
      title.show(this.key());
    });
    effect(() => {
      const detail = this.detail();
      untracked(() => {
        this.view.detail.set(detail ?? null);
        if (detail) this.announce();
      });
    });
    effect(() => {
      const command = this.do();
      if (this.detail()?.row.key === this.key()) untracked(() => this.begin(command));
    });
    // What was accepted is on record now: show it.
    let before = 0;
    effect(() => {
      const now = this.recording().length;
      if (now < before) untracked(() => this.reading.reload());
      before = now;
    });
  }

  /** Opens the form asked for by the address. An address alone never sends anything. */
  private begin(command: string | undefined): void {
    const isAsked = command !== undefined && command !== this.begun;
    this.begun = command;
    if (!isAsked) return;
    const subject = this.subject() ?? '';
    // A line may be about one thing and its command about another: a certificate, and the audit that is booked for it.
    const may = this.view.may(command, subject) ?? this.view.may(command);
    const isOpened = !WRITTEN_HERE.has(command) && may?.refusal === null;
    const type = this.detail()?.row.type ?? '';
    // Loading the page again must not ask again. First, because a navigation closes what is open.
    const queryParams = { do: null, subject: null };
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge', replaceUrl: true }).then(async () => {
      if (isOpened && (await formOf(type, command))?.atOnce !== true) await this.view.do(command, may.subject);
    });
  }

  /** Reads what somebody else changed to those who do not see it; one's own doing has its toast. */
  private announce(): void {
    const detail = this.view.detail();
    if (!detail) return;
    const { key } = detail.row;
    const before = this.announced;
    this.announced = { key, version: detail.version };
    const isNews = before?.key === key && before.version < detail.version;
    if (!isNews || detail.version <= this.view.ownVersion()) return;
    const [line] = detail.waiting;
    const now = line
      ? lineText(
          wordWaiting(line, { wording: this.view.wording(), me: this.view.me(), calendar: this.view.calendar() }),
        )
      : this.view.say(`stage.${detail.row.stage}`);
    void this.announcer.announce(`${key} changed. ${now}`, 'polite');
  }
}
