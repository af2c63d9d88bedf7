import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { forecast } from '#domain/certification/forecast/forecast';
import { stepWord } from '#domain/certification/forecast/explanation';
import type { ForecastInput } from '#domain/certification/forecast/input';
import type { Forecast } from '#domain/certification/forecast/result';
import { workingDaysOf } from '#domain/certification/forecast/working-days';
import { withChanges, type PlanChange } from '#domain/certification/forecast/what-if';
import { ProcessView } from '../../processes/process-view.ts';
import { Action } from '../../ui/action.ts';
import { shortDay } from '../../words/dates.ts';
import { axisOf, monthsBetween } from '../forecast/forecast-axis.ts';
import { wordOf } from '../forecast/forecast-panel.ts';

const WEEK = 5;

/** Tries changes on a copy of the plan and compares the two forecasts; nothing is changed and nobody is told. */
@Component({
  selector: 'pn-what-if',
  imports: [Action],
  templateUrl: './what-if.html',
  styleUrl: './what-if.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class WhatIf {
  protected readonly view = inject(ProcessView);
  readonly input = input.required<ForecastInput>();
  readonly now = input.required<Forecast>();
  /** A change that is to be made the plan, with the day on which its step then ends. */
  readonly made = output<{ readonly change: PlanChange; readonly until: string }>();

  protected readonly steps = computed(() =>
    this.input()
      .steps.filter(({ status }) => status === 'ahead' || status === 'running')
      .map(({ id, bookedOn }) => ({ id, name: this.step(id), isBooked: bookedOn !== null })),
  );
  protected readonly chosen = signal<string | null>(null);
  protected readonly stepId = computed(
    () => this.chosen() ?? this.steps().find(({ id }) => id === 'internalAudit')?.id ?? this.steps()[0]?.id ?? '',
  );
  protected readonly kind = signal<'later' | 'earlier' | 'booked'>('later');
  protected readonly weeks = signal(3);
  protected readonly on = signal('');
  protected readonly changes = signal<readonly PlanChange[]>([]);

  /** What is being chosen now, tried at once. */
  private readonly drafted = computed<PlanChange | null>(() => {
    const id = this.stepId();
    if (id === '') return null;
    if (this.kind() === 'booked') return this.on() === '' ? null : { kind: 'booked', id, on: this.on() };
    const workingDays = (this.kind() === 'later' ? 1 : -1) * this.weeks() * WEEK;
    return workingDays === 0 ? null : { kind: 'slips', id, workingDays };
  });
  protected readonly tried = computed<readonly PlanChange[]>(() => {
    const drafted = this.drafted();
    return drafted ? [...this.changes(), drafted] : this.changes();
  });
  protected readonly onlyOne = computed(() => (this.tried().length === 1 ? (this.tried()[0] ?? null) : null));
  protected readonly then = computed(() =>
    this.tried().length === 0 ? null : forecast(withChanges(this.input(), this.tried())),
  );
  protected readonly canBook = computed(() =>
    this.steps().some(({ id, isBooked }) => id === this.stepId() && (isBooked || id.startsWith('stage'))),
  );

  protected readonly drawing = computed(() => {
    const now = this.now();
    const then = this.then() ?? now;
    const held = now.limit ?? now.target;
    const { from, to, at } = axisOf([now.early, now.at80, then.early, then.at80, ...(held ? [held.on] : [])]);
    const line = (name: string, one: Forecast) => ({
      name,
      note: this.pastTarget(one),
      early: at(one.early),
      likely: at(one.likely),
      at80: at(one.at80),
      likelyWords: `likely ${this.day(one.likely)}`,
      // Two names that would touch stand in two lines.
      isClose: at(one.at80) - at(one.likely) < 56,
      at80Words: `80 % by ${this.day(one.at80)}`,
    });
    return {
      held: held && { at: at(held.on), text: `${now.limit ? 'ends' : 'target'} ${this.day(held.on)}` },
      lines: [line('Plan of today', now), ...(this.then() ? [line(this.triedWords(), then)] : [])],
      months: monthsBetween(from, to, at),
    };
  });
  protected readonly rows = computed(() => {
    const then = this.then();
    if (!then) return [];
    const now = this.now();
    const moved = now.steps.flatMap((step) => {
      const other = then.steps.find(({ id }) => id === step.id);
      return other && other.to !== step.to
        ? [{ what: this.step(step.id), now: this.day(step.to), then: this.day(other.to), isWorse: other.to > step.to }]
        : [];
    });
    const slack = now.bookings.flatMap((booking) => {
      const other = then.bookings.find(({ id }) => id === booking.id);
      if (!other || (other.likely === booking.likely && other.on === booking.on)) return [];
      return [
        {
          what: `Slack to ${this.step(booking.id).toLowerCase()}`,
          now: days(booking.likely),
          then: days(other.likely),
          isWorse: other.likely < booking.likely,
        },
      ];
    });
    return [...moved, ...slack];
  });
  protected readonly sum = computed(() => {
    const then = this.then();
    if (!then) return '';
    const likely = this.between(this.now().likely, then.likely);
    const at80 = this.between(this.now().at80, then.at80);
    return likely === 0 && at80 === 0
      ? 'Nothing moves: there is slack enough.'
      : `The likely date ${movedWords(likely)}; the 80 % date ${movedWords(at80)}.`;
  });

  protected add(): void {
    const drafted = this.drafted();
    if (!drafted) return;
    this.changes.update((all) => [...all, drafted]);
    // It is tried with the others now: the next one begins without effect.
    this.weeks.set(0);
    this.on.set('');
  }

  protected clear(): void {
    this.changes.set([]);
    this.weeks.set(0);
    this.on.set('');
  }

  /** One after the other: each has its own command, with its own reason. */
  protected make(change: PlanChange): void {
    const until = this.then()?.steps.find(({ id }) => id === change.id)?.to;
    if (until !== undefined) this.made.emit({ change, until });
  }

  protected words(change: PlanChange): string {
    const name = this.step(change.id);
    switch (change.kind) {
      case 'slips': {
        const weeks = Math.abs(change.workingDays) / WEEK;
        return `${name} ${String(weeks)} ${weeks === 1 ? 'week' : 'weeks'} ${change.workingDays > 0 ? 'later' : 'earlier'}`;
      }
      case 'takes':
        return `${name} takes ${days(change.workingDays)}`;
      case 'booked':
        return change.on === null ? `${name} not booked` : `${name} on ${this.day(change.on)}`;
    }
  }

  private triedWords(): string {
    return this.tried()
      .map((change) => this.words(change))
      .join(', ');
  }

  private pastTarget({ target, limit }: Forecast): string {
    const held = limit ?? target;
    return held && held.at80 < 0
      ? `80 % date ${String(-held.at80)} working days past the ${limit ? 'limit' : 'target'}`
      : '';
  }

  private between(before: string, after: string): number {
    return workingDaysOf(this.input().calendar).between(before, after);
  }

  private step(id: string): string {
    return wordOf(stepWord(id), this.view);
  }

  private day(date: string): string {
    return shortDay(date, { now: this.view.at(), zone: this.view.detail()?.calendar.zone });
  }
}

const days = (count: number): string =>
  `${String(Math.abs(count))} ${Math.abs(count) === 1 ? 'day' : 'days'}${count < 0 ? ' too few' : ''}`;

/** In working days, as every difference on the page. */
function movedWords(workingDays: number): string {
  if (workingDays === 0) return 'stays';
  const many = Math.abs(workingDays);
  return `moves ${String(many)} working ${many === 1 ? 'day' : 'days'} ${workingDays > 0 ? 'later' : 'earlier'}`;
}
