import { BreakpointObserver } from '@angular/cdk/layout';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  DOCUMENT,
  effect,
  ElementRef,
  inject,
  input,
  signal,
  untracked,
} from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import { map } from 'rxjs';
import type { PlanChange } from '#domain/certification/forecast/what-if';
import { stepWord } from '#domain/certification/forecast/explanation';
import { Drafts } from '../../commands/drafts.ts';
import { Shortcuts } from '../../core/shortcuts.ts';
import { PartMenu } from '../../processes/part-menu.ts';
import { ProcessView } from '../../processes/process-view.ts';
import { Action } from '../../ui/action.ts';
import { EmptyState } from '../../ui/empty-state.ts';
import { Notice } from '../../ui/notice.ts';
import { SectionHead } from '../../ui/section-head.ts';
import type { Shape } from '../../ui/shape.ts';
import { StateShape } from '../../ui/state-shape.ts';
import { wordOf } from '../forecast/forecast-panel.ts';
import { journeyForecast } from '../forecast/journey-forecast.ts';
import { dayRange, shortOf } from '../page/day-range.ts';
import { JourneyFrame } from '../page/journey-frame.ts';
import { JourneyReading } from '../page/journey-reading.ts';
import { scaleOf } from '../portfolio/timeline-scale.ts';
import { observedWidth } from './observed-width.ts';
import { PlanChart } from './plan-chart.ts';
import { monthsOf, noteOf } from './plan-drawing.ts';
import { JourneyPlanEditor } from './plan-editor.ts';
import { actionsByPerson, planRows, planSpan, type PlanRow } from './plan-rows.ts';
import { PlanStrip } from './plan-strip.ts';
import { WhatIf } from './what-if.ts';

const SHOWS = [
  { name: 'stages', label: 'Stages' },
  { name: 'actions', label: 'All actions' },
  { name: 'people', label: 'By person' },
] as const;
/** As `--pn-gutter` on a phone. */
const GUTTER_PX = 16;
const SHAPES: Readonly<Record<PlanRow['state'], Shape>> = { done: 'done', current: 'current', ahead: 'ahead' };
/** Without room for words and chart side by side: the time of a row stands beneath its words. */
const PHONE = '(max-width: 719px)';

