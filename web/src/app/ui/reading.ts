import { NgTemplateOutlet } from '@angular/common';
import { ChangeDetectionStrategy, Component, contentChild, input, TemplateRef } from '@angular/core';
import type { Read } from '../core/read.ts';
import { ErrorState } from './error-state.ts';
import { SkeletonTable, type SkeletonColumn } from './skeleton-table.ts';
import { StaleNote } from './stale-note.ts';

/**
 * What every list goes through, inside the page's own shell: its shape while it loads, what went wrong and how to try
 * again, and the last data with their age when a refresh failed. The content (a template) is drawn once there is an answer.
 */
@Component({
  selector: 'pn-reading',
  imports: [ErrorState, NgTemplateOutlet, SkeletonTable, StaleNote],
  template: `
    @if (of().staleSince(); as since) {
      <pn-stale-note [since]="since" (again)="of().reload()" />
    }
    @if (of().value() !== undefined) {
      <ng-container [ngTemplateOutlet]="content()" />
    } @else if (of().problem(); as problem) {
      <pn-error-state [title]="failed()" [problem]="problem" (again)="of().reload()" />
    } @else {
      <pn-skeleton-table [columns]="columns()" [rows]="rows()" />
    }
  `,
  styles: `
    :host {
      display: block;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Reading {
  readonly of = input.required<Read<unknown>>();
  /** “Sites could not be loaded”. */
  readonly failed = input.required<string>();
  /** Of the table that is on its way, and about how many rows it has. */
  readonly columns = input.required<readonly SkeletonColumn[]>();
  readonly rows = input(8);
  protected readonly content = contentChild.required(TemplateRef);
}
