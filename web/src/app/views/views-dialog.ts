import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { asProblem } from '../core/problem.ts';
import { read } from '../core/read.ts';
import { Action } from '../ui/action.ts';
import { Field, FieldInput } from '../ui/field.ts';
import { Notice } from '../ui/notice.ts';
import { SavedViews, VIEWS, viewsOf, type FilteredList, type SavedView } from './saved-views.ts';

/** Which list it is about; `query` is the filter to be kept, null to rename and delete what is kept. */
export interface ViewsDialogData {
  readonly list: FilteredList;
  readonly query: string | null;
}

/** Keeps a filter under a name, or renames and deletes those that are kept. */
@Component({
  selector: 'pn-views-dialog',
  imports: [Action, Field, FieldInput, MatDialogModule, Notice],
  template: `
    <h2 matDialogTitle>{{ data.query === null ? 'My views' : 'Keep this view' }}</h2>
    <mat-dialog-content>
      @if (data.query !== null) {
        <form novalidate (submit)="$event.preventDefault(); add()">
          <pn-field
            label="Name"
            hint="The filter, the order and the tab that are shown now. Only you see it."
            [required]="true"
            [error]="fault()"
          >
            <input pnInput maxlength="60" [value]="name()" (input)="name.set($any($event.target).value)" />
          </pn-field>
        </form>
      } @else {
        <ul aria-label="My views">
          @for (view of list.value() ?? []; track view.id) {
            <li>
              @if (renaming() === view.id) {
                <form novalidate (submit)="$event.preventDefault(); rename(view)">
                  <input
                    class="pn-input"
                    maxlength="60"
                    [attr.aria-label]="'New name of ' + view.name"
                    [value]="name()"
                    (input)="name.set($any($event.target).value)"
                  />
                </form>
                <pn-action label="Save" [small]="true" [busy]="busy()" (pressed)="rename(view)" />
                <pn-action label="Cancel" kind="text" [small]="true" (pressed)="renaming.set(null)" />
              } @else {
                <b class="pn-grow pn-cut">{{ view.name }}</b>
                <pn-action
                  label="Rename"
                  kind="text"
                  [small]="true"
                  [hint]="'Rename ' + view.name"
                  (pressed)="begin(view)"
                />
                <pn-action
                  label="Delete"
                  kind="text"
                  [small]="true"
                  [busy]="busy()"
                  [hint]="'Delete ' + view.name"
                  (pressed)="remove(view)"
                />
              }
            </li>
          } @empty {
            <li class="pn-quiet">No view of this list is kept.</li>
          }
        </ul>
        @if (fault(); as fault) {
          <pn-notice tone="late" [title]="fault" />
        }
      }
    </mat-dialog-content>
    <mat-dialog-actions>
      @if (data.query !== null) {
        <pn-action label="Not now" kind="text" (pressed)="close()" />
        <pn-action label="Keep it" kind="filled" [busy]="busy()" (pressed)="add()" />
      } @else {
        <pn-action label="Close" kind="text" (pressed)="close()" />
      }
    </mat-dialog-actions>
  `,
  styles: `
    li {
      display: flex;
      align-items: center;
      gap: 6px;
      min-height: 44px;
      border-top: 1px solid var(--mat-sys-outline-variant);
      font: var(--pn-cell);
    }
    li:first-child {
      border-top: 0;
    }
    li form {
      flex: 1;
      min-width: 0;
    }
    b {
      font-weight: 500;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ViewsDialog {
  private readonly dialog = inject<MatDialogRef<ViewsDialog>>(MatDialogRef);
  private readonly saved = inject(SavedViews);
  protected readonly data = inject<ViewsDialogData>(MAT_DIALOG_DATA);

  protected readonly list = read(() => `${VIEWS}?list=${this.data.list}`, { parse: viewsOf });
  protected readonly name = signal('');
  /** Id of the view that gets another name. */
  protected readonly renaming = signal<string | null>(null);
  protected readonly busy = signal(false);
  protected readonly fault = signal<string | null>(null);

  protected begin(view: SavedView): void {
    this.fault.set(null);
    this.name.set(view.name);
    this.renaming.set(view.id);
  }

  protected async add(): Promise<void> {
    const { list, query } = this.data;
    if (query === null || !this.isNamed()) return;
    if (await this.did(() => this.saved.add(list, this.name().trim(), query))) this.close();
  }

  protected async rename(view: SavedView): Promise<void> {
    if (!this.isNamed()) return;
    if (await this.did(() => this.saved.rename(view, this.name().trim()))) this.renaming.set(null);
  }

  protected async remove(view: SavedView): Promise<void> {
    await this.did(() => this.saved.remove(view));
  }

  protected close(): void {
    this.dialog.close();
  }

  private isNamed(): boolean {
    if (this.name().trim() !== '') return true;
    this.fault.set('Give it a name.');
    return false;
  }

  private async did(work: () => Promise<void>): Promise<boolean> {
    this.fault.set(null);
    this.busy.set(true);
    try {
      await work();
      this.list.reload();
      return true;
    } catch (error) {
      this.fault.set(asProblem(error).message);
      return false;
    } finally {
      this.busy.set(false);
    }
  }
}
