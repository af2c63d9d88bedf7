import { ChangeDetectionStrategy, Component, effect, ElementRef, inject, input, output } from '@angular/core';
import { StaleChanges } from '../commands/stale-changes.ts';
import { Action } from '../ui/action.ts';
import type { PageWriting } from './page-writing.ts';
import { ProcessView } from './process-view.ts';

/** What others made of the same part of a process while somebody writes on it, and whose version it is to be. */
@Component({
  selector: 'pn-changed-meanwhile',
  imports: [Action, StaleChanges],
  template: `
    @let of = writing();
    @if (of.isBehind() && view.detail(); as detail) {
      <pn-stale-changes
        #told
        [key]="detail.row.key"
        [processType]="detail.row.type"
        [zone]="detail.calendar.zone"
        [subject]="of.subject"
        [since]="of.version()"
        [newest]="of.newest()"
        [onlyOthers]="!of.isStale()"
        [note]="(of.isStale() ? 'It was not saved. ' : '') + 'What you wrote is still here.'"
      >
        <pn-action label="Save mine over it" [busy]="of.isBusy()" (pressed)="saveOver(told.upTo())" />
        <pn-action label="Take the other version" kind="text" (pressed)="of.drop()" />
      </pn-stale-changes>
    }
  `,
  styles: `
    pn-stale-changes:not(:empty) {
      display: block;
      margin-top: 8px;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ChangedMeanwhile {
  protected readonly view = inject(ProcessView);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  readonly writing = input.required<PageWriting<unknown>>();
  /** Save what is written: the person knows what it replaces. */
  readonly saved = output();

  constructor() {
    // Whoever pressed “Save” far from here sees why it was not, with every try.
    effect(() => {
      const { isStale, sent } = this.writing();
      if (sent() === null || !isStale()) return;
      setTimeout(() => {
        this.host.nativeElement.scrollIntoView({ block: 'center' });
      });
    });
  }

  protected saveOver(told: number | null): void {
    this.writing().lookAgain(told);
    this.saved.emit();
  }
}
