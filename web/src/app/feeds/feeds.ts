import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import * as z from 'zod/mini';

const feedSchema = z.object({
  id: z.string(),
  /** Key of the journey; null for one's own calendar. */
  journey: z.nullable(z.string()),
  createdAt: z.string(),
  lastUsedAt: z.nullable(z.string()),
});
/** A calendar address of the reader, without its secret. */
export type Feed = Readonly<z.infer<typeof feedSchema>>;

const listSchema = z.object({ feeds: z.array(feedSchema) });
const madeSchema = z.object({ feed: feedSchema, path: z.string() });

/** Where the reader's addresses are listed. */
export const FEEDS = '/api/feeds';

/** The list as it is answered. */
export const feedsOf = (body: unknown): readonly Feed[] => listSchema.parse(body).feeds;

/** Makes and revokes calendar addresses. Throws the `Problem` when it is refused. */
@Injectable({ providedIn: 'root' })
export class Feeds {
  private readonly http = inject(HttpClient);

  /** A new address of one's own calendar, or of a journey's. It is told only this once. */
  async add(journey: string | null): Promise<string> {
    const of = journey === null ? 'me' : { journey };
    const { path } = madeSchema.parse(await firstValueFrom(this.http.post(FEEDS, { of })));
    return new URL(path, location.origin).href;
  }

  async revoke({ id }: Feed): Promise<void> {
    await firstValueFrom(this.http.delete(`${FEEDS}/${id}`));
  }
}
