import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Now } from '../core/now.ts';
import { SectionHead } from '../ui/section-head.ts';
import type { Shape } from '../ui/shape.ts';
import { StateShape } from '../ui/state-shape.ts';
import { moment } from '../words/dates.ts';
import { WordsOfConsole } from '../words/words-of-console.ts';
import type { Delivery, Engine, PendingWork } from './engine-answer.ts';
import { isFailing } from './engine-sentence.ts';
import { wordLength } from './engine-turns.ts';

/** How the outbox names the target of a start whose key was not reserved with it. */
const WITHOUT_KEY = 'start:';
const MINUTE_MS = 60_000;

interface Line {
  readonly id: string;
  readonly shape: Shape;
  readonly title: string;
  readonly notes: readonly string[];
  /** Technical text, folded. */
  readonly failure: string | null;
  /** The process it is about. */
  readonly link: string | null;
}

/** What the engine has still to do for a process, what left it for others, and what could not be done. */
@Component({
  selector: 'pn-pending-work',
  imports: [RouterLink, SectionHead, StateShape],
  template: `
    @for (section of sections(); track section.title) {
      <section>
        <pn-section-head [title]="section.title" [note]="section.note" />
        <ul>
          @for (line of section.lines; track line.id) {
            <li>
              <pn-state-shape [shape]="line.shape" />
              <div class="pn-grow">
                <p>
                  @if (line.link; as key) {
                    <a class="pn-link" [routerLink]="['/processes', key]">{{ line.title }}</a>
                  } @else {
                    {{ line.title }}
                  }
                </p>
                @for (note of line.notes; track note) {
                  <p class="pn-small pn-quiet">{{ note }}</p>
                }
                @if (line.failure; as failure) {
                  <details>
                    <summary>Latest error, as it came</summary>
                    <code>{{ failure }}</code>
                  </details>
                }
              </div>
            </li>
          } @empty {
            <li class="pn-second">{{ section.empty }}</li>
          }
        </ul>
      </section>
    }
  `,
  styles: `
    section + section {
      margin-top: 8px;
    }
    li {
      display: flex;
      gap: 10px;
      padding: 8px 0;
      border-top: 1px solid var(--mat-sys-outline-variant);
      font: var(--pn-cell);
    }
    pn-state-shape {
      margin-top: 2px;
    }
    .pn-grow {
      overflow-wrap: anywhere;
    }
    summary {
      min-height: 24px;
      padding-top: 4px;
      font: var(--pn-label);
      color: var(--mat-sys-primary);
      cursor: pointer;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PendingWorkView {
  private readonly words = inject(WordsOfConsole);
  private readonly now = inject(Now);

  readonly engine = input.required<Engine>();
  readonly zone = input.required<string>();
  readonly clockAheadMs = input.required<number>();

  protected readonly sections = computed(() => {
    const { pending, outbox, incidents } = this.engine();
    const open = incidents.filter(({ resolvedAt }) => resolvedAt === null).length;
    return [
      {
        title: 'Pending',
        note: String(pending.length),
        lines: pending.map((work) => this.pendingLine(work)),
        empty: 'Nothing. The engine waits without a date.',
      },
      {
        title: 'Told to others',
        note: outbox.length === 0 ? null : 'latest first',
        lines: outbox.map((delivery) => this.deliveryLine(delivery)),
        empty: 'This process has told nobody yet.',
      },
      {
        title: 'What could not be done',
        note: incidents.length === 0 ? null : `${String(open)} open`,
        lines: incidents.map(({ errorId, kind, message, count, openedAt, resolvedAt }) => ({
          id: errorId,
          shape: resolvedAt === null ? ('stuck' as const) : ('done' as const),
          title: this.words.say(`incidentKind.${kind}`),
          notes: [
            `Since ${this.said(openedAt)}${count > 1 ? `, ${String(count)} times` : ''}${resolvedAt === null ? '' : `, repaired ${this.said(resolvedAt)}`}`,
            `Error id ${errorId}`,
          ],
          failure: message,
          link: null,
        })),
        empty: 'Nothing failed.',
      },
    ];
  });

  private pendingLine(work: PendingWork): Line {
    const isTimer = work.kind === 'timer';
    return {
      id: work.id,
      shape: isFailing(work) ? 'soon' : 'onTime',
      title: isTimer ? alarmTitle(work, this.engine().nextDue, this.clockAheadMs()) : this.pendingTitle(work),
      notes: isTimer ? this.alarmNotes(work) : this.attemptNotes(work),
      failure: work.lastFailure,
      link: null,
    };
  }

  private pendingTitle({ kind, name }: PendingWork): string {
    if (kind === 'activity') return 'Write what was accepted into the record';
    const [effect = '', ...target] = name.split(' ');
    return this.deliveryTitle(effect, target.join(' '));
  }

  private attemptNotes({ attempt, nextAttemptAt, since }: PendingWork): string[] {
    const inMs = nextAttemptAt === null ? 0 : Date.parse(nextAttemptAt) - this.now.at().getTime();
    const next = inMs > 0 ? `, next try in ${wordLength(inMs)}` : '';
    return [`Attempt ${String(attempt)}${next}`, ...(since === null ? [] : [`Since ${this.said(since)}`])];
  }

  private alarmNotes({ nextAttemptAt }: PendingWork): string[] {
    if (nextAttemptAt === null) return [];
    // Timers are set for whole seconds and ring at the next one after the date; people think in minutes.
    const rings = Math.round(Date.parse(nextAttemptAt) / MINUTE_MS) * MINUTE_MS;
    // The engine's timers of a process run on its own clock, which a jump puts ahead.
    const inMs = rings - this.processNow().getTime();
    return [`Rings ${this.said(new Date(rings).toISOString())}${inMs > 0 ? `, in ${wordLength(inMs)}` : ''}`];
  }

  private deliveryLine({ id, effect, target, status, attempt, lastFailure }: Delivery): Line {
    const isDone = status === 'done';
    const tries = attempt > 1 ? `, attempt ${String(attempt)}` : '';
    return {
      id,
      shape: isDone ? 'done' : lastFailure === null ? 'onTime' : 'soon',
      title: this.deliveryTitle(effect, target),
      notes: [isDone ? 'Delivered' : `On its way${tries}`],
      failure: lastFailure,
      link: effect === 'mail' || target.startsWith(WITHOUT_KEY) ? null : target,
    };
  }

  private deliveryTitle(effect: string, target: string): string {
    switch (effect) {
      case 'start':
        // Until an earlier release the key of what begins was known only afterwards.
        return target.startsWith(WITHOUT_KEY)
          ? `Begin a ${this.words.say(`process.${target.slice(WITHOUT_KEY.length)}`)}`
          : `Start the run of ${target}`;
      case 'tell':
        return `Tell ${target}`;
      case 'mail':
        return `Mail to ${this.words.wording().names.person(target.replace(/^mail:/, ''))}`;
      default:
        return `${effect} ${target}`;
    }
  }

  private processNow(): Date {
    return new Date(this.now.at().getTime() + this.clockAheadMs());
  }

  private said(at: string): string {
    return moment(at, { now: this.processNow(), zone: this.zone() });
  }
}

/** An alarm is not set back when its date is met or moves later: it rings and finds nothing to do. */
export function alarmTitle(
  { nextAttemptAt }: Pick<PendingWork, 'nextAttemptAt'>,
  nextDue: string | null,
  clockAheadMs: number,
): string {
  const due = nextDue === null ? Infinity : Date.parse(nextDue) + clockAheadMs;
  const rings = nextAttemptAt === null ? due : Date.parse(nextAttemptAt);
  return rings < due - MINUTE_MS ? 'Alarm for a date that stands no more' : 'Alarm for the next date';
}
