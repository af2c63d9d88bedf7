import { HttpClient, type HttpResponse } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import * as z from 'zod/mini';
import { asProblem, type Problem } from '../core/problem.ts';
import { bodyOf, type ReportDraft } from './draft.ts';

/** What became of sending. */
export type Sent =
  | { readonly kind: 'recorded'; readonly key: string }
  /** Accepted, and it cannot get lost; it is not on record yet. */
  | { readonly kind: 'recording'; readonly key: string; readonly commandId: string }
  /** No answer says what became of it: sending the same again is safe. */
  | { readonly kind: 'uncertain'; readonly problem: Problem }
  | { readonly kind: 'refused'; readonly problem: Problem };

const recordedSchema = z.object({ key: z.string(), outcome: z.object({ status: z.string() }) });
const acceptedSchema = z.object({ key: z.string(), commandId: z.string() });
const stateSchema = z.object({ state: z.enum(['recorded', 'pending']) });

/** How often a report that is being recorded is asked after. */
const ASK_EVERY_MS = 1_000;
const ASKS = 60;

/** Sends reports. The key of the draft goes with every try, so that a repeat is the same report and never a second one. */
@Injectable({ providedIn: 'root' })
export class SendReport {
  private readonly http = inject(HttpClient);

  async send(draft: ReportDraft): Promise<Sent> {
    try {
      const answer: HttpResponse<unknown> = await firstValueFrom(
        this.http.post<unknown>('/api/processes/report/births/report', bodyOf(draft), {
          headers: { 'Idempotency-Key': draft.idempotencyKey },
          observe: 'response',
        }),
      );
      if (answer.status === 202) return { kind: 'recording', ...z.parse(acceptedSchema, answer.body) };
      return { kind: 'recorded', key: z.parse(recordedSchema, answer.body).key };
    } catch (error) {
      const problem = asProblem(error);
      const isUncertain = problem.status === 0 || problem.status >= 500;
      return { kind: isUncertain ? 'uncertain' : 'refused', problem };
    }
  }

  /** Waits until a report that was accepted is on record. False when it still is not after a minute. */
  async arrives({ key, commandId }: { readonly key: string; readonly commandId: string }): Promise<boolean> {
    for (let ask = 0; ask < ASKS; ask++) {
      if ((await this.stateOf(key, commandId)) === 'recorded') return true;
      await new Promise((resolve) => setTimeout(resolve, ASK_EVERY_MS));
    }
    return false;
  }

  private async stateOf(key: string, commandId: string): Promise<'recorded' | 'pending'> {
    try {
      const body = await firstValueFrom(this.http.get(`/api/processes/${key}/commands/${commandId}`));
      return z.parse(stateSchema, body).state;
    } catch (error) {
      // Not known yet, or not reachable now: both pass.
      console.warn('The state of the report could not be read', error);
      return 'pending';
    }
  }
}
