import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { SectionHead } from '../ui/section-head.ts';
import { StateShape } from '../ui/state-shape.ts';
import { complete, moment } from '../words/dates.ts';
import { WordsOfConsole } from '../words/words-of-console.ts';
import type { EngineStep } from './engine-answer.ts';
import { timelineRows, wordLength, type Turn } from './engine-turns.ts';

/** The engine stamps a turn when it ends: shorter ones only say how fast it writes its own history. */
const WORTH_TELLING_MS = 50;

/** What the engine did with a process, newest first: one line a turn, its steps on demand, idle time folded. */
@Component({
  selector: 'pn-engine-timeline',
  imports: [SectionHead, StateShape],
  template: `
    <pn-section-head title="What the engine did" note="newest first, waiting folded" />
    <ol>
      @for (row of rows(); track row.id) {
        @if (row.kind === 'idle') {
          <li class="idle">
            <span></span><i aria-hidden="true"></i><span>idle {{ length(row.ms) }}</span>
          </li>
        } @else {
          <li class="turn">
            <time [attr.datetime]="row.turn.at" [attr.title]="full(row.turn.at)">{{ said(row.turn.at) }}</time>
            <pn-state-shape [shape]="row.turn.shape" />
            <details>
              <summary>
                <span class="pn-grow">{{ word(row.turn) }}</span>
                <span class="pn-quiet took">{{
                  row.turn.tookMs >= worthTellingMs ? length(row.turn.tookMs) : ''
                }}</span>
              </summary>
              <ul>
                @for (step of row.turn.steps; track step.id) {
                  <li>
                    <code>{{ step.id }}</code> {{ words.say('step.' + step.kind) }}
                  </li>
                }
              </ul>
              @if (row.turn.detail; as detail) {
                <code class="detail">{{ detail }}</code>
              }
            </details>
          </li>
        }
      } @empty {
        <li class="none pn-second">The engine has nothing to tell about this process now.</li>
      }
    </ol>
  `,
  styleUrl: './engine-timeline.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class EngineTimeline {
  protected readonly words = inject(WordsOfConsole);

  /** Newest first. */
  readonly steps = input.required<readonly EngineStep[]>();
  readonly zone = input.required<string>();
  /** The process's own now. */
  readonly now = input.required<Date>();

  protected readonly rows = computed(() => timelineRows(this.steps()));
  protected readonly length = wordLength;
  protected readonly worthTellingMs = WORTH_TELLING_MS;

  protected word({ code, command, detail }: Turn): string {
    return this.words.say(`turn.${code}`, {
      ...(command === null ? {} : { command: this.words.say(`command.${command}`) }),
      ...(detail === null ? {} : { signal: detail }),
    });
  }

  protected said(at: string): string {
    return moment(at, { now: this.now(), zone: this.zone() });
  }

  protected full(at: string): string {
    return complete(at, { now: this.now(), zone: this.zone() });
  }
}