/** The plan of a journey: baseline against now, what hangs on what, and what would happen if. */
@Component({
  selector: 'pn-journey-plan-page',
  imports: [
    ...[Action, EmptyState, JourneyFrame, JourneyPlanEditor, Notice, PartMenu, PlanChart, PlanStrip, RouterLink],
    ...[SectionHead, StateShape, WhatIf],
  ],
  providers: [ProcessView, JourneyReading],
  host: { class: 'pn-page' },
  templateUrl: './plan-page.html',
  styleUrl: './plan-page.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class JourneyPlanPage {
  protected readonly view = inject(ProcessView);
  protected readonly one = inject(JourneyReading);
  private readonly drafts = inject(Drafts);
  private readonly document = inject(DOCUMENT);
  /** From the address. */
  readonly key = input.required<string>();
  readonly show = input<string>();

  protected readonly shows = SHOWS;
  protected readonly shown = computed(() => SHOWS.find(({ name }) => name === this.show())?.name ?? 'stages');
  protected readonly withBaseline = signal(true);
  protected readonly isPhone = toSignal(
    inject(BreakpointObserver)
      .observe(PHONE)
      .pipe(map(({ matches }) => matches)),
    { initialValue: false },
  );
  protected readonly forecast = journeyForecast(() => {
    const key = this.one.key();
    return key === '' ? undefined : key;
  });

  protected readonly title = computed(() => {
    const state = this.one.state();
    return state ? `Plan of ${state.about.title}` : 'Plan';
  });
  protected readonly facts = computed(() => {
    const state = this.one.state();
    if (!state) return [];
    const { plan, about } = state;
    const actions = plan.actions.filter(({ status }) => status !== 'withdrawn');
    const done = actions.filter(({ status }) => status === 'done').length;
    return [
      state.cycle > 0 && actions.length === 0
        ? 'No plan is needed now'
        : plan.approved
          ? `Baseline of ${this.view.day(plan.approved.at)}, approved by ${this.view.person(plan.approved.by)}`
          : `The plan is ${this.view.say(`plan.${plan.status}`)}`,
      `${String(actions.length)} ${actions.length === 1 ? 'action' : 'actions'}, ${String(done)} done`,
      `Dates in the calendar of ${this.view.wording().names.site(about.site)}`,
      'Differences in working days',
    ];
  });
  protected readonly headActions = computed(() => {
    const status = this.one.state()?.plan.status;
    const offered =
      status === 'submitted' ? ['returnPlan', 'approvePlan'] : status === 'approved' ? ['replan', 'addAction'] : [];
    return offered.flatMap((command) => {
      const may = this.view.may(command);
      if (!may) return [];
      const kind: 'filled' | 'outlined' = command === 'approvePlan' || command === 'addAction' ? 'filled' : 'outlined';
      return [{ command, subject: may.subject, kind, reason: may.refusal?.sentence ?? null }];
    });
  });

  protected readonly rows = computed<readonly PlanRow[]>(() => {
    const state = this.one.state();
    const calendar = this.one.detail()?.calendar;
    if (!state || !calendar) return [];
    const shown = this.shown() === 'actions' ? 'actions' : 'stages';
    return planRows(state, this.forecast.input(), this.forecast.now(), calendar, shown);
  });
  /** There is something to be drawn: dates of stages, or actions. */
  protected readonly isPlanned = computed(
    () => this.forecast.now() !== null || this.rows().some(({ to, state }) => to !== null || state === 'current'),
  );
  /** Whether there was a plan at all: certificates that were entered as they are held came without one. */
  protected readonly wasPlanned = computed(() => this.one.state()?.plan.approved !== null);
  protected readonly span = computed(() => planSpan(this.rows(), this.forecast.now(), this.one.today()));
  private readonly width = observedWidth(inject<ElementRef<HTMLElement>>(ElementRef), 360);
  /** Of the rows on a phone, all on one scale. */
  protected readonly strip = computed(() => {
    const scale = scaleOf(this.span(), this.width() - 2 * GUTTER_PX);
    const todayX = Math.round(scale.at(this.one.today()));
    // The flag of today is a line here, so that months keep their names.
    const months = monthsOf(this.span(), scale, Number.NEGATIVE_INFINITY);
    return {
      scale,
      todayX,
      months: months.map(({ x, label }) => ({ x, label: label.slice(0, 3) })),
      lines: months.map(({ x }) => x),
    };
  });
  protected readonly people = computed(() => {
    const state = this.one.state();
    return state ? actionsByPerson(state) : [];
  });
  protected readonly worded = computed(() =>
    this.rows().map((row) => ({
      row,
      shape: SHAPES[row.state],
      name: row.action ? `${String(row.action.number)} ${row.action.what}` : wordOf(stepWord(row.id), this.view),
      owner: this.titleOf(row),
      now: this.now(row),
      isLate: this.isLate(row),
      isBehind: row.deviation !== null && row.deviation > 0,
      deviation: deviationWords(row),
      said: this.said(row),
      isInSight: row.to === null || row.to >= this.span().from,
      subject: this.subjectOf(row),
      also: row.kind === 'stage' && row.state !== 'done' ? ['replan'] : [],
    })),
  );

  constructor() {
    effect(() => {
      const key = this.key();
      untracked(() => {
        this.one.key.set(key);
      });
    });
    const group = 'On this page';
    inject(Shortcuts).add(
      [
        { keys: 'w', says: 'What if', group, run: () => this.toWhatIf() },
        { keys: 'b', says: 'Baseline on and off', group, run: () => this.withBaseline.update((shown) => !shown) },
      ],
      inject(DestroyRef),
    );
  }

  /** What was tried becomes a command, with its form filled in: only there it is decided. */
  protected makePlan({ change, until }: { readonly change: PlanChange; readonly until: string }): void {
    const detail = this.one.detail();
    const state = this.one.state();
    if (!detail || !state) return;
    const audit = state.audits.find(
      ({ kind, status }) => kind === change.id && (status === 'booked' || status === 'planned'),
    );
    if (audit) {
      const command = audit.status === 'booked' ? 'postponeAudit' : 'bookAudit';
      const subject = `audit:${String(audit.number)}`;
      const from = this.forecastOf(change, until);
      this.drafts.keep({ detail, command, subject }, { from, to: until, on: this.one.today() });
      void this.view.do(command, subject);
    } else {
      this.drafts.keep({ detail, command: 'replan', subject: 'plan' }, { stage: change.id, until });
      void this.view.do('replan', 'plan');
    }
  }

  private forecastOf(change: PlanChange, until: string): string {
    return change.kind === 'booked' ? (change.on ?? until) : until;
  }

  private toWhatIf(): void {
    const head = this.document.querySelector<HTMLElement>('pn-what-if h2');
    head?.scrollIntoView({ block: 'nearest' });
    this.document.querySelector<HTMLElement>('pn-what-if select')?.focus();
  }

  private isLate({ state, planned, to }: PlanRow): boolean {
    const due = planned ?? to;
    return state !== 'done' && due !== null && due < this.one.today();
  }

  /** Who has it, and what the plan says where the forecast says something else. */
  private titleOf({ owner, planned, to }: PlanRow): string | null {
    const parts = [
      ...(owner === null ? [] : [this.view.person(owner)]),
      ...(planned === null || planned === to ? [] : [`planned to ${this.view.day(planned)}`]),
    ];
    return parts.length === 0 ? null : parts.join(', ');
  }

  private now(row: PlanRow): string {
    const { from, to, kind, state } = row;
    if (to === null) return 'no date';
    if (kind === 'audit') return dayRange(from, to, this.view);
    if (kind === 'step') return `likely ${shortOf(to, this.view)}`;
    if (state === 'done') return `done ${this.view.day(to)}`;
    // A day in the plan that cannot be kept, or need not be waited for, is not when it ends.
    if (kind === 'stage' && row.planned !== to) {
      return `${this.isLate(row) ? 'late, ' : ''}likely ${shortOf(to, this.view)}`;
    }
    return kind === 'action' ? `by ${this.view.day(to)}` : `to ${this.view.day(to)}`;
  }

  /** Where there is neither a column nor a chart for it. */
  private said(row: PlanRow): string {
    const deviation = deviationWords(row);
    const baseline = row.deviation === null || row.deviation === 0 ? deviation : `${deviation} to the baseline`;
    const note = noteOf(row, this.forecast.now(), (date) => shortOf(date, this.view));
    // The likely date itself stands beside the name.
    return [baseline, note.replace(/^likely [^,]+, /, '')].filter((one) => one !== '').join(' · ');
  }

  private subjectOf({ id, kind, action }: PlanRow): string | null {
    if (action) return `action:${String(action.number)}`;
    if (kind === 'stage') return `stage:${id}`;
    const audit = this.one.state()?.audits.find((each) => each.kind === id && each.status !== 'cancelled');
    return audit ? `audit:${String(audit.number)}` : null;
  }
}

function deviationWords({ deviation, kind, state }: PlanRow): string {
  if (deviation === null) return kind === 'action' && state !== 'done' ? 'added' : '';
  if (deviation === 0) return 'as planned';
  const days = Math.abs(deviation);
  return `${deviation > 0 ? '+' : '−'}${String(days)} ${days === 1 ? 'day' : 'days'}`;
}
