import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { JourneyState } from '#domain/certification/state';
import { TRACK } from '#domain/certification/track';
import { StateShape } from '../../ui/state-shape.ts';
import { ProcessView } from '../../processes/process-view.ts';
import { dayRange, shortOf } from './day-range.ts';

/** One step of the certification body's own track. */
interface TrackLine {
  readonly id: string;
  readonly name: string;
  readonly note: string;
  readonly state: 'done' | 'next' | 'later';
  readonly isAudit: boolean;
  /** Whether it can be recorded now: the command with its subject. */
  readonly record: { readonly command: string; readonly subject: string } | null;
}

/** The certification body's track beside the stages: application, contract, programme, team, audits. */
@Component({
  selector: 'pn-body-track',
  imports: [StateShape],
  template: `
    <div class="name">
      <b>{{ body() }}’s track</b><span>beside the stages</span>
    </div>
    <ol [attr.aria-label]="body() + '’s track'">
      @for (step of steps(); track step.id) {
        <li [class]="step.state" [class.audit]="step.isAudit">
          @if (step.isAudit && step.state !== 'done') {
            <svg viewBox="0 0 14 14" aria-hidden="true"><path d="M7 1.5l5.5 5.5l-5.5 5.5l-5.5 -5.5z" /></svg>
          } @else {
            <pn-state-shape [shape]="step.state === 'done' ? 'done' : 'ahead'" />
          }
          <span class="words">
            <b>{{ step.name }}</b>
            @if (step.record; as record) {
              <button type="button" class="pn-link" (click)="view.do(record.command, record.subject)">Record</button>
            } @else {
              <span>{{ step.note }}</span>
            }
          </span>
          <span class="pn-hidden">{{ step.state === 'done' ? 'done' : 'still to come' }}</span>
        </li>
      }
    </ol>
  `,
  styles: `
    :host {
      display: flex;
      align-items: center;
      gap: 16px 32px;
      padding: 9px var(--pn-gutter);
      border-bottom: 1px solid var(--mat-sys-outline-variant);
      font: var(--pn-cell);
    }
    .name {
      flex: none;
      display: grid;
      font: var(--pn-small);
    }
    .name b {
      font: var(--pn-cell-title);
    }
    .name span {
      color: var(--pn-quiet);
    }
    ol {
      display: flex;
      flex: 1;
      flex-wrap: wrap;
      gap: 6px 0;
    }
    li {
      display: inline-flex;
      align-items: center;
      gap: 6px;
      min-height: 24px;
    }
    li + li::before {
      content: '';
      width: 22px;
      margin: 0 4px 0 8px;
      border-top: 2px solid var(--mat-sys-outline);
    }
    li.next + li::before,
    li.later + li::before,
    li.audit:not(.done)::before {
      border-top: 2px dashed var(--mat-sys-outline-variant) !important;
    }
    b {
      font-weight: 500;
    }
    /* Name over date: all steps stand in one line. */
    .words {
      display: grid;
      justify-items: start;
    }
    .words > span {
      font: var(--pn-small);
      color: var(--pn-quiet);
    }
    svg {
      width: 14px;
      height: 14px;
      fill: var(--mat-sys-surface);
      stroke: var(--mat-sys-primary);
      stroke-width: 2;
    }
    @media (max-width: 719px) {
      :host {
        flex-direction: column;
        align-items: flex-start;
      }
      ol {
        flex-direction: column;
      }
      li + li::before {
        display: none;
      }
      .words {
        display: flex;
        gap: 6px;
        align-items: baseline;
      }
      .pn-link {
        min-height: 44px;
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class BodyTrack {
  protected readonly view = inject(ProcessView);
  readonly state = input.required<JourneyState>();
  readonly body = input.required<string>();

  protected readonly steps = computed<readonly TrackLine[]>(() => [...this.trackSteps(), ...this.auditSteps()]);

  private trackSteps(): TrackLine[] {
    const { track } = this.state();
    const next = TRACK.find((step) => !track.some((one) => one.step === step));
    return TRACK.filter((step) => step !== 'chosen' || next === 'chosen').map((step) => {
      const done = track.find((one) => one.step === step);
      const may = this.view.may('recordTrack', `track:${step}`);
      return {
        id: step,
        name: this.view.say(`track.${step}`),
        note: done ? shortOf(done.on, this.view) : '',
        state: done ? 'done' : step === next ? 'next' : 'later',
        isAudit: false,
        record: may?.refusal === null ? { command: 'recordTrack', subject: may.subject } : null,
      };
    });
  }

  private auditSteps(): TrackLine[] {
    const { audits } = this.state();
    return audits
      .filter(({ kind, status }) => (kind === 'stage1' || kind === 'stage2') && status !== 'cancelled')
      .map(({ number, kind, status, from, to }) => ({
        id: `audit ${String(number)}`,
        name: this.view.say(`timeline.audit.${kind}`),
        note: [this.view.say(`audit.${status}`), dayRange(from, to, this.view)].filter((one) => one !== '').join(' '),
        state: status === 'held' ? 'done' : 'later',
        isAudit: true,
        record: null,
      }));
  }
}
