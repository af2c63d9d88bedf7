import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { ProcessView } from '../../processes/process-view.ts';
import { SectionHead } from '../../ui/section-head.ts';
import type { Shape } from '../../ui/shape.ts';
import { StateShape } from '../../ui/state-shape.ts';
import type { ClauseAtHand, JourneyEvidence } from './journey-evidence.ts';

const FIRST = 8;
const SHAPES: Readonly<Record<ClauseAtHand['status'], Shape>> = {
  none: 'blocks',
  stale: 'soon',
  fresh: 'done',
  notApplicable: 'todo',
};

/** What the auditor of the coming audit would ask next: clauses with the reason, and what is at hand for each. */
@Component({
  selector: 'pn-auditor-asks',
  imports: [SectionHead, StateShape],
  template: `
    <pn-section-head title="What would the auditor ask next?" [note]="about()" />
    <p class="sum">
      {{ asks().length }} clauses are asked for:
      <b [class.pn-late]="evidence().asks.missing > 0">{{ evidence().asks.missing }} without evidence</b>,
      <b [class.pn-soon]="evidence().asks.stale > 0">{{ evidence().asks.stale }} with old evidence</b>,
      {{ asks().length - evidence().asks.missing - evidence().asks.stale }} at hand.
    </p>
    <ul>
      @for (one of shown(); track one.id) {
        <li>
          <pn-state-shape [shape]="one.shape" />
          <span
            ><b>{{ one.clause }}</b> {{ one.title }}<small>{{ one.why }}</small></span
          >
          <span class="hand">{{ one.hand }}</span>
        </li>
      }
    </ul>
    @if (asks().length > first) {
      <button type="button" class="pn-link more" (click)="isOpen.set(!isOpen())">
        {{ isOpen() ? 'Show fewer' : 'Show all ' + asks().length }}
      </button>
    }
  `,
  styles: `
    :host {
      display: block;
    }
    .sum {
      padding-bottom: 4px;
      font: var(--pn-cell);
      color: var(--mat-sys-on-surface-variant);
    }
    .sum b {
      font-weight: 500;
    }
    li {
      display: grid;
      grid-template-columns: 22px minmax(0, 1fr) auto;
      padding: 4px 0;
      border-top: 1px solid var(--mat-sys-outline-variant);
      font: var(--pn-cell);
    }
    pn-state-shape {
      margin-top: 2px;
    }
    b {
      font-weight: 500;
    }
    small {
      display: block;
      font: var(--pn-small);
      color: var(--pn-quiet);
    }
    .hand {
      color: var(--mat-sys-on-surface-variant);
    }
    .more {
      padding: 6px 0;
      font: var(--pn-label);
    }
    @media (max-width: 719px) {
      .more {
        min-height: 44px;
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AuditorAsks {
  private readonly view = inject(ProcessView);
  readonly evidence = input.required<JourneyEvidence>();
  protected readonly isOpen = signal(false);
  protected readonly first = FIRST;

  protected readonly about = computed(() => {
    const { audit } = this.evidence().asks;
    if (!audit) return 'no audit is planned';
    const kind = this.view.say(`auditKind.${audit.kind}`);
    return audit.from === null ? kind : `${kind}, ${this.view.day(audit.from)}`;
  });
  protected readonly asks = computed(() => {
    const { clauses, asks } = this.evidence();
    const byId = new Map(clauses.map((one) => [one.row.id, one]));
    return asks.rows.flatMap(({ id, because }) => {
      const one = byId.get(id);
      if (!one) return [];
      const [first] = one.items;
      return [
        {
          id,
          clause: `${one.row.edition} ${one.row.clause}`,
          title: one.row.title,
          shape: SHAPES[one.status],
          why: because.map((reason) => this.view.say(`asks.${reason}`)).join(', '),
          hand: first ? this.view.day(first.on) : 'nothing',
        },
      ];
    });
  });
  protected readonly shown = computed(() => (this.isOpen() ? this.asks() : this.asks().slice(0, FIRST)));
}
