import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { form, FormField, minLength, required, submit } from '@angular/forms/signals';
import {
  MAT_DIALOG_DATA,
  MatDialogActions,
  MatDialogContent,
  MatDialogRef,
  MatDialogTitle,
} from '@angular/material/dialog';
import { asProblem, type Problem } from '../core/problem.ts';
import { Action } from '../ui/action.ts';
import { Field, FieldInput } from '../ui/field.ts';
import { PeopleStore } from './people-store.ts';
import type { Person } from './person.ts';

const PASSWORD_CHARACTERS = 10;

/** Gives a person a temporary password, ends their visits and unlocks the account. */
@Component({
  selector: 'pn-password-dialog',
  imports: [Action, Field, FieldInput, FormField, MatDialogActions, MatDialogContent, MatDialogTitle],
  template: `
    <h2 matDialogTitle>Temporary password for {{ person.name }}</h2>
    <form novalidate (submit)="save($event)">
      <mat-dialog-content>
        <p class="pn-second">
          Tell it to them yourself. Their visits end now, a locked account opens again, and at the next visit they
          choose a password of their own.
        </p>
        <pn-field label="Password" note="at least 10 characters" [required]="true" [error]="shown()">
          <input pnInput type="text" autocomplete="off" [formField]="page.password" />
        </pn-field>
      </mat-dialog-content>
      <mat-dialog-actions>
        <pn-action label="Not now" kind="text" (pressed)="cancel()" />
        <pn-action label="Set the password" kind="filled" type="submit" [busy]="page().submitting()" />
      </mat-dialog-actions>
    </form>
  `,
  styles: `
    p {
      margin-bottom: 14px;
      font: var(--pn-cell);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PasswordDialog {
  private readonly dialog = inject<MatDialogRef<PasswordDialog, string>>(MatDialogRef);
  private readonly store = inject(PeopleStore);
  protected readonly person = inject<{ readonly person: Person }>(MAT_DIALOG_DATA).person;
  private readonly problem = signal<Problem | null>(null);
  private readonly typed = signal({ password: '' });
  protected readonly page = form(this.typed, (path) => {
    required(path.password, { message: 'Type a password.' });
    minLength(path.password, PASSWORD_CHARACTERS, { message: 'At least 10 characters.' });
  });
  protected readonly shown = computed(() => {
    const typed = firstError(this.page.password());
    return typed ?? this.problem()?.message ?? null;
  });

  protected cancel(): void {
    this.dialog.close();
  }

  protected save(event: Event): void {
    event.preventDefault();
    void submit(this.page, () => this.send());
  }

  private async send(): Promise<void> {
    this.problem.set(null);
    try {
      await this.store.setTemporaryPassword(this.person, this.typed().password);
      this.dialog.close(`${this.person.name} has a temporary password now.`);
    } catch (error) {
      this.problem.set(asProblem(error));
    }
  }
}

function firstError(field: { touched(): boolean; errors(): readonly { message?: string }[] }): string | null {
  return field.touched() ? (field.errors()[0]?.message ?? null) : null;
}
