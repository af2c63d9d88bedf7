import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import { proofsWanted } from '#domain/certification/evidence/proofs-of-clause';
import type { Requirement } from '#domain/certification/preparation/requirements';
import type { JourneyState } from '#domain/certification/state';
import { Drafts } from '../../commands/drafts.ts';
import { ProcessView } from '../../processes/process-view.ts';
import { Action } from '../../ui/action.ts';
import { SectionHead } from '../../ui/section-head.ts';
import type { Shape } from '../../ui/shape.ts';
import { StateShape } from '../../ui/state-shape.ts';
import { confirmProof, mayConfirm } from './confirming.ts';
import { EvidenceItems } from './evidence-items.ts';
import type { ClauseAtHand, JourneyEvidence } from './journey-evidence.ts';

const FIRST = 8;
/** More proofs of one clause than this are confirmed at their stage. */
const FEW_PROOFS = 3;
const SHAPES: Readonly<Record<ClauseAtHand['status'], Shape>> = {
  none: 'blocks',
  claimed: 'unknown',
  stale: 'soon',
  fresh: 'done',
  notApplicable: 'ahead',
};

/**
 * What the auditor of the coming audit would ask next: clauses with the reason, and what is at hand for each. A line opens what
 * is behind it: the evidence, the proofs that can be confirmed, and the row of the gap analysis.
 */
@Component({
  selector: 'pn-auditor-asks',
  imports: [Action, EvidenceItems, MatIcon, RouterLink, SectionHead, StateShape],
  templateUrl: './auditor-asks.html',
  styleUrl: './auditor-asks.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AuditorAsks {
  private readonly view = inject(ProcessView);
  private readonly drafts = inject(Drafts);
  readonly evidence = input.required<JourneyEvidence>();
  readonly state = input.required<JourneyState>();
  /** The key of the journey, for the address of its gap analysis. */
  readonly key = input.required<string>();
  protected readonly isOpen = signal(false);
  /** Id of the line that is open. */
  protected readonly opened = signal<string | null>(null);
  protected readonly first = FIRST;

  protected readonly about = computed(() => {
    const { audit } = this.evidence().asks;
    if (!audit) return 'no audit is planned';
    const kind = this.view.say(`auditKind.${audit.kind}`);
    return audit.from === null ? kind : `${kind}, ${this.view.day(audit.from)}`;
  });
  protected readonly atHand = computed(() => {
    const { missing, claimed, stale } = this.evidence().asks;
    return this.asks().length - missing - claimed - stale;
  });
  protected readonly asks = computed(() => {
    const { clauses, asks } = this.evidence();
    const byId = new Map(clauses.map((one) => [one.row.id, one]));
    return asks.rows.flatMap(({ id, because }) => {
      const one = byId.get(id);
      if (!one) return [];
      const { items, newestOn, row, status } = one;
      return [
        {
          id,
          clause: `${row.edition} ${row.clause}`,
          title: row.title,
          shape: SHAPES[status],
          why: because.map((reason) => this.view.say(`asks.${reason}`)).join(', '),
          hand: newestOn !== null ? this.view.day(newestOn) : status === 'claimed' ? 'only claimed' : 'nothing',
          items,
        },
      ];
    });
  });
  protected readonly shown = computed(() => (this.isOpen() ? this.asks() : this.asks().slice(0, FIRST)));

  /** What can be done about the open line. */
  protected readonly behind = computed(() => {
    const id = this.opened();
    const row = this.evidence().clauses.find((one) => one.row.id === id)?.row;
    if (id === null || row === undefined) return null;
    const { gap } = this.state();
    const isRatedNow = gap.editions.includes(row.edition) && (gap.clauses?.includes(id) ?? true);
    return {
      gap: isRatedNow ? { edition: row.edition, row: id } : null,
      proofs: proofsWanted(this.state(), id, this.evidence().today)
        .flatMap(({ requirement }) => {
          const may = mayConfirm(this.view, requirement);
          return may ? [{ requirement, label: this.nameOf(requirement), reason: may.refusal?.sentence ?? null }] : [];
        })
        .slice(0, FEW_PROOFS),
    };
  });

  protected toggle(id: string): void {
    this.opened.update((now) => (now === id ? null : id));
  }

  protected confirm(requirement: Requirement): void {
    void confirmProof(this.view, this.drafts, requirement);
  }

  /** The clause stands in the line already. */
  private nameOf({ code, params }: Requirement): string {
    return code === 'documentation.clause'
      ? 'Confirm the documented information'
      : `Confirm: ${this.view.say(`requirement.${code}`, params)}`;
  }
}
