import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { Action } from '../ui/action.ts';
import { Notice } from '../ui/notice.ts';
import { StateShape } from '../ui/state-shape.ts';
import { ChangedMeanwhile } from './changed-meanwhile.ts';
import type { PageWriting } from './page-writing.ts';

/** The foot of an editor: what is still missing, whether it is saved, and the buttons that save and send on. */
@Component({
  selector: 'pn-editor-foot',
  imports: [Action, ChangedMeanwhile, Notice, StateShape],
  template: `
    <div aria-live="polite">
      @if (problem(); as problem) {
        <pn-notice tone="late" [title]="problem" />
      }
      <pn-changed-meanwhile [writing]="writing()" (saved)="saved.emit()" />
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
      <span class="pn-small pn-quiet">{{ writing().isDirty() ? 'Not saved yet' : 'Saved' }}</span>
      <pn-action label="Save" [busy]="writing().isBusy()" (pressed)="saved.emit()" />
      <pn-action [label]="submitLabel()" [reason]="check()" [busy]="writing().isBusy()" (pressed)="submitted.emit()" />
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
  readonly writing = input.required<PageWriting<unknown>>();
  /** What still stands in the way of sending it on, as a sentence; null when nothing does. */
  readonly check = input.required<string | null>();
  readonly submitLabel = input.required<string>();
  readonly saved = output();
  readonly submitted = output();

  protected readonly problem = computed(() => {
    const sent = this.writing().sent();
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
