import { httpResource } from '@angular/common/http';
import { computed, signal } from '@angular/core';
import * as z from 'zod/mini';
import { withoutReasons } from './demanded-reasons.ts';
import type { Body, FieldSpec } from './draft.ts';
import { previewSchema } from './preview.ts';

/**
 * What would follow from what stands in a dialog: with everything that is written and, once that is accepted, without the
 * reasons that rules asked for. Made where something is injected.
 */
export class CommandPreviews {
  private readonly url: () => string;
  private readonly fields: () => readonly FieldSpec[];
  /** The body to look ahead with; null while it is not complete. */
  readonly body = signal<Body | null>(null);
  readonly whole = httpResource(() => this.asked(this.body()), { parse: (body) => z.parse(previewSchema, body) });
  /** The body without those reasons; null where it has none. */
  readonly bareBody = computed(() => {
    const body = this.body();
    return body === null ? null : withoutReasons(body, this.fields());
  });
  /** Are they still needed? */
  readonly bare = httpResource(
    () => {
      const isAccepted = this.whole.hasValue() && this.whole.value().refusal === null;
      return isAccepted ? this.asked(this.bareBody()) : undefined;
    },
    { parse: (body) => z.parse(previewSchema, body) },
  );

  constructor(url: () => string, fields: () => readonly FieldSpec[]) {
    this.url = url;
    this.fields = fields;
  }

  private asked(body: Body | null): { url: string; method: string; body: Body } | undefined {
    return body === null ? undefined : { url: this.url(), method: 'POST', body };
  }
}
