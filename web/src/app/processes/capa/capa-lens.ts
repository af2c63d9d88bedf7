import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import * as z from 'zod/mini';
import { capaState, type CapaState } from '#domain/capa/state';
import { asProblem } from '../../core/problem.ts';
import { ErrorState } from '../../ui/error-state.ts';
import { Notice } from '../../ui/notice.ts';
import type { ProcessDetail } from '../detail.ts';
import { ProcessView } from '../process-view.ts';
import { ProcessSide } from '../side/process-side.ts';
import { AttemptRecord } from './attempt-record.ts';
import { CapaStage } from './capa-stage.ts';
import { ExternalClocks } from './external-clocks.ts';
import { CompareAttempts } from './compare-attempts.ts';
import { RevisionEditor } from './revision-editor.ts';
import { capaSide } from './side-of-capa.ts';

const momentSchema = z.object({ state: capaState });

/** What the body shows: the running attempt, an earlier one from the record, or two side by side. */
type Shown = number | 'compare';

/** A CAPA loop as its page shows it: the work of now, then everything on record of the attempt; attempts are tabs. */
@Component({
  selector: 'pn-capa-lens',
  imports: [
    ...[AttemptRecord, CapaStage, CompareAttempts, ErrorState, ExternalClocks, MatIcon, Notice, ProcessSide],
    RevisionEditor,
  ],
  template: `
    <div class="pn-columns">
      <div class="pn-body">
        @if (state().finished.length > 0) {
          <div class="pn-tabs" role="tablist" aria-label="Attempts">
            @for (tab of tabs(); track tab.shown) {
              <button
                type="button"
                role="tab"
                [id]="'attempt-' + tab.shown"
                [attr.aria-selected]="tab.shown === shown()"
                [attr.tabindex]="tab.shown === shown() ? 0 : -1"
                aria-controls="attempt-panel"
                (click)="choose(tab.shown)"
                (keydown)="onKey($event)"
              >
                @if (tab.shown === 'compare') {
                  <mat-icon svgIcon="compare-horizontal" />
                }
                {{ tab.label }} <span>{{ tab.note }}</span>
              </button>
            }
          </div>
        }
        <div
          id="attempt-panel"
          [attr.role]="state().finished.length > 0 ? 'tabpanel' : null"
          [attr.aria-labelledby]="state().finished.length > 0 ? 'attempt-' + shown() : null"
        >
          @if (shown() === 'compare') {
            <pn-compare-attempts [state]="state()" [key]="detail().row.key" />
          } @else if (shown() === state().attempt) {
            <pn-capa-stage [state]="state()" />
            @if (view.may('revisePlan')) {
              <pn-revision-editor [state]="state()" />
            }
            <pn-attempt-record [state]="recordState()" [live]="state().work.stage === 'implementation'" />
          } @else if (older.hasValue()) {
            <pn-notice
              tone="plain"
              icon="lock-outline"
              [title]="'Attempt ' + shown() + ' is over: it is shown as it ended'"
            >
              {{ ended() }}
            </pn-notice>
            <pn-attempt-record [state]="older.value().state" [judgedOn]="endedAt()" />
          } @else if (olderProblem(); as problem) {
            <pn-error-state title="The attempt could not be loaded" [problem]="problem" (again)="older.reload()" />
          }
        </div>
      </div>
      <pn-process-side class="pn-side" [parts]="side()" [detail]="detail()">
        <pn-external-clocks dates [state]="state()" />
      </pn-process-side>
    </div>
  `,
  styles: `
    .pn-columns {
      flex: 1;
    }
    .pn-tabs {
      margin: 0 -8px;
      padding: 0;
    }
    pn-notice {
      margin-top: 8px;
      border: 0;
      border-radius: var(--pn-radius);
      padding-inline: 12px;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class CapaLens {
  protected readonly view = inject(ProcessView);
  readonly detail = input.required<ProcessDetail>();
  readonly state = input.required<CapaState>();

  private readonly chosen = signal<Shown | null>(null);
  protected readonly shown = computed<Shown>(() => this.chosen() ?? this.state().attempt);
  protected readonly tabs = computed(() => {
    const { attempt, finished, stageDates } = this.state();
    const since = stageDates.find((one) => one.attempt === attempt)?.from;
    const isOver = finished.some((one) => one.attempt === attempt);
    const tabs: { shown: Shown; label: string; note: string }[] = [
      {
        shown: attempt,
        label: `Attempt ${String(attempt)}`,
        note: isOver ? 'the last one' : `current, since ${this.view.day(since)}`,
      },
      ...finished
        .filter((one) => one.attempt !== attempt)
        .reverse()
        .map((one) => ({
          shown: one.attempt,
          label: `Attempt ${String(one.attempt)}`,
          note: `${this.view.say(`verdict.${one.verdict}`)}, ${this.view.day(one.since)} to ${this.view.day(one.endedAt)}`,
        })),
    ];
    return tabs.length > 1 ? [...tabs, { shown: 'compare' as const, label: 'Side by side', note: '' }] : tabs;
  });
  protected readonly side = computed(() => capaSide(this.state(), this.view));

  /** An attempt that is over, or a cancelled loop, is read as it was before the event that ended it. */
  private readonly olderVersion = computed(() => {
    const shown = this.shown();
    const { attempt, work, finished } = this.state();
    if (shown === 'compare' || (shown === attempt && work.stage !== 'cancelled')) return null;
    return finished.find((one) => one.attempt === shown)?.endedVersion ?? null;
  });
  protected readonly older = httpResource(
    () => {
      const ended = this.olderVersion();
      const key = encodeURIComponent(this.detail().row.key);
      return ended === null ? undefined : `/api/processes/${key}/at/${String(Math.max(1, ended - 1))}`;
    },
    { parse: (body) => z.parse(momentSchema, body) },
  );
  protected readonly olderProblem = computed(() => {
    const error = this.older.error();
    return error ? asProblem(error) : null;
  });
  protected readonly recordState = computed(() =>
    this.state().work.stage === 'cancelled' && this.older.hasValue() ? this.older.value().state : this.state(),
  );
  protected readonly endedAt = computed(
    () => this.state().finished.find(({ endedVersion }) => endedVersion === this.olderVersion())?.endedAt ?? null,
  );
  protected readonly ended = computed(() => {
    const ended = this.olderVersion();
    const event = this.view.events().find(({ seq }) => seq === ended);
    return event ? `${this.view.tell(event)} on ${this.view.day(event.at)}.` : '';
  });

  protected choose(shown: Shown): void {
    this.chosen.set(shown === this.state().attempt ? null : shown);
  }

  protected onKey(event: KeyboardEvent): void {
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (by === 0 || !(event.currentTarget instanceof HTMLElement)) return;
    event.preventDefault();
    const tabs = this.tabs();
    const index = (tabs.findIndex(({ shown }) => shown === this.shown()) + by + tabs.length) % tabs.length;
    const next = tabs[index];
    if (!next) return;
    this.choose(next.shown);
    event.currentTarget.parentElement?.querySelectorAll<HTMLElement>('[role="tab"]')[index]?.focus();
  }
}
