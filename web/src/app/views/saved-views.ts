import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import * as z from 'zod/mini';

const viewSchema = z.object({ id: z.string(), name: z.string(), query: z.string() });
/** A filter of a list that the reader keeps under a name. */
export type SavedView = Readonly<z.infer<typeof viewSchema>>;

/** Lists whose filters can be kept. */
export type FilteredList = 'capas' | 'journeys';

const listSchema = z.object({ views: z.array(viewSchema) });

export const VIEWS = '/api/views';
/** The list as it is answered. */
export const viewsOf = (body: unknown): readonly SavedView[] => listSchema.parse(body).views;

/** Keeps, renames and deletes the reader's views. Throws the `Problem` when it is refused. */
@Injectable({ providedIn: 'root' })
export class SavedViews {
  private readonly http = inject(HttpClient);

  async add(list: FilteredList, name: string, query: string): Promise<void> {
    await firstValueFrom(this.http.post(VIEWS, { list, name, query }));
  }

  async rename({ id }: SavedView, name: string): Promise<void> {
    await firstValueFrom(this.http.put(`${VIEWS}/${id}`, { name }));
  }

  async remove({ id }: SavedView): Promise<void> {
    await firstValueFrom(this.http.delete(`${VIEWS}/${id}`));
  }
}
