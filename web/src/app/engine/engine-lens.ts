import { Clipboard } from '@angular/cdk/clipboard';
import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import * as z from 'zod/mini';
import { Now } from '../core/now.ts';
import { read } from '../core/read.ts';
import { Session } from '../core/session.ts';
import type { ProcessDetail } from '../processes/detail.ts';
import { ErrorState } from '../ui/error-state.ts';
import { SectionHead } from '../ui/section-head.ts';
import { SkeletonTable } from '../ui/skeleton-table.ts';
import { StaleNote } from '../ui/stale-note.ts';
import { StateShape } from '../ui/state-shape.ts';
import { moment } from '../words/dates.ts';
import { WordsOfConsole } from '../words/words-of-console.ts';
import { engineSchema } from './engine-answer.ts';
import { engineSentence } from './engine-sentence.ts';
import { EngineTimeline } from './engine-timeline.ts';
import { wordLength } from './engine-turns.ts';
import { JumpPanel } from './jump-panel.ts';
import { PendingWorkView } from './pending-work.ts';

/** Enough of the id to recognize a run; the whole of it is copied. */
const SHOWN_OF_RUN_ID = 18;

/** One fact about the run, in the strip below the sentence. */
interface RunFact {
  readonly label: string;
  readonly value: string;
  readonly mono?: boolean;
  readonly copy?: string;
  readonly tick?: boolean;
}

/** The machine behind a process: how it is in one sentence, its run, what it did, what it has still to do. */
@Component({
  selector: 'pn-engine-lens',
  imports: [
    EngineTimeline,
    ErrorState,
    JumpPanel,
    MatIcon,
    MatIconButton,
    PendingWorkView,
    SectionHead,
    SkeletonTable,
    StaleNote,
    StateShape,
  ],
  templateUrl: './engine-lens.html',
  styleUrl: './engine-lens.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class EngineLens {
  private readonly words = inject(WordsOfConsole);
  private readonly now = inject(Now);
  private readonly clipboard = inject(Clipboard);
  protected readonly mayOperate = inject(Session).may('engine.operate');

  readonly key = input.required<string>();
  readonly detail = input.required<ProcessDetail>();

  protected readonly engine = read(() => `/api/processes/${encodeURIComponent(this.key())}/engine`, {
    parse: (body) => z.parse(engineSchema, body),
    concerns: ({ key }) => key === this.key(),
  });
  protected readonly copied = signal<string | null>(null);
  protected readonly zone = computed(() => this.detail().calendar.zone);
  protected readonly processNow = computed(() => new Date(this.now.at().getTime() + this.detail().clockAheadMs));
  protected readonly sentence = computed(() => {
    const engine = this.engine.value();
    return engine ? engineSentence(engine, this.detail().row.open) : null;
  });
  protected readonly ahead = computed(() => {
    const ms = this.detail().clockAheadMs;
    return ms === 0
      ? null
      : `The clock of this process was put ahead by jumps: it is ${wordLength(ms)} ahead of the real time.`;
  });
  protected readonly facts = computed<readonly RunFact[]>(() => {
    const engine = this.engine.value();
    if (!engine) return [];
    const { run, record, engineVersion, pollers, nextDue } = engine;
    const inStep = engineVersion === record.version;
    const recorded = inStep
      ? `version ${String(record.version)} in both`
      : `version ${String(record.version)}, engine ${engineVersion === null ? 'not asked' : String(engineVersion)}`;
    const workers =
      pollers === null ? '' : `, ${String(pollers.workflow)} ${pollers.workflow === 1 ? 'worker' : 'workers'}`;
    const due = nextDue === null ? null : new Date(Date.parse(nextDue) + this.detail().clockAheadMs);
    return [
      ...(run
        ? [
            { label: 'Run', value: run.runId.slice(0, SHOWN_OF_RUN_ID), mono: true, copy: run.runId },
            { label: 'Workflow', value: `${run.type}/${run.workflowId}`, mono: true },
            { label: 'State', value: this.words.say(`runStatus.${run.status}`) },
            { label: 'Started', value: this.said(run.startedAt) },
            { label: 'Queue', value: `${run.taskQueue}${workers}` },
            { label: 'History', value: `${String(run.historyLength)} events, ${wordBytes(run.historySize)}` },
          ]
        : []),
      { label: 'Recorded', value: recorded, tick: inStep },
      { label: 'Next date', value: due === null ? 'none' : this.said(due) },
    ];
  });

  protected copy(text: string): void {
    if (this.clipboard.copy(text)) this.copied.set(text);
  }

  private said(at: string | Date): string {
    return moment(at, { now: this.processNow(), zone: this.zone() });
  }
}

/** “0.4 MB”, “86 kB”. */
function wordBytes(bytes: number): string {
  return bytes >= 100_000
    ? `${String(Math.round(bytes / 100_000) / 10)} MB`
    : `${String(Math.max(1, Math.round(bytes / 1_000)))} kB`;
}
