import { HttpClient, HttpEventType } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, DestroyRef, inject, input, output, signal } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { lastValueFrom, tap } from 'rxjs';
import * as z from 'zod/mini';
import { asProblem } from '../core/problem.ts';
import { StateShape } from '../ui/state-shape.ts';
import type { Photo } from './draft.ts';

const uploadedSchema = z.object({ id: z.string(), name: z.string() });

/** What the report's command takes. */
const MOST = 10;
const LARGEST_BYTES = 25 * 1024 * 1024;

interface Upload {
  readonly file: File;
  /** 0 to 100. */
  readonly progress: number;
  readonly error: string | null;
}

/** Photos and other evidence: uploaded while the rest is written, each with its progress. */
@Component({
  selector: 'pn-photos',
  imports: [MatIcon, StateShape],
  template: `
    <ul [class.none]="photos().length + uploads().length === 0">
      @for (photo of photos(); track photo.id) {
        <li class="photo">
          @if (previews().get(photo.id); as source) {
            <img [src]="source" [alt]="photo.name" />
          } @else {
            <span class="file"><mat-icon svgIcon="paperclip" />{{ photo.name }}</span>
          }
          <button type="button" [attr.aria-label]="'Remove ' + photo.name" (click)="remove(photo)">
            <mat-icon svgIcon="close" />
          </button>
        </li>
      }
      @for (upload of uploads(); track upload.file) {
        <li class="photo">
          <span class="file"
            >{{ upload.file.name }}
            @if (upload.error; as error) {
              <span class="pn-late"><pn-state-shape shape="late" /> {{ error }}</span>
              <button type="button" class="pn-link" (click)="again(upload)">Try again</button>
            } @else {
              <progress
                max="100"
                [value]="upload.progress"
                [attr.aria-label]="'Uploading ' + upload.file.name"
              ></progress>
            }
          </span>
          @if (upload.error) {
            <button type="button" [attr.aria-label]="'Remove ' + upload.file.name" (click)="forget(upload)">
              <mat-icon svgIcon="close" />
            </button>
          }
        </li>
      }
      @if (photos().length + uploads().length < most) {
        <li>
          <label class="add">
            <mat-icon svgIcon="camera-outline" />
            {{ photos().length + uploads().length === 0 ? 'Photo' : 'One more' }}
            <input
              type="file"
              class="pn-hidden"
              multiple
              accept="image/*,.pdf,.docx,.xlsx,.csv,.txt"
              (change)="add($event)"
            />
          </label>
        </li>
      }
    </ul>
    <div class="pn-hidden" aria-live="polite">{{ said() }}</div>
  `,
  styles: `
    ul {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(104px, 1fr));
      gap: 8px;
    }
    ul.none {
      grid-template-columns: minmax(0, 1fr);
    }
    ul.none .add {
      grid-auto-flow: column;
      align-content: center;
      justify-content: center;
      gap: 8px;
      height: 64px;
    }
    li {
      position: relative;
      min-width: 0;
    }
    .photo,
    .add {
      display: grid;
      place-items: center;
      height: 104px;
      border-radius: 8px;
    }
    .photo {
      overflow: hidden;
      background: var(--mat-sys-surface-container);
    }
    img {
      width: 100%;
      height: 104px;
      object-fit: cover;
    }
    .file {
      display: grid;
      gap: 4px;
      max-width: 100%;
      padding: 8px;
      font: var(--pn-small);
      overflow-wrap: anywhere;
    }
    .photo > button {
      position: absolute;
      top: 4px;
      right: 4px;
      display: grid;
      place-items: center;
      width: 32px;
      height: 32px;
      padding: 0;
      border: 0;
      border-radius: 50%;
      background: var(--mat-sys-surface);
      color: var(--mat-sys-on-surface);
      cursor: pointer;
    }
    .add {
      gap: 2px;
      align-content: center;
      border: 1px dashed var(--mat-sys-outline);
      font: 500 13px/18px var(--pn-font);
      color: var(--mat-sys-primary);
      cursor: pointer;
    }
    .add:focus-within {
      outline: 2px solid var(--mat-sys-primary);
      outline-offset: 2px;
    }
    .add .mat-icon {
      width: 24px;
      height: 24px;
    }
    progress {
      width: 100%;
      height: 4px;
      accent-color: var(--mat-sys-primary);
    }
    @media (max-width: 719px) {
      .photo > button {
        width: 44px;
        height: 44px;
        top: 0;
        right: 0;
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Photos {
  private readonly http = inject(HttpClient);
  readonly photos = input.required<readonly Photo[]>();
  /** A file has arrived at the server. */
  readonly added = output<Photo>();
  readonly removed = output<Photo>();
  /** How many are still on their way. */
  readonly pending = output<number>();

  protected readonly most = MOST;
  protected readonly uploads = signal<readonly Upload[]>([]);
  protected readonly previews = signal<ReadonlyMap<string, string>>(new Map());
  protected readonly said = signal('');

  constructor() {
    inject(DestroyRef).onDestroy(() => {
      this.previews().forEach((url) => {
        URL.revokeObjectURL(url);
      });
    });
  }

  protected add(event: Event): void {
    if (!(event.target instanceof HTMLInputElement)) return;
    const room = MOST - this.photos().length - this.uploads().length;
    const files = [...(event.target.files ?? [])].slice(0, room);
    // The same file can be chosen again after it was removed.
    event.target.value = '';
    for (const file of files) void this.upload(file);
  }

  protected remove(photo: Photo): void {
    this.removed.emit(photo);
  }

  protected again(upload: Upload): void {
    this.forget(upload);
    void this.upload(upload.file);
  }

  protected forget({ file }: Upload): void {
    this.uploads.update((all) => all.filter((one) => one.file !== file));
    this.tellPending();
  }

  private async upload(file: File): Promise<void> {
    this.uploads.update((all) => [...all, { file, progress: 0, error: null }]);
    if (file.size > LARGEST_BYTES) {
      this.change(file, { error: 'Larger than 25 MB' });
      return;
    }
    this.tellPending();
    const form = new FormData();
    form.append('file', file, file.name);
    try {
      const last = await lastValueFrom(
        this.http.post('/api/files', form, { reportUploadProgress: true, observe: 'events' }).pipe(
          tap((event) => {
            if (event.type !== HttpEventType.UploadProgress) return;
            this.change(file, { progress: Math.round((100 * event.loaded) / (event.total ?? file.size)) });
          }),
        ),
      );
      if (last.type !== HttpEventType.Response) throw new Error('The upload ended without an answer');
      const { id, name } = z.parse(uploadedSchema, last.body);
      if (file.type.startsWith('image/')) {
        this.previews.update((all) => new Map(all).set(id, URL.createObjectURL(file)));
      }
      this.uploads.update((all) => all.filter((one) => one.file !== file));
      this.said.set(`${name} added`);
      this.added.emit({ id, name, at: new Date().toISOString() });
    } catch (error) {
      this.change(file, { error: asProblem(error).title });
    }
    this.tellPending();
  }

  private change(file: File, change: Partial<Upload>): void {
    this.uploads.update((all) => all.map((one) => (one.file === file ? { ...one, ...change } : one)));
  }

  private tellPending(): void {
    this.pending.emit(this.uploads().filter(({ error }) => error === null).length);
  }
}
