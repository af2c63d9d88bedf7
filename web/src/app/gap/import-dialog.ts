import { HttpClient } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { MatIcon } from '@angular/material/icon';
import { firstValueFrom } from 'rxjs';
import * as z from 'zod/mini';
import { asProblem, type Problem } from '../core/problem.ts';
import { Action } from '../ui/action.ts';
import { Notice } from '../ui/notice.ts';
import { FIELD_NAMES, fieldText, type FieldWords } from './field-text.ts';
import { importSchema, type GapImport } from './gap-answer.ts';
import type { RatingField } from './save-queue.ts';

/** Which journey takes the workbook, and how names and codes are said. */
export interface ImportData {
  readonly key: string;
  readonly words: FieldWords;
}

/** Takes a workbook in: first everything it would change, line by line, then the change itself. */
@Component({
  selector: 'pn-import-dialog',
  imports: [Action, MatDialogModule, MatIcon, Notice],
  templateUrl: './import-dialog.html',
  styleUrl: './import-dialog.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ImportDialog {
  private readonly data = inject<ImportData>(MAT_DIALOG_DATA);
  private readonly dialog = inject<MatDialogRef<ImportDialog, string>>(MatDialogRef);
  private readonly http = inject(HttpClient);

  protected readonly file = signal<File | null>(null);
  protected readonly busy = signal(false);
  protected readonly problem = signal<Problem | null>(null);
  private readonly tried = signal<GapImport | null>(null);

  protected readonly found = computed(() => {
    const tried = this.tried();
    if (!tried) return null;
    return {
      ...tried,
      lines: tried.changes.map(({ before, after, ...place }) => ({
        ...place,
        fields: FIELDS.map((field) => ({
          name: FIELD_NAMES[field],
          before: fieldText(before, field, this.data.words),
          after: fieldText(after, field, this.data.words),
        })).filter((one) => one.before !== one.after),
      })),
    };
  });
  protected readonly summary = computed(() => {
    const tried = this.tried();
    if (!tried) return '';
    const rows = tried.changes.length;
    const change = rows === 0 ? 'It changes nothing' : `It changes ${rows === 1 ? 'one row' : `${String(rows)} rows`}`;
    const refused = tried.refused.length;
    const cannot = refused === 0 ? '' : `, ${refused === 1 ? 'one line' : `${String(refused)} lines`} cannot be taken`;
    return `${change}${cannot}; ${String(tried.unchanged)} are as they are here.`;
  });
  protected readonly reason = computed(() => {
    const tried = this.tried();
    if (!tried) return 'Choose a workbook first.';
    return tried.changes.length === 0 ? 'There is nothing to change.' : null;
  });

  protected choose(control: HTMLInputElement): void {
    const [file] = control.files ?? [];
    // The same file may be chosen again after it was corrected.
    control.value = '';
    if (file) void this.look(file);
  }

  protected async look(file: File): Promise<void> {
    this.file.set(file);
    this.tried.set(null);
    await this.post(file, '', (answer) => this.tried.set(answer));
  }

  protected async apply(): Promise<void> {
    const file = this.file();
    const tried = this.tried();
    if (!file || !tried) return;
    await this.post(file, `?apply=true&shown=${String(tried.head.version)}`, ({ changes }) => {
      const count = changes.length === 1 ? 'One row was' : `${String(changes.length)} rows were`;
      this.dialog.close(`${count} changed from ${file.name}.`);
    });
  }

  protected close(): void {
    this.dialog.close();
  }

  private async post(file: File, query: string, done: (answer: GapImport) => void): Promise<void> {
    const form = new FormData();
    form.append('file', file, file.name);
    this.busy.set(true);
    this.problem.set(null);
    try {
      const url = `/api/journeys/${encodeURIComponent(this.data.key)}/gap/import${query}`;
      done(z.parse(importSchema, await firstValueFrom(this.http.post<unknown>(url, form))));
    } catch (error) {
      this.problem.set(asProblem(error));
    } finally {
      this.busy.set(false);
    }
  }
}

const FIELDS: readonly RatingField[] = [
  'rating',
  'included',
  'implementation',
  'justification',
  'notes',
  'priority',
  'owner',
];
