import { HttpClient } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import {
  MAT_DIALOG_DATA,
  MatDialogActions,
  MatDialogContent,
  MatDialogRef,
  MatDialogTitle,
} from '@angular/material/dialog';
import { MatIcon } from '@angular/material/icon';
import { firstValueFrom } from 'rxjs';
import { MARKS, type Mark } from '#domain/kernel/catalogue';
import type { Params } from '#domain/kernel/param';
import { catalogueNow, loadCatalogue } from '../core/catalogue-now.ts';
import { asProblem, type Problem } from '../core/problem.ts';
import { Action } from '../ui/action.ts';
import { Field, FieldInput } from '../ui/field.ts';
import { Notice } from '../ui/notice.ts';
import { sentence } from '../words/sentence.ts';
import { WordsOfConsole } from '../words/words-of-console.ts';
import {
  changedContents,
  contentLines,
  contentsOf,
  EMPTY_LINE,
  isControl,
  lineOfFault,
  pastedLines,
  type ContentLine,
} from './content-lines.ts';
import { CorrectionReach } from './correction-reach.ts';
import type { HeldEdition } from './edition.ts';

/** What is typed beside the rows. */
interface About {
  readonly name: string;
  readonly subject: string;
  readonly predecessor: string;
  readonly publishedOn: string;
  readonly source: string;
}

/** Adds an edition, or corrects what one says: clauses, documented information, changes and controls, row by row. */
@Component({
  selector: 'pn-contents-dialog',
  imports: [
    Action,
    CorrectionReach,
    Field,
    FieldInput,
    MatDialogActions,
    MatDialogContent,
    MatDialogTitle,
    MatIcon,
    Notice,
  ],
  templateUrl: './contents-dialog.html',
  styleUrls: ['../people/person-dialog.scss', './contents-dialog.scss'],
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ContentsDialog {
  private readonly dialog = inject<MatDialogRef<ContentsDialog, string>>(MatDialogRef);
  private readonly http = inject(HttpClient);
  private readonly words = inject(WordsOfConsole);
  protected readonly edition = inject<{ readonly edition: HeldEdition | null }>(MAT_DIALOG_DATA).edition;

  protected readonly title = this.edition ? this.say('correct', { edition: this.edition.name }) : this.say('add');
  protected readonly known = catalogueNow().standards.map(({ name }) => name);
  protected readonly marks = MARKS.map((mark) => ({ mark, word: sentence(`mark.${mark}`, {}, this.words.wording()) }));
  protected readonly isControl = isControl;
  private readonly before = contentLines(this.edition ? catalogueNow().find(this.edition.name) : undefined);
  protected readonly lines = signal<readonly ContentLine[]>(this.before.length === 0 ? [EMPTY_LINE] : this.before);
  private readonly about = signal<About>({ name: '', subject: '', predecessor: '', publishedOn: '', source: '' });
  private readonly problem = signal<Problem | null>(null);
  protected readonly busy = signal(false);

  /** What the server says, by the path of the field. */
  private readonly said = computed(() => {
    const problem = this.problem();
    const fields = problem?.members['fields'];
    const known = typeof fields === 'object' && fields !== null ? Object.entries(fields) : [];
    return new Map(
      (problem?.fieldPaths ?? []).map((path) => {
        const found: unknown = known.find(([key]) => key === path)?.[1];
        return [path, typeof found === 'string' ? found : this.say('fault')];
      }),
    );
  });
  protected readonly faults = computed(
    () => new Map([...this.said()].map(([path, fault]) => [lineOfFault(path, this.lines()), fault])),
  );
  protected readonly general = computed(() => {
    const problem = this.problem();
    if (problem === null) return null;
    const beside = [...this.said()].filter(([path]) => !ABOUT.test(path) && lineOfFault(path, this.lines()) < 0);
    return beside.length > 0
      ? beside.map(([, fault]) => `${fault}.`).join(' ')
      : this.said().size > 0
        ? null
        : problem.title;
  });

  /** What would be sent of an edition that is there already. */
  protected readonly correction = computed(() => ({
    shownVersion: this.edition?.version ?? 0,
    source: this.about().source,
    ...changedContents(this.before, this.lines()),
  }));

  /** The words of this dialog. */
  protected say(code: string, params: Params = {}): string {
    return this.words.say(`contents.${code}`, params);
  }

  protected shown(field: string): string | null {
    const fault = this.said().get(field);
    return fault === undefined ? null : `${fault}.`;
  }

  protected type(typed: Partial<About>): void {
    this.about.update((about) => ({ ...about, ...typed }));
  }

  protected change(index: number, typed: Partial<ContentLine>): void {
    this.lines.update((all) => all.map((line, at) => (at === index ? { ...line, ...typed } : line)));
  }

  protected toggle(index: number, mark: Mark): void {
    const marks = this.lines()[index]?.marks ?? [];
    this.change(index, { marks: MARKS.filter((one) => (one === mark ? !marks.includes(one) : marks.includes(one))) });
  }

  protected add(after: number): void {
    this.lines.update((all) => [...all.slice(0, after + 1), EMPTY_LINE, ...all.slice(after + 1)]);
  }

  protected drop(index: number): void {
    this.lines.update((all) => all.filter((_, at) => at !== index));
  }

  /** Several rows of a spreadsheet take the place of an empty row, or follow the one they were pasted into. */
  protected paste(index: number, event: ClipboardEvent): void {
    const pasted = pastedLines(event.clipboardData?.getData('text') ?? '');
    if (pasted === null) return;
    event.preventDefault();
    const isEmpty = this.lines()[index]?.number === '';
    this.lines.update((all) => [...all.slice(0, isEmpty ? index : index + 1), ...pasted, ...all.slice(index + 1)]);
  }

  protected cancel(): void {
    this.dialog.close();
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    this.busy.set(true);
    this.problem.set(null);
    const { name, subject, predecessor, publishedOn, source } = this.about();
    try {
      if (this.edition) {
        const url = `/api/editions/${encodeURIComponent(this.edition.name)}/correct`;
        await firstValueFrom(this.http.post(url, this.correction()));
      } else {
        const dates = { ...(predecessor === '' ? {} : { predecessor }), publishedOn: publishedOn || null };
        const body = { name: name.trim(), subject, source, ...dates, ...contentsOf(this.lines()) };
        await firstValueFrom(this.http.post('/api/editions', body));
      }
      await loadCatalogue(this.http);
      const said = this.edition
        ? this.say('correct.done', { edition: this.edition.name })
        : this.say('add.done', { edition: name.trim() });
      this.dialog.close(said);
    } catch (error) {
      this.problem.set(asProblem(error));
    } finally {
      this.busy.set(false);
    }
  }
}

const ABOUT = /^(name|subject|predecessor|publishedOn|source)$/;
