import { signal } from '@angular/core';
import { DESPITE } from './against-rules.ts';
import { fieldsAsked, type Body, type Draft, type FieldSpec } from './draft.ts';
import type { SaidRules } from './preview.ts';

/** What a body says of rules beside the fields of its form. */
const OF_RULES: readonly string[] = ['despiteRules', 'despiteReasons'];

/**
 * Which reasons the rules ask for in a form. What was once asked for and is needed no longer, because what it was about was
 * put right, is asked for no more and not sent; what was written stays in the draft, for the case that it is needed again.
 */
export class DemandedReasons {
  private readonly demanded = signal<ReadonlySet<string>>(new Set());
  private readonly excused = signal(false);
  private readonly found = signal<SaidRules>([], { equal: (one, other) => codesOf(one) === codesOf(other) });
  /** The rules that were last found to speak against it; they stay while a reason is written. */
  readonly rules = this.found.asReadonly();

  /** The fields to be answered now. */
  asked(fields: readonly FieldSpec[], draft: Draft): readonly FieldSpec[] {
    const asked = fieldsAsked(fields, draft, this.demanded());
    return this.excused() ? asked.filter(({ onDemand }) => !onDemand) : asked;
  }

  /** A refusal is about this field: where it is one for a reason, it is asked for. */
  demand(field: string): void {
    this.excused.set(false);
    this.demanded.update((names) => (names.has(field) ? names : new Set([...names, field])));
  }

  /** Asks for the reason where a rule speaks against it; where several do, each asks for its own. */
  breaks(rules: SaidRules): void {
    if (rules.length === 0) return;
    this.excused.set(false);
    this.found.set(rules);
    if (rules.length === 1) this.demand(DESPITE);
  }

  /** Nothing speaks against it, and no reason was given. */
  rest(): void {
    this.demanded.update((names) => (names.size === 0 ? names : new Set()));
    this.found.set([]);
  }

  /** Nothing would speak against it without the reasons that were given either. */
  excuse(): void {
    this.excused.set(true);
    this.rest();
  }
}

/** The same without the reasons that only rules ask for; null where it has none. */
export function withoutReasons(body: Body, fields: readonly FieldSpec[]): Body | null {
  const isReason = (name: string): boolean =>
    OF_RULES.includes(name) || fields.some((field) => field.onDemand === true && field.name === name);
  const rest = Object.entries(body).filter(([name]) => !isReason(name));
  return rest.length === Object.keys(body).length ? null : Object.fromEntries(rest);
}

const codesOf = (rules: SaidRules): string => rules.map(({ code, sentence }) => `${code} ${sentence}`).join('\n');
