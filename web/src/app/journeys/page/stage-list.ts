import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { Forecast } from '#domain/certification/forecast/result';
import type { JourneyState } from '#domain/certification/state';
import type { Gate } from '#domain/certification/preparation/gates';
import { Bodies } from '../../core/bodies.ts';
import { Action } from '../../ui/action.ts';
import type { Shape } from '../../ui/shape.ts';
import { StateShape } from '../../ui/state-shape.ts';
import { PartMenu } from '../../processes/part-menu.ts';
import { ProcessView } from '../../processes/process-view.ts';
import { dayRange, shortOf } from './day-range.ts';
import { GateBlockers } from './gate-blockers.ts';
import { stageLines, type StageLine } from './stage-lines.ts';

const SHAPES: Readonly<Record<StageLine['state'], Shape>> = { done: 'done', current: 'current', ahead: 'ahead' };
/** What a stage is for: the gate out of it leads there. */
const LEADS_TO: Readonly<Partial<Record<Gate, Gate>>> = {
  gapAnalysis: 'planning',
  planning: 'training',
  internalAudit: 'managementReview',
  managementReview: 'stage1',
};

/** The stages on the way to the first certificates, each with its progress, its menu, and the gate that leads out of it. */
@Component({
  selector: 'pn-stage-list',
  imports: [Action, GateBlockers, PartMenu, StateShape],
  template: `
    <ol>
      @for (one of lines(); track one.line.id) {
        <li>
          <div class="line">
            <pn-state-shape [shape]="one.shape" />
            <span class="name"
              ><b>{{ one.name }}</b>
              @if (one.round; as round) {
                <small>{{ round }}</small>
              }
              @if (one.who; as who) {
                <small>{{ who }}</small>
              }
            </span>
            <span class="share">
              @if (one.line.percent !== null) {
                <i aria-hidden="true"><b [style.width.%]="one.line.percent"></b></i> {{ one.line.percent }} %
              } @else {
                {{ one.word }}
              }
            </span>
            <span class="dates">{{ one.dates }}</span>
            <span class="act">
              @if (one.next; as next) {
                <pn-action
                  kind="text"
                  [small]="true"
                  [label]="view.say('command.' + next)"
                  (pressed)="view.do(next, one.line.subject ?? '')"
                />
              }
              @if (one.line.subject; as subject) {
                <pn-part-menu [subject]="subject" [name]="one.name" [except]="['passGate']" />
              }
            </span>
          </div>
          @if (one.counted; as counted) {
            <p class="counted">{{ counted }}</p>
          }
          @if (one.line.passed; as passed) {
            <p class="counted">Passed with {{ passed.blockers }} open: “{{ passed.reason }}”</p>
          }
          @if (one.line.blockers.length > 0) {
            <pn-gate-blockers
              [blockers]="one.line.blockers"
              [gate]="one.gate"
              [subject]="one.line.subject"
              [body]="body()"
            />
          }
        </li>
      }
    </ol>
  `,
  styleUrl: './stage-list.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class StageList {
  protected readonly view = inject(ProcessView);
  private readonly bodies = inject(Bodies);
  readonly state = input.required<JourneyState>();
  readonly today = input.required<string>();
  readonly body = input.required<string>();
  readonly forecast = input<Forecast | null>(null);

  protected readonly lines = computed(() =>
    stageLines(this.state(), this.today(), this.view.practice(), this.bodies.of(this.state().body)).map((line) => {
      const name = this.view.say(`stage.${line.id}`);
      return {
        line,
        name,
        shape: SHAPES[line.state],
        who: line.owner !== null && line.state !== 'done' ? this.view.personOrYou(line.owner) : null,
        round: roundWords(line),
        word: this.wordOf(line),
        dates: line.id === 'decision' && line.to === null ? this.decision() : this.dates(line),
        counted: line.state === 'current' ? countedWords(line) : null,
        gate: this.gateOf(line),
        next: this.nextOf(line),
      };
    }),
  );

  /** How far it is; that it is done stands with its day. */
  private wordOf({ id, word, to }: StageLine): string {
    if (word === null) return id === 'decision' ? 'likely' : '';
    return word === 'stageLine.done' && to !== null ? '' : this.view.say(word);
  }

  /** What ends or begins the stage, when it may be done now: everything else is in the menu. */
  private nextOf({ subject, from, to }: StageLine): string | null {
    if (subject === null) return null;
    // A stage begins as the plan says; without its dates that is the exception.
    const begin = to === null ? [] : ['beginStage'];
    // An audit is recorded once it has begun.
    const record = from !== null && from <= this.today() ? ['recordAudit'] : [];
    const commands = ['finishStage', ...begin, 'confirmAuditPlan', ...record, 'bookAudit'];
    return commands.find((command) => this.view.may(command, subject)?.refusal === null) ?? null;
  }

  private gateOf({ id }: StageLine): string {
    const next = LEADS_TO[id];
    if (id === 'stage1' || id === 'stage2' || id === 'decision')
      return `Before the ${lower(this.view.say(`stage.${id}`))}`;
    return next
      ? `Gate to ${lower(this.view.say(`stage.${next}`))}`
      : `Gate out of ${lower(this.view.say(`stage.${id}`))}`;
  }

  private decision(): string {
    const forecast = this.forecast();
    return forecast === null || forecast.finished ? '' : this.view.day(forecast.likely);
  }

  /** The end that is meant, what was planned first, and where it will take longer at its pace, until when. */
  private dates({ id, state, from, to, plannedTo }: StageLine): string {
    if (state === 'done') return to === null ? '' : `done ${this.view.day(to)}`;
    if (to === null) return from === null ? '' : `from ${this.view.day(from)}`;
    const planned = plannedTo !== null && plannedTo !== to ? `, planned ${shortOf(plannedTo, this.view)}` : '';
    if (id === 'stage1' || id === 'stage2') return dayRange(from, to, this.view);
    const end = this.forecast()?.steps.find((step) => step.id === id)?.to;
    const likely = end !== undefined && end > to ? `, likely ${shortOf(end, this.view)}` : '';
    return `to ${this.view.day(to)}${planned}${likely}`;
  }
}

/** “Round 2”; where the stage itself is over, also that the round is not. */
function roundWords({ round, state }: StageLine): string | null {
  if (round === null) return null;
  return `Round ${String(round.number)}${state === 'done' && !round.accepted ? ', not accepted yet' : ''}`;
}

function countedWords({ counted }: StageLine): string | null {
  if (!counted) return null;
  const [shown, of] = counted.proofs;
  const [done, all] = counted.actions;
  return [
    `Proofs ${String(shown)} of ${String(of)}`,
    ...(all > 0 ? [`Actions ${String(done)} of ${String(all)}`] : []),
  ].join(' · ');
}

const lower = (text: string): string => `${text.charAt(0).toLowerCase()}${text.slice(1)}`;
