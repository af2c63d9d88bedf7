import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { form, FormField, required, submit, validate } from '@angular/forms/signals';
import {
  MAT_DIALOG_DATA,
  MatDialogActions,
  MatDialogContent,
  MatDialogRef,
  MatDialogTitle,
} from '@angular/material/dialog';
import { Directory } from '../core/directory.ts';
import { asProblem, type Problem } from '../core/problem.ts';
import { Action } from '../ui/action.ts';
import { Field, FieldInput } from '../ui/field.ts';
import { Notice } from '../ui/notice.ts';
import { absenceOf, daysOf } from './absence-days.ts';
import { PeopleStore } from './people-store.ts';
import type { Person } from './person.ts';

/** One's own absence: from when until when, and who acts meanwhile. */
@Component({
  selector: 'pn-absence-dialog',
  imports: [Action, Field, FieldInput, FormField, MatDialogActions, MatDialogContent, MatDialogTitle, Notice],
  template: `
    <h2 matDialogTitle>When are you away?</h2>
    <form novalidate (submit)="save($event)">
      <mat-dialog-content>
        <p class="pn-second">Meanwhile your tasks wait for your substitute as well, and they may do what you may.</p>
        <div class="grid">
          <pn-field label="First day away" [required]="true" [error]="shown(page.from(), 'absence.from')">
            <input pnInput type="date" [formField]="page.from" />
          </pn-field>
          <pn-field label="Last day away" [required]="true" [error]="shown(page.last(), 'absence.until')">
            <input pnInput type="date" [formField]="page.last" />
          </pn-field>
          <pn-field
            class="wide"
            label="Substitute"
            [required]="true"
            [error]="shown(page.substitute(), 'absence.substitute')"
          >
            <select pnInput [formField]="page.substitute">
              <option value="">Choose</option>
              @for (other of others(); track other.id) {
                <option [value]="other.id">{{ other.name }}</option>
              }
            </select>
          </pn-field>
        </div>
        @if (general(); as problem) {
          <pn-notice tone="late" [title]="problem.title + '.'">{{ problem.detail }}</pn-notice>
        }
      </mat-dialog-content>
      <mat-dialog-actions>
        @if (person.absence) {
          <pn-action label="I am back" kind="text" [busy]="page().submitting()" (pressed)="end()" />
        }
        <pn-action label="Not now" kind="text" (pressed)="cancel()" />
        <pn-action label="Save" kind="filled" type="submit" [busy]="page().submitting()" />
      </mat-dialog-actions>
    </form>
  `,
  styles: `
    p {
      margin-bottom: 14px;
      font: var(--pn-cell);
    }
    .grid {
      display: grid;
      grid-template-columns: 1fr 1fr;
      gap: 14px;
    }
    .wide {
      grid-column: 1 / -1;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AbsenceDialog {
  private readonly dialog = inject<MatDialogRef<AbsenceDialog, string>>(MatDialogRef);
  private readonly store = inject(PeopleStore);
  private readonly directory = inject(Directory);
  protected readonly person = inject<{ readonly person: Person }>(MAT_DIALOG_DATA).person;
  private readonly zone = this.directory.zoneOf(this.person.site) ?? 'UTC';
  protected readonly others = computed(() =>
    [...this.directory.people().values()]
      .filter(({ id, active }) => active && id !== this.person.id)
      .sort((a, b) => a.name.localeCompare(b.name)),
  );
  protected readonly problem = signal<Problem | null>(null);
  protected readonly general = computed(() => {
    const problem = this.problem();
    return problem !== null && problem.fieldPaths.length === 0 ? problem : null;
  });
  private readonly typed = signal(
    this.person.absence ? { ...daysOf(this.person.absence, this.zone) } : { from: '', last: '', substitute: '' },
  );
  protected readonly page = form(this.typed, (path) => {
    required(path.from, { message: 'Choose the first day.' });
    required(path.last, { message: 'Choose the last day.' });
    required(path.substitute, { message: 'Choose who acts for you.' });
    validate(path.last, ({ value, valueOf }) =>
      value() !== '' && value() < valueOf(path.from)
        ? { kind: 'order', message: 'The last day is before the first.' }
        : null,
    );
  });

  protected shown(
    field: { touched(): boolean; errors(): readonly { message?: string }[] },
    path: string,
  ): string | null {
    const typed = field.touched() ? (field.errors()[0]?.message ?? null) : null;
    return typed ?? this.problem()?.of(path) ?? null;
  }

  protected cancel(): void {
    this.dialog.close();
  }

  protected save(event: Event): void {
    event.preventDefault();
    void submit(this.page, () => this.send(absenceOf(this.typed(), this.zone), 'Your absence is noted.'));
  }

  protected end(): void {
    void this.send(null, 'You are back: nobody stands in for you any more.');
  }

  private async send(absence: Person['absence'], said: string): Promise<void> {
    this.problem.set(null);
    try {
      await this.store.setOwnAbsence(absence);
      this.dialog.close(said);
    } catch (error) {
      this.problem.set(asProblem(error));
    }
  }
}
