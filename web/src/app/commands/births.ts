import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import * as z from 'zod/mini';
import { asProblem } from '../core/problem.ts';
import type { Body } from './draft.ts';
import { Sending, sentOfProblem, type Sent } from './sending.ts';

const bornSchema = z.object({ key: z.string(), status: z.optional(z.string()), commandId: z.optional(z.string()) });

/** How a process begins: of which type, by what, and with what. Sent again it is the same press. */
export interface Birth {
  readonly id: string;
  readonly type: string;
  readonly name: string;
  readonly body: Body;
}

/** What became of it: the key of the new process, or why there is none. */
export type Born = { readonly kind: 'born'; readonly key: string } | Exclude<Sent, { readonly kind: 'done' }>;

/** Begins processes. One that was accepted and is being recorded is waited for: its page is not there before. */
@Injectable({ providedIn: 'root' })
export class Births {
  private readonly http = inject(HttpClient);
  private readonly sending = inject(Sending);

  async begin({ id, type, name, body }: Birth): Promise<Born> {
    try {
      const url = `/api/processes/${type}/births/${name}`;
      const headers = { 'Idempotency-Key': id };
      const { key, commandId } = z.parse(
        bornSchema,
        await firstValueFrom(this.http.post<unknown>(url, body, { headers })),
      );
      if (commandId === undefined) return { kind: 'born', key };
      const sent = await this.sending.follow({ id: commandId, key, command: name, body, shownVersion: 0 });
      return sent.kind === 'done' ? { kind: 'born', key } : sent;
    } catch (error) {
      const sent = sentOfProblem(asProblem(error));
      return sent.kind === 'done' ? { kind: 'failed', problem: asProblem(error) } : sent;
    }
  }
}
