import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  ElementRef,
  inject,
  Injector,
  input,
  linkedSignal,
  untracked,
} from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { isWebAddress } from '#domain/fields';
import { JourneyReading } from '../journeys/page/journey-reading.ts';
import { ProcessView } from '../processes/process-view.ts';
import { dayWithYear } from '../standards/edition-lines.ts';
import { EvidenceForm } from './evidence-form.ts';
import { FieldTrouble } from './field-trouble.ts';
import type { Evidence, GapLine } from './gap-answer.ts';
import { GapSaves } from './gap-saves.ts';
import { ageWords } from './gap-words.ts';

/** The most that one clause takes. */
const MOST = 20;

/** What shows that a clause is met, with its own date; adding and taking away is saved at once. */
@Component({
  selector: 'pn-evidence-list',
  imports: [EvidenceForm, FieldTrouble, MatIcon, MatIconButton],
  template: `
    <h3>
      Evidence <span class="note">{{ note() }}</span>
      <span class="pn-grow"></span>
      @if (!readOnly() && !adding() && evidence().length < most) {
        <button type="button" class="pn-link" (click)="add()">Link evidence</button>
      }
    </h3>
    @if (evidence().length > 0) {
      <ul>
        @for (one of evidence(); track $index) {
          <li>
            <mat-icon
              [svgIcon]="one.files.length > 0 ? 'paperclip' : one.link ? 'link-variant' : 'file-document-outline'"
            />
            <span class="pn-grow">
              @if (hrefOf(one); as href) {
                <a class="title" [href]="href" target="_blank" rel="noopener">{{ one.title }}</a>
              } @else {
                <span class="title">{{ one.title }}</span>
              }
              <small>
                @if (one.link && !hrefOf(one)) {
                  {{ one.link }},
                }
                dated {{ dayWithYear(one.date) }}
                @for (file of filesOf(one); track file.id) {
                  · <a class="file" [href]="'/api/files/' + file.id" download>{{ file.name }}</a>
                }
              </small>
            </span>
            <span class="age">{{ ageOf(one) }}</span>
            @if (!readOnly()) {
              <button
                matIconButton
                type="button"
                [attr.aria-label]="'Remove the evidence ' + one.title"
                (click)="remove($index)"
              >
                <mat-icon svgIcon="close" />
              </button>
            }
          </li>
        }
      </ul>
    }
    <pn-field-trouble [line]="line()" field="evidence" />
    @if (adding()) {
      <pn-evidence-form [today]="reading.today()" (added)="link($event)" (cancelled)="close()" />
    }
  `,
  styleUrl: './evidence-list.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class EvidenceList {
  protected readonly reading = inject(JourneyReading);
  private readonly view = inject(ProcessView);
  private readonly saves = inject(GapSaves);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly injector = inject(Injector);
  readonly line = input.required<GapLine>();
  readonly readOnly = input(false);

  protected readonly most = MOST;
  protected readonly dayWithYear = dayWithYear;
  protected readonly evidence = computed(() => this.line().rating.evidence ?? []);
  /** The form closes when another clause is opened. */
  protected readonly adding = linkedSignal<string, boolean>({
    source: () => this.line().id,
    computation: () => false,
  });
  protected readonly note = computed(() => {
    const dates = this.evidence().map(({ date }) => date);
    const newest = dates.sort().at(-1);
    if (newest === undefined) return 'none linked';
    return `${String(dates.length)} linked, newest ${ageWords(newest, this.reading.today())}`;
  });

  constructor() {
    // The names of files come with the journey: read it again once when a file was linked since.
    let asked = '';
    effect(() => {
      const known = new Set((this.view.detail()?.files ?? []).map(({ id }) => id));
      const unknown = this.evidence().flatMap(({ files }) => files.filter((id) => !known.has(id)));
      const wanted = unknown.join(' ');
      if (unknown.length === 0 || wanted === asked || !this.saves.isSaved()) return;
      asked = wanted;
      untracked(() => this.reading.reading.reload());
    });
  }

  add(): void {
    if (this.readOnly() || this.evidence().length >= MOST) return;
    this.adding.set(true);
    afterNextRender(() => this.host.nativeElement.querySelector<HTMLElement>('pn-evidence-form input')?.focus(), {
      injector: this.injector,
    });
  }

  protected link(evidence: Evidence): void {
    this.saves.write(this.line(), 'evidence', [...this.evidence(), evidence]);
    this.close();
  }

  protected close(): void {
    this.adding.set(false);
    afterNextRender(() => this.host.nativeElement.querySelector<HTMLElement>('h3 button')?.focus(), {
      injector: this.injector,
    });
  }

  protected remove(index: number): void {
    const left = this.evidence().filter((_, at) => at !== index);
    this.saves.write(this.line(), 'evidence', left.length === 0 ? null : left);
  }

  protected ageOf({ date }: Evidence): string {
    return ageWords(date, this.reading.today());
  }

  /** A link that a browser may follow; anything else is a place to look, written out. */
  protected hrefOf({ link }: Evidence): string | null {
    return link !== undefined && isWebAddress(link) ? link : null;
  }

  protected filesOf({ files }: Evidence): readonly { readonly id: string; readonly name: string }[] {
    const known = new Map((this.view.detail()?.files ?? []).map(({ id, name }) => [id, name]));
    return files.map((id, index) => ({ id, name: known.get(id) ?? `file ${String(index + 1)}` }));
  }
}
