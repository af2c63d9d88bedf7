import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { StaleChanges } from '../commands/stale-changes.ts';
import type { Sent } from '../commands/sending.ts';
import { Action } from '../ui/action.ts';
import { Notice } from '../ui/notice.ts';
import { StateShape } from '../ui/state-shape.ts';
import { ProcessView } from './process-view.ts';

/** What became of the last try to save. */
export interface SaveState {
  readonly isDirty: boolean;
  readonly isBusy: boolean;
  readonly sent: Sent | null;
  /** The version that was edited, to say what changed since. */
  readonly version: number;
}

/** The foot of an editor: what is still missing, whether it is saved, and the buttons that save and send on. */
@Component({
  selector: 'pn-editor-foot',
  imports: [Action, Notice, StaleChanges, StateShape],
  template: `
    <div aria-live="polite">
      @if (problem(); as problem) {
        <pn-notice tone="late" [title]="problem" />
      }
      @if (state().sent?.kind === 'stale') {
        <pn-stale-changes
          [key]="view.detail()?.row?.key ?? ''"
          [processType]="view.detail()?.row?.type ?? ''"
          [since]="state().version"
          note="What you wrote was not saved; it is still here."
        >
          <pn-action label="Keep what I wrote" (pressed)="saved.emit()" />
          <pn-action label="Take the other version" kind="text" (pressed)="dropped.emit()" />
        </pn-stale-changes>
      }
    </div>
    <div class="foot">
      <p class="pn-small" role="status">
        @if (check(); as check) {
          <span class="pn-second"><pn-state-shape shape="ahead" /> {{ check }}</span>
        } @else {
          <span class="pn-quiet"><pn-state-shape shape="tick" /> Complete: nothing stands in the way</span>
        }
      </p>
      <span class="pn-grow"></span>
      <span class="pn-small pn-quiet">{{ state().isDirty ? 'Not saved yet' : 'Saved' }}</span>
      <pn-action label="Save" [busy]="state().isBusy" (pressed)="saved.emit()" />
      <pn-action [label]="submitLabel()" [reason]="check()" [busy]="state().isBusy" (pressed)="submitted.emit()" />
    </div>
  `,
  styles: `
    :host {
      display: block;
      margin-top: 10px;
    }
    .foot {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 8px;
      padding: 8px 0;
      border-top: 1px solid var(--mat-sys-outline-variant);
    }
    p {
      flex: 1 1 240px;
    }
    .pn-grow {
      flex: 0;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class EditorFoot {
  protected readonly view = inject(ProcessView);
  readonly state = input.required<SaveState>();
  /** What still stands in the way of sending it on, as a sentence; null when nothing does. */
  readonly check = input.required<string | null>();
  readonly submitLabel = input.required<string>();
  readonly saved = output();
  readonly submitted = output();
  readonly dropped = output();

  protected readonly problem = computed(() => {
    const { sent } = this.state();
    switch (sent?.kind) {
      case 'refused':
      case 'invalid':
        return sent.sentence;
      case 'again':
        return `${sent.problem.message} What you wrote is kept; saving again is safe.`;
      case 'failed':
        return sent.problem.message;
      default:
        return null;
    }
  });
}
