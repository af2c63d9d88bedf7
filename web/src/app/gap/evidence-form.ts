import { ChangeDetectionStrategy, Component, computed, input, linkedSignal, output, signal } from '@angular/core';
import { gapEvidence } from '#domain/certification/gap/rating';
import { FilesInput } from '../commands/files-input.ts';
import { Action } from '../ui/action.ts';
import { Field, FieldInput } from '../ui/field.ts';
import type { Evidence } from './gap-answer.ts';

/** One piece of evidence to be linked: what it is, its date, and a file or where it lies. */
@Component({
  selector: 'pn-evidence-form',
  imports: [Action, Field, FieldInput, FilesInput],
  template: `
    <form novalidate aria-label="Link evidence" (submit)="$event.preventDefault(); add()">
      <pn-field label="What it is" [required]="true" [error]="errors()['title'] ?? null">
        <input
          pnInput
          class="pn-input--small"
          maxlength="200"
          [value]="title()"
          (input)="title.set($any($event.target).value)"
        />
      </pn-field>
      <pn-field label="Its date" note="of what it shows" [required]="true" [error]="errors()['date'] ?? null">
        <input
          pnInput
          class="pn-input--small"
          type="date"
          [value]="date()"
          (input)="date.set($any($event.target).value)"
        />
      </pn-field>
      <pn-field
        class="wide"
        label="Where it lies"
        note="a link or a place, if no file"
        [error]="errors()['link'] ?? null"
      >
        <input
          pnInput
          class="pn-input--small"
          maxlength="500"
          [value]="link()"
          (input)="link.set($any($event.target).value)"
        />
      </pn-field>
      <pn-files-input class="wide" label="Files" [(value)]="files" />
      <div class="buttons wide">
        <pn-action label="Link" type="submit" (pressed)="add()" />
        <pn-action label="Cancel" kind="text" (pressed)="cancelled.emit()" />
      </div>
    </form>
  `,
  styles: `
    form {
      display: grid;
      grid-template-columns: minmax(0, 1fr) 168px;
      gap: 10px 12px;
      margin-top: 8px;
      padding: 12px;
      border: 1px solid var(--mat-sys-outline-variant);
      border-radius: var(--pn-radius);
    }
    .wide {
      grid-column: 1 / -1;
    }
    .buttons {
      display: flex;
      gap: 8px;
    }
    @media (max-width: 719px) {
      form {
        grid-template-columns: minmax(0, 1fr);
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class EvidenceForm {
  readonly today = input.required<string>();
  readonly added = output<Evidence>();
  readonly cancelled = output();

  protected readonly title = signal('');
  protected readonly date = linkedSignal(() => this.today());
  protected readonly link = signal('');
  protected readonly files = signal<readonly string[]>([]);
  private readonly pressed = signal(false);

  private readonly read = computed(() => {
    const link = this.link().trim();
    return gapEvidence.safeParse({
      title: this.title(),
      date: this.date(),
      ...(link === '' ? {} : { link }),
      files: [...this.files()],
    });
  });
  protected readonly errors = computed<Readonly<Record<string, string>>>(() => {
    const read = this.read();
    if (!this.pressed() || read.success) return {};
    const { issues } = read.error;
    const fields = new Set(issues.map(({ path }) => String(path[0])));
    const said = new Map<string, string>();
    for (const { code, path, message } of issues) if (code === 'custom') said.set(String(path[0]), message);
    return {
      ...(fields.has('title') ? { title: 'Say what it is, in up to 200 characters.' } : {}),
      ...(fields.has('date') ? { date: 'A date is needed: auditors ask how old it is.' } : {}),
      ...(fields.has('link') ? { link: 'One line of up to 500 characters.' } : {}),
      ...Object.fromEntries(said),
    };
  });

  protected add(): void {
    this.pressed.set(true);
    const read = this.read();
    if (read.success) this.added.emit(read.data);
  }
}
