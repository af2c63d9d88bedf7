import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import * as z from 'zod/mini';
import { outcomeSchema, type Outcome } from '#domain/kernel/input';
import { actorSchema } from '#domain/kernel/moment';
import type { Sentence } from '#domain/kernel/param';
import { asProblem, type Problem } from '../core/problem.ts';
import { WordsOfConsole } from '../words/words-of-console.ts';
import type { Body } from './draft.ts';
import { saidRulesSchema, type SaidRules } from './preview.ts';

const changesSchema = z.array(
  z.object({ seq: z.number(), type: z.string(), subject: z.string(), actor: actorSchema, at: z.string() }),
);
/** What somebody else did since the page was drawn. */
export type Change = Readonly<z.infer<typeof changesSchema>[number]>;

const repliedSchema = z.union([
  z.object({ outcome: outcomeSchema }),
  z.object({ status: z.literal('accepted'), commandId: z.string() }),
]);
const stateSchema = z.union([
  z.object({ state: z.literal('recorded'), outcome: outcomeSchema }),
  z.object({ state: z.literal('pending') }),
]);

/** One press of a button. Sending it again is the same press: the same id, so that it is carried out once. */
export interface Press {
  readonly id: string;
  readonly key: string;
  readonly command: string;
  readonly body: Body;
  /** The version the person decided on. */
  readonly shownVersion: number;
}

/** What became of a press. */
export type Sent =
  | { readonly kind: 'done'; readonly version: number }
  | {
      readonly kind: 'refused';
      readonly sentence: string;
      readonly field: string | null;
      /** Every rule that it breaks, where a reason lets it be recorded all the same. */
      readonly rules: SaidRules;
    }
  | { readonly kind: 'invalid'; readonly fields: Readonly<Record<string, string>>; readonly sentence: string }
  | { readonly kind: 'stale'; readonly version: number; readonly changes: readonly Change[] }
  /** Taken, and it cannot get lost; it is not on record yet. */
  | { readonly kind: 'accepted'; readonly press: Press }
  /** Not carried out, or not known: the same press may be sent again. */
  | { readonly kind: 'again'; readonly problem: Problem }
  | { readonly kind: 'failed'; readonly problem: Problem };

/** Problems after which the same press is safe and useful to send again. */
const AGAIN: ReadonlySet<string> = new Set([
  ...['unknown', 'busy', 'recordAway', 'engineAway', 'closing', 'offline', 'noAnswer'],
]);
const ASK_AGAIN_MS = 1_500;
/** After this long the page's own refresh has to tell. */
const ASK_FOR_MS = 5 * 60_000;

/** Brings commands to the API and puts every answer into words a dialog can act on. */
@Injectable({ providedIn: 'root' })
export class Sending {
  private readonly http = inject(HttpClient);
  private readonly words = inject(WordsOfConsole);

  async send(press: Press): Promise<Sent> {
    const { id, key, command, body, shownVersion } = press;
    const headers = { 'Idempotency-Key': id, 'Shown-Version': String(shownVersion) };
    try {
      const url = `/api/processes/${encodeURIComponent(key)}/commands/${command}`;
      const replied = z.parse(repliedSchema, await firstValueFrom(this.http.post<unknown>(url, body, { headers })));
      return 'outcome' in replied ? this.sentOf(replied.outcome) : { kind: 'accepted', press };
    } catch (error) {
      return sentOfProblem(asProblem(error));
    }
  }

  /** Waits until a press that was accepted is on record. `again` when nobody could tell within five minutes. */
  async follow({ key, id }: Press): Promise<Sent> {
    const until = Date.now() + ASK_FOR_MS;
    for (;;) {
      await new Promise((resolve) => setTimeout(resolve, ASK_AGAIN_MS));
      try {
        const url = `/api/processes/${encodeURIComponent(key)}/commands/${encodeURIComponent(id)}`;
        const known = z.parse(stateSchema, await firstValueFrom(this.http.get<unknown>(url)));
        if (known.state === 'recorded') return this.sentOf(known.outcome);
      } catch (error) {
        // The record may be away for a while: that is why the answer was “accepted”.
        if (Date.now() > until) return { kind: 'again', problem: asProblem(error) };
      }
    }
  }

  private sentOf(outcome: Outcome): Sent {
    switch (outcome.status) {
      case 'done':
      case 'ignored':
        return { kind: 'done', version: outcome.version };
      case 'refused': {
        const { code, params, field = null, rules = [] } = outcome.refusal;
        const say = (one: Sentence): string => this.words.say(`refusal.${one.code}`, one.params);
        const said = rules.map((one) => ({ code: one.code, sentence: say(one) }));
        return { kind: 'refused', sentence: say({ code, params }), field, rules: said };
      }
      case 'stale':
        return { kind: 'stale', version: outcome.version, changes: outcome.changes };
      case 'fault':
        return { kind: 'failed', problem: asProblem(new Error(`It was recorded as ${outcome.errorId}.`)) };
    }
  }
}

/** What a problem of the API means for the press that met it. */
export function sentOfProblem(problem: Problem): Sent {
  const { status, code, members, fieldPaths } = problem;
  if (AGAIN.has(code)) return { kind: 'again', problem };
  if (code === 'stale') {
    const changes = changesSchema.safeParse(members['changes']);
    const version = z.number().safeParse(members['version']);
    return { kind: 'stale', version: version.data ?? 0, changes: changes.data ?? [] };
  }
  if (status === 409 || status === 403) {
    const rules = saidRulesSchema.safeParse(members['rules']).data ?? [];
    return { kind: 'refused', sentence: problem.message, field: fieldPaths[0] ?? null, rules };
  }
  if (status === 422 && code === 'invalid') {
    const fields = Object.fromEntries(
      fieldPaths.map((path) => [path.split('.')[0] ?? path, 'This is not filled in as it has to be.']),
    );
    return { kind: 'invalid', fields, sentence: problem.message };
  }
  return { kind: 'failed', problem };
}
