import { HttpClient } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { form, FormField, required, submit } from '@angular/forms/signals';
import {
  MAT_DIALOG_DATA,
  MatDialogActions,
  MatDialogContent,
  MatDialogRef,
  MatDialogTitle,
} from '@angular/material/dialog';
import { MatIcon } from '@angular/material/icon';
import { firstValueFrom } from 'rxjs';
import { citable } from '#domain/standards/catalogue';
import { catalogueNow } from '../core/catalogue-now.ts';
import { asProblem, type Problem } from '../core/problem.ts';
import { Action } from '../ui/action.ts';
import { Field, FieldInput } from '../ui/field.ts';
import { Notice } from '../ui/notice.ts';
import { showFirstFault } from '../ui/show-first-fault.ts';
import { CorrectionReach } from './correction-reach.ts';
import { amendmentForms, correctionForm, correctionOf, type AmendmentForm, type TitleForm } from './correction-form.ts';
import type { HeldEdition } from './edition.ts';

/** Corrects an edition. Nothing is sent without a source; stays open with the reason beside the field when refused. */
@Component({
  selector: 'pn-correct-dialog',
  imports: [
    Action,
    CorrectionReach,
    Field,
    FieldInput,
    FormField,
    MatDialogActions,
    MatDialogContent,
    MatDialogTitle,
    MatIcon,
    Notice,
  ],
  templateUrl: './correct-dialog.html',
  styleUrls: ['../people/person-dialog.scss', './correct-dialog.scss'],
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class CorrectDialog {
  private readonly dialog = inject<MatDialogRef<CorrectDialog, string>>(MatDialogRef);
  private readonly http = inject(HttpClient);
  protected readonly edition = inject<{ readonly edition: HeldEdition }>(MAT_DIALOG_DATA).edition;

  private readonly standard = catalogueNow().find(this.edition.name);
  protected readonly clauses = this.standard === undefined ? [] : citable(this.standard);
  protected readonly amendments = signal<readonly AmendmentForm[]>(amendmentForms(this.edition));
  protected readonly titles = signal<readonly TitleForm[]>(this.edition.titles);
  protected readonly problem = signal<Problem | null>(null);
  protected readonly general = computed(() => {
    const problem = this.problem();
    if (problem === null) return null;
    return problem.fieldPaths.some((path) => SHOWN_BESIDE.test(path)) ? null : problem;
  });
  private readonly typed = signal(correctionForm(this.edition));
  protected readonly page = form(this.typed, (path) => {
    required(path.source, {
      message: 'Say where this comes from: without it a correction cannot be told from a slip.',
    });
  });

  /** What would be sent as it is written now. */
  protected readonly correction = computed(() =>
    correctionOf(this.edition, this.typed(), this.amendments(), this.titles()),
  );

  protected shown(
    field: { touched(): boolean; errors(): readonly { message?: string }[] },
    path: string,
  ): string | null {
    const typed = field.touched() ? (field.errors()[0]?.message ?? null) : null;
    return typed ?? this.refused(path);
  }

  /** What the server says about one field, or about anything inside it. */
  protected refused(path: string): string | null {
    const problem = this.problem();
    const found = problem?.fieldPaths.find((one) => one === path || one.startsWith(`${path}.`));
    if (problem === null || found === undefined) return null;
    const { fields } = problem.members;
    const said: unknown =
      typeof fields === 'object' && fields !== null ? Object.entries(fields).find(([key]) => key === found)?.[1] : null;
    return typeof said === 'string' ? `${said}.` : 'This is not filled in as it has to be.';
  }

  protected addAmendment(): void {
    this.amendments.update((all) => [...all, { name: '', publishedOn: '', clauses: '' }]);
  }

  protected changeAmendment(index: number, change: Partial<AmendmentForm>): void {
    this.amendments.update((all) => all.map((one, at) => (at === index ? { ...one, ...change } : one)));
  }

  protected dropAmendment(index: number): void {
    this.amendments.update((all) => all.filter((_, at) => at !== index));
  }

  protected addTitle(): void {
    this.titles.update((all) => [...all, { number: '', title: '' }]);
  }

  protected changeTitle(index: number, change: Partial<TitleForm>): void {
    this.titles.update((all) => all.map((one, at) => (at === index ? { ...one, ...change } : one)));
  }

  protected dropTitle(index: number): void {
    this.titles.update((all) => all.filter((_, at) => at !== index));
  }

  protected cancel(): void {
    this.dialog.close();
  }

  protected save(event: Event): void {
    event.preventDefault();
    const { currentTarget } = event;
    void submit(this.page, () => this.send()).finally(() => {
      showFirstFault(currentTarget);
    });
  }

  private async send(): Promise<void> {
    this.problem.set(null);
    const { name } = this.edition;
    try {
      await firstValueFrom(this.http.post(`/api/editions/${encodeURIComponent(name)}/correct`, this.correction()));
      this.dialog.close(`${name} was corrected. Dates that follow from it are worked out anew.`);
    } catch (error) {
      this.problem.set(asProblem(error));
    }
  }
}

const SHOWN_BESIDE = /^(publishedOn|successor|newCertificatesUntil|transitionEndsOn|source|amendments|titles)/;
