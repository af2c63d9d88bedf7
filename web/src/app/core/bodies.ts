import { computed, inject, Injectable } from '@angular/core';
import { httpResource } from '@angular/common/http';
import * as z from 'zod/mini';
import { bodySchema, type Body } from '#domain/kernel/reference';
import { Session } from './session.ts';

const bodiesSchema = z.object({ bodies: z.array(bodySchema) });

/** The certification bodies, read once: journeys hold ids, screens show names. */
@Injectable({ providedIn: 'root' })
export class Bodies {
  private readonly session = inject(Session);
  private readonly resource = httpResource(() => (this.session.may('reference.read') ? '/api/bodies' : undefined), {
    parse: (body) => z.parse(bodiesSchema, body).bodies,
  });
  readonly all = computed<readonly Body[]>(() => (this.resource.hasValue() ? this.resource.value() : []));

  /** Whether they are there: what is not on the list before is not unknown. */
  readonly known = computed(() => this.resource.hasValue());

  of(id: string | null): Body | undefined {
    return id === null ? undefined : this.all().find((one) => one.id === id);
  }

  /** “Aldersyn”; nothing while bodies are on their way, and the id where the body is not known here. */
  nameOf(id: string): string {
    return this.of(id)?.shortName ?? (this.resource.isLoading() ? '' : id);
  }

  /** Reads them again: one was added or changed. */
  reload(): void {
    this.resource.reload();
  }
}
