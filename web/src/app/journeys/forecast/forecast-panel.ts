import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  ElementRef,
  inject,
  input,
  signal,
} from '@angular/core';
import { isInCycle } from '#domain/certification/certificates/certificate-state';
import { bindsSentence, stepWord } from '#domain/certification/forecast/explanation';
import type { Slack } from '#domain/certification/forecast/result';
import type { Param } from '#domain/kernel/param';
import { ProcessView } from '../../processes/process-view.ts';
import { ErrorState } from '../../ui/error-state.ts';
import { SectionHead } from '../../ui/section-head.ts';
import type { Shape } from '../../ui/shape.ts';
import { StateShape } from '../../ui/state-shape.ts';
import { shortDay } from '../../words/dates.ts';
import { journeyOf } from '../forms/asked-about.ts';
import { drawForecast } from './forecast-axis.ts';
import type { ForecastReading } from './journey-forecast.ts';
import { capitalized } from '../../words/capital.ts';

const AXIS_PX = 540;
const NAME_PX = 17;
/** More steps than this are counted, not named. */
const NAMED_STEPS = 6;

/** When the journey reaches its decision, what that hangs on, how much room there is, and what moved it. */
@Component({
  selector: 'pn-forecast-panel',
  imports: [ErrorState, SectionHead, StateShape],
  template: `
    <pn-section-head [title]="title()" [note]="basis()"><ng-content /></pn-section-head>
    @if (drawing(); as drawing) {
      <svg
        role="img"
        [attr.aria-label]="said()"
        [attr.viewBox]="'0 0 ' + width() + ' ' + (drawing.rows * 17 + 44)"
        [attr.height]="drawing.rows * 17 + 44"
      >
        <g [attr.transform]="'translate(0 ' + (drawing.rows * 17 + 12) + ')'">
          <path class="axis" [attr.d]="'M0 0H' + width()" />
          @for (month of drawing.months; track month.at) {
            <path class="axis" [attr.d]="'M' + x(month.at) + ' 0v6'" />
            <text class="month" [attr.x]="x(month.at) + 3" y="18">{{ month.text }}</text>
          }
          @if (drawing.held !== null) {
            <path [class]="'held ' + heldShape()" [attr.d]="'M' + x(drawing.held) + ' -12v36'" />
          }
          <path
            class="whisker"
            [attr.d]="
              'M' +
              x(drawing.early) +
              ' -7v14M' +
              x(drawing.at80) +
              ' -7v14M' +
              x(drawing.early) +
              ' 0H' +
              x(drawing.at80)
            "
          />
          <circle class="likely" [attr.cx]="x(drawing.likely)" cy="0" r="5" />
          @for (at of drawing.bookings; track at) {
            <path class="audit" [attr.d]="'M' + x(at) + ' -6l6 6l-6 6l-6 -6z'" />
          }
          @for (name of drawing.names; track name.text) {
            <text [attr.x]="x(name.at)" [attr.y]="-14 - name.row * 17" [attr.text-anchor]="name.anchor">
              {{ name.text }}
            </text>
          }
        </g>
      </svg>
      <div class="columns">
        <section>
          <h3>Slack</h3>
          @for (one of slack(); track one.text) {
            <p [class]="'pn-' + one.shape">
              @if (one.shape !== 'onTime') {
                <pn-state-shape [shape]="one.shape" />
              }
              {{ one.text }}
            </p>
          } @empty {
            <p>No audit is booked and no day is promised.</p>
          }
        </section>
        <section>
          <h3>Critical path</h3>
          <p>{{ path() }}</p>
        </section>
        <section>
          <h3>{{ movedTitle() }}</h3>
          @for (move of moves(); track move.text) {
            <p class="move">
              <b>{{ move.days }}</b> {{ move.text }}
            </p>
          } @empty {
            <p>{{ forecast().change() ? 'Nothing moved it.' : 'Known once the journey is a week old.' }}</p>
          }
          @if (forecast().change()?.isCalendarCorrected) {
            <p>{{ view.say('forecastMove.calendar') }}</p>
          }
        </section>
      </div>
      @if (notCounted(); as words) {
        <p class="none pn-soon"><pn-state-shape shape="soon" /> {{ words }}</p>
      }
      <details>
        <summary>How these dates came about</summary>
        <ul>
          @for (sentence of explanation(); track sentence) {
            <li>{{ sentence }}</li>
          }
        </ul>
      </details>
    } @else if (forecast().reading.problem(); as problem) {
      <pn-error-state
        title="The forecast could not be worked out"
        [problem]="problem"
        (again)="forecast().reading.reload()"
      />
    } @else if (forecast().reading.value()) {
      @if (isOverdue()) {
        <p class="none pn-late"><pn-state-shape shape="late" /> A limit is not kept: see above.</p>
      } @else {
        <p class="none">{{ quiet() }}</p>
      }
    }
  `,
  styleUrl: './forecast-panel.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ForecastPanel {
  private readonly view = inject(ProcessView);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  readonly forecast = input.required<ForecastReading>();
  /** “Forecast of both decisions”. */
  readonly title = input.required<string>();
  /** The page says above that a limit is not kept: then nothing may look as if all were well. */
  readonly isOverdue = input(false);

  /** Work that nobody has planned yet is in no forecast: whoever reads it has to know. */
  protected readonly notCounted = computed(() => {
    const detail = this.view.detail();
    const gap = detail === null ? undefined : journeyOf(detail)?.gap;
    if (!gap || gap.round === 1 || gap.accepted !== null) return null;
    return this.view.say('forecast.gapsNotCounted', { editions: gap.editions.join(' and ') });
  });
  /** Why there is no forecast. */
  protected readonly quiet = computed(() => {
    const detail = this.view.detail();
    const isCertified = detail !== null && journeyOf(detail)?.certificates.some(isInCycle) === true;
    return this.view.say(isCertified ? 'forecast.quiet' : 'forecast.quiet.notCertified');
  });

  protected readonly width = signal(AXIS_PX);
  protected readonly namePx = NAME_PX;
  private readonly now = computed(() => this.forecast().now());
  protected readonly drawing = computed(() => {
    const now = this.now();
    if (!now) return null;
    return drawForecast(now, { day: (date) => this.day(date), step: (id) => this.step(id) }, this.width());
  });
  protected readonly basis = computed(() => {
    const count = this.forecast().ownJourneys();
    const own = this.now()?.steps.some(({ basis }) => basis === 'own') ?? false;
    if (own) return `from ${String(count)} journeys of your own and the plan`;
    const isPlanned = this.now()?.steps.some(({ basis, binds }) => basis === 'plan' && binds.kind !== 'done') ?? true;
    return isPlanned ? 'from the plan' : 'from assumed lengths';
  });
  protected readonly said = computed(() => this.explanation().slice(0, 2).join(' '));
  protected readonly explanation = computed(
    () => this.now()?.explanation.map(({ code, params }) => this.view.say(code, params)) ?? [],
  );
  protected readonly heldShape = computed<Shape>(() => {
    const now = this.now();
    const held = now?.limit ?? now?.target;
    return held ? shapeOf(held) : 'onTime';
  });
  protected readonly slack = computed(() => {
    const now = this.now();
    if (!now) return [];
    const bookings = now.bookings.map((one): { name: string; slack: Slack } => ({
      name: this.step(one.id),
      slack: one,
    }));
    return [
      ...bookings,
      ...(now.target ? [{ name: 'Target', slack: now.target }] : []),
      ...(now.limit ? [{ name: this.view.say(`forecastRule.${now.limit.code}`), slack: now.limit }] : []),
    ].map(({ name, slack }) => ({ shape: shapeOf(slack), text: `${capitalized(name)}: ${spare(slack)}` }));
  });
  protected readonly path = computed(() => {
    const now = this.now();
    if (!now) return '';
    const steps = now.criticalPath.map(({ id }) => this.step(id));
    const days = now.criticalPath.reduce((sum, { workingDays }) => sum + workingDays, 0);
    const [first] = now.criticalPath;
    const named = steps.length > NAMED_STEPS ? [...steps.slice(0, NAMED_STEPS - 1), 'and what follows'] : steps;
    const because = first ? bindsSentence(first.binds) : null;
    const why = because ? `, ${this.view.say(because.code, because.params)}` : '';
    return steps.length === 0 ? 'Nothing is left.' : `${named.join(', ')} (${String(days)} working days)${why}`;
  });
  protected readonly movedTitle = computed(() => {
    const change = this.forecast().change();
    if (!change) return 'What moved';
    const since = `since ${this.view.day(change.since)}`;
    if (change.likely === 0) return `Not moved ${since}`;
    const days = Math.abs(change.likely);
    return `Moved ${String(days)} working ${days === 1 ? 'day' : 'days'} ${change.likely > 0 ? 'later' : 'earlier'} ${since}`;
  });
  protected readonly moves = computed(
    () =>
      this.forecast()
        .change()
        ?.moves.slice(0, 4)
        .map(({ id, workingDays, code }) => ({
          days: workingDays > 0 ? `+${String(workingDays)}` : `−${String(-workingDays)}`,
          text: `${this.step(id)} ${this.view.say(`forecastMove.${code}`)}`,
        })) ?? [],
  );

  constructor() {
    const destroyed = inject(DestroyRef);
    afterNextRender(() => {
      const element = this.host.nativeElement;
      const watcher = new ResizeObserver(() => {
        if (element.clientWidth > 0) this.width.set(Math.round(element.clientWidth));
      });
      watcher.observe(element);
      destroyed.onDestroy(() => {
        watcher.disconnect();
      });
    });
  }

  protected x(share: number): number {
    return Math.round((share / 100) * this.width() * 10) / 10;
  }

  private step(id: string): string {
    return wordOf(stepWord(id), this.view);
  }

  private day(date: string): string {
    return shortDay(date, { now: this.view.at(), zone: this.view.detail()?.calendar.zone });
  }
}

/** Steps that the catalogue of forecasts does not name are stages of the journey. */
export function wordOf(word: Param, view: Pick<ProcessView, 'say'>): string {
  if (typeof word === 'object' && 'code' in word) return view.say(word.code);
  return typeof word === 'string' ? view.say(`stage.${word}`) : '';
}

function shapeOf({ likely, at80 }: Slack): Shape {
  return likely < 0 ? 'late' : at80 < 0 ? 'soon' : 'onTime';
}

function spare({ likely, at80 }: Slack): string {
  if (likely < 0) return `${String(-likely)} working days too few`;
  const days = `${String(likely)} working ${likely === 1 ? 'day' : 'days'}`;
  return at80 < 0 ? `${days}, at 80 % ${String(-at80)} too few` : days;
}
