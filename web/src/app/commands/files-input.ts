import { HttpClient, HttpEventType, type HttpEvent } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input, model, signal } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { lastValueFrom, tap } from 'rxjs';
import * as z from 'zod/mini';
import { asProblem } from '../core/problem.ts';
import { StateShape } from '../ui/state-shape.ts';
import { fileSize } from '../words/file-size.ts';

const uploadedSchema = z.object({ id: z.string(), name: z.string(), size: z.number() });

interface Upload {
  readonly number: number;
  readonly name: string;
  readonly size: number;
  /** 0 to 100. */
  readonly progress: number;
  readonly id: string | null;
  readonly error: string | null;
}

let uploads = 0;

/** Files chosen or dropped: uploaded at once with their progress, attached by the command that is sent afterwards. */
@Component({
  selector: 'pn-files-input',
  imports: [MatIcon, StateShape],
  template: `
    <ul class="files">
      @for (file of files(); track file.number) {
        <li>
          <mat-icon svgIcon="paperclip" />
          <span class="pn-grow">
            <span class="pn-cut name">{{ file.name }}</span>
            @if (file.error; as error) {
              <small class="pn-late" role="alert"><pn-state-shape shape="late" /> {{ error }}</small>
            } @else if (file.id === null) {
              <progress max="100" [value]="file.progress" [attr.aria-label]="'Uploading ' + file.name"></progress>
            } @else {
              <small class="pn-quiet">{{ sizeOf(file.size) }}, uploaded</small>
            }
          </span>
          <button type="button" [attr.aria-label]="'Remove ' + file.name" (click)="remove(file)">
            <mat-icon svgIcon="close" />
          </button>
        </li>
      }
    </ul>
    @if (!single() || files().length === 0) {
      <label
        class="drop"
        [class.over]="over()"
        (dragover)="hover($event)"
        (dragleave)="over.set(false)"
        (drop)="drop($event)"
      >
        <mat-icon svgIcon="upload" />
        <span><b>Choose a file</b> or drop it here, up to 25 MB</span>
        <input
          type="file"
          class="pn-hidden"
          [multiple]="!single()"
          [attr.aria-label]="label() + ': choose a file'"
          (change)="choose($any($event.target))"
        />
      </label>
    }
    <span class="pn-hidden" role="status">{{ busy() ? 'Uploading' : '' }}</span>
  `,
  styleUrl: './files-input.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class FilesInput {
  private readonly http = inject(HttpClient);
  readonly label = input.required<string>();
  /** Ids of the uploaded files. */
  readonly value = model.required<readonly string[]>();
  readonly single = input(false);
  protected readonly files = signal<readonly Upload[]>([]);
  protected readonly over = signal(false);
  protected readonly busy = computed(() => this.files().some(({ id, error }) => id === null && error === null));
  protected readonly sizeOf = fileSize;

  protected choose(control: HTMLInputElement): void {
    this.take(control.files);
    // The same file may be chosen again after it was removed.
    control.value = '';
  }

  protected hover(event: DragEvent): void {
    event.preventDefault();
    this.over.set(true);
  }

  protected drop(event: DragEvent): void {
    event.preventDefault();
    this.over.set(false);
    this.take(event.dataTransfer?.files ?? null);
  }

  protected remove({ number, id }: Upload): void {
    this.files.update((files) => files.filter((one) => one.number !== number));
    if (id !== null) this.value.set(this.value().filter((one) => one !== id));
  }

  private take(chosen: FileList | null): void {
    const files = [...(chosen ?? [])];
    for (const file of this.single() ? files.slice(0, 1) : files) void this.upload(file);
  }

  private async upload(file: File): Promise<void> {
    const number = ++uploads;
    const { name, size } = file;
    this.files.update((files) => [...files, { number, name, size, progress: 0, id: null, error: null }]);
    const form = new FormData();
    form.append('file', file, name);
    try {
      const sent = this.http.post('/api/files', form, { reportUploadProgress: true, observe: 'events' });
      const last = await lastValueFrom(sent.pipe(tap((event) => this.progress(number, event))));
      const uploaded = z.parse(uploadedSchema, last.type === HttpEventType.Response ? last.body : null);
      this.change(number, { id: uploaded.id, name: uploaded.name, progress: 100 });
      this.value.set([...this.value(), uploaded.id]);
    } catch (error) {
      this.change(number, { error: asProblem(error).message });
    }
  }

  private progress(number: number, event: HttpEvent<unknown>): void {
    if (event.type !== HttpEventType.UploadProgress || !event.total) return;
    this.change(number, { progress: Math.round((event.loaded / event.total) * 100) });
  }

  private change(number: number, part: Partial<Upload>): void {
    this.files.update((files) => files.map((one) => (one.number === number ? { ...one, ...part } : one)));
  }
}
