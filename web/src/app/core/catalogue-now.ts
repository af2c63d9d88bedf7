import type { HttpClient } from '@angular/common/http';
import { signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import * as z from 'zod/mini';
import { catalogueOf, standardSchema, type Catalogue } from '#domain/kernel/catalogue';
import { BUILT_IN } from '#domain/standards/built-in';

const answerSchema = z.object({ editions: z.array(z.object({ standard: standardSchema })) });

const held = signal<Catalogue>(BUILT_IN);

/**
 * What the editions of standards say, as administrators keep it: until the server has answered, as it comes with the
 * product. A signal of its own and not a service, because the forms that list clauses are plain functions. Loaded by
 * pages that need it, so that the first page does not carry it.
 */
export const catalogueNow = held.asReadonly();

/** Reads it once with the shell, and again when an edition was corrected here. */
export async function loadCatalogue(http: HttpClient): Promise<void> {
  try {
    const { editions } = z.parse(answerSchema, await firstValueFrom(http.get('/api/catalogue')));
    held.set(catalogueOf(editions.map(({ standard }) => standard)));
  } catch {
    // What is known goes on being shown; the next page load asks again.
  }
}
