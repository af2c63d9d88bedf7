import { ChangeDetectionStrategy, Component, computed, effect, inject, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import * as z from 'zod/mini';
import { Directory } from '../core/directory.ts';
import { Now } from '../core/now.ts';
import { read } from '../core/read.ts';
import { Session } from '../core/session.ts';
import { Screens } from '../shell/screens.ts';
import { Action } from '../ui/action.ts';
import { EmptyState } from '../ui/empty-state.ts';
import { ErrorState } from '../ui/error-state.ts';
import { PageHead } from '../ui/page-head.ts';
import { SectionHead } from '../ui/section-head.ts';
import { SkeletonTable } from '../ui/skeleton-table.ts';
import { StaleNote } from '../ui/stale-note.ts';
import { StateShape } from '../ui/state-shape.ts';
import { day, longDay } from '../words/dates.ts';
import { WordsOfConsole } from '../words/words-of-console.ts';
import { bucketTasks, type Bucket } from './buckets.ts';
import { OthersList } from './others-list.ts';
import { SinceLastVisit } from './since-last-visit.ts';
import { TaskRow } from './task-row.ts';
import { todaySchema } from './today.ts';

/** “What do I have to do today, and what do I need for it?” */
@Component({
  selector: 'pn-today-page',
  imports: [
    Action,
    EmptyState,
    ErrorState,
    OthersList,
    PageHead,
    RouterLink,
    SectionHead,
    SinceLastVisit,
    SkeletonTable,
    StaleNote,
    StateShape,
    TaskRow,
  ],
  host: { class: 'pn-page' },
  template: `
    <pn-page-head title="Today" [note]="date()">
      <p facts class="counts">
        @if (view.value(); as today) {
          @if (today.tasks.length > 0) {
            <span
              ><b>{{ today.tasks.length }}</b> {{ today.tasks.length === 1 ? 'thing waits' : 'things wait' }} for
              you</span
            >
            @if (today.counts.late > 0) {
              <span class="pn-late"
                ><pn-state-shape shape="late" /> <b>{{ today.counts.late }} late</b></span
              >
            }
            @if (today.counts.soon > 0) {
              <span class="pn-soon"
                ><pn-state-shape shape="soon" /> <b>{{ today.counts.soon }} soon</b></span
              >
            }
          } @else {
            <span>Nothing waits for you</span>
          }
          @if (today.waitingForOthers.length > 0) {
            <span
              ><b>{{ today.waitingForOthers.length }}</b>
              {{ today.waitingForOthers.length === 1 ? 'waits' : 'wait' }} for others</span
            >
          }
          @if (today.stranded > 0) {
            <a class="pn-link" routerLink="/capas" [queryParams]="{ waiting: 'left' }"
              >{{ today.stranded }} {{ today.stranded === 1 ? 'waits' : 'wait' }} for somebody who has left</a
            >
          }
          <a class="pn-link" routerLink="/capas">All reports and CAPA loops</a>
        }
      </p>
    </pn-page-head>
    @if (view.staleSince(); as since) {
      <pn-stale-note [since]="since" (again)="view.reload()" />
    }
    @if (view.value(); as today) {
      <div class="pn-columns">
        <div class="pn-body">
          @for (group of groups(); track group.bucket; let firstGroup = $first) {
            <section>
              <pn-section-head [title]="words.say('bucket.' + group.bucket)" [note]="noteOf(group)">
                @if (group.bucket === 'later' && isLong(group.tasks.length)) {
                  <button
                    type="button"
                    class="pn-link pn-small"
                    [attr.aria-expanded]="laterShown()"
                    (click)="toggleLater()"
                  >
                    {{ laterShown() ? 'Hide' : 'Show' }}
                  </button>
                }
              </pn-section-head>
              @if (group.bucket !== 'later' || !isLong(group.tasks.length) || laterShown()) {
                <div role="list" class="tasks">
                  @for (task of group.tasks; track task.id; let firstTask = $first) {
                    <pn-task-row [task]="task" [first]="firstGroup && firstTask" />
                  }
                </div>
              }
            </section>
          } @empty {
            <pn-empty-state
              class="none"
              title="Nothing to do"
              text="As soon as something waits for you it stands here, with the reason, the date and the button that does it."
            >
              @if (mayReport()) {
                <pn-action label="Report a nonconformity" kind="filled" icon="plus" (pressed)="report()" />
              }
            </pn-empty-state>
          }
          @if (today.waitingForOthers.length > 0) {
            <section><pn-others-list [tasks]="today.waitingForOthers" /></section>
          }
        </div>
        <aside class="pn-side" aria-label="Since your last visit"><pn-since-last-visit [view]="today" /></aside>
      </div>
    } @else if (view.problem(); as problem) {
      <pn-error-state title="Today could not be loaded" [problem]="problem" (again)="view.reload()" />
    } @else {
      <pn-skeleton-table [columns]="columns" [rows]="6" />
    }
  `,
  styles: `
    .counts {
      display: flex;
      flex-wrap: wrap;
      gap: 2px 0;
      margin: 4px 0 12px;
      font: var(--pn-body);
      color: var(--mat-sys-on-surface-variant);
    }
    .counts > * + * {
      margin-left: 16px;
      padding-left: 16px;
      border-left: 1px solid var(--mat-sys-outline-variant);
    }
    .counts .pn-late,
    .counts .pn-soon {
      margin-left: 8px;
      padding-left: 0;
      border: 0;
    }
    .counts pn-state-shape {
      margin-right: 5px;
    }
    .counts b {
      color: var(--mat-sys-on-surface);
    }
    .counts .pn-late b,
    .counts .pn-soon b {
      color: inherit;
    }
    .pn-columns {
      --pn-side: 392px;

      border-top: 1px solid var(--mat-sys-outline-variant);
    }
    .tasks {
      border-top: 1px solid var(--mat-sys-outline-variant);
    }
    .none {
      margin-inline: calc(-1 * var(--pn-gutter));
    }
    .pn-link {
      min-height: 24px;
    }
    @media (max-width: 719px) {
      .counts {
        gap: 4px 16px;
      }
      .counts > * + *,
      .counts .pn-late,
      .counts .pn-soon {
        margin-left: 0;
        padding-left: 0;
        border: 0;
      }
      .counts .pn-link {
        display: flex;
        flex-basis: 100%;
        align-items: center;
        min-height: 44px;
        margin-bottom: -8px;
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class TodayPage {
  private readonly router = inject(Router);
  private readonly session = inject(Session);
  private readonly directory = inject(Directory);
  private readonly now = inject(Now);
  private readonly screens = inject(Screens);
  protected readonly words = inject(WordsOfConsole);

  protected readonly columns = [
    { head: 'Task', two: true },
    { head: 'Due', width: '160px', two: true },
  ];
  protected readonly view = read(() => '/api/today', {
    parse: (body) => z.parse(todaySchema, body),
    // Whoever takes part in a process may have got or lost a task by any change of it.
    concerns: () => true,
  });
  protected readonly date = computed(() => longDay(this.now.at(), { now: this.now.at() }));
  protected readonly groups = computed(() =>
    bucketTasks(this.view.value()?.tasks ?? [], this.now.at(), (site) => this.directory.zoneOf(site)),
  );
  protected readonly laterShown = signal(false);

  constructor() {
    effect(() => {
      const urgent = this.groups().filter(({ bucket }) => bucket === 'late' || bucket === 'today');
      this.screens.setBadge(
        '/today',
        urgent.reduce((sum, { tasks }) => sum + tasks.length, 0),
      );
    });
  }

  protected mayReport(): boolean {
    return this.session.may('report.create');
  }

  /** A short list of later things is no burden; a long one is folded. */
  protected isLong(count: number): boolean {
    return count > 3;
  }

  protected noteOf({ bucket, tasks }: ReturnType<TodayPage['groups']>[number]): string {
    const count = String(tasks.length);
    const next = tasks[0]?.waiting.until;
    if (bucket !== ('later' satisfies Bucket) || next === undefined) return count;
    return `${count}, the next on ${day(next, { now: this.now.at(), zone: this.directory.zoneOf(tasks[0]?.site ?? '') })}`;
  }

  protected toggleLater(): void {
    this.laterShown.update((shown) => !shown);
  }

  protected report(): void {
    void this.router.navigateByUrl('/capas/new');
  }
}
