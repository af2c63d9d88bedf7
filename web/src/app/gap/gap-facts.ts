import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { JourneyReading } from '../journeys/page/journey-reading.ts';
import { ProcessView } from '../processes/process-view.ts';
import { GapSelection } from './gap-selection.ts';
import { GapStore } from './gap-store.ts';
import { OverlapMark } from './overlap-mark.ts';
import { isLineGap, overlapsOf } from './sections.ts';

/** The one line of facts in the head: which round, who leads, what of the gaps has an action. */
@Component({
  selector: 'pn-gap-facts',
  imports: [OverlapMark],
  host: { class: 'pn-facts' },
  template: `
    @if (store.answer(); as answer) {
      <span
        >{{ round() }}
        @if (answer.reason; as reason) {
          <span class="pn-cut reason" [attr.title]="reason">{{ reason }}</span>
        }
      </span>
      @if (lead(); as lead) {
        <span>Lead {{ lead }}</span>
      }
      @if (overlapping() > 0) {
        <span>{{ overlapping() }} clauses overlap <pn-overlap-mark /></span>
      }
      @if (gapsWithAction(); as words) {
        <span>{{ words }}</span>
      }
      @if (store.earlier(); as earlier) {
        <button type="button" class="pn-link" (click)="selection.set({ round: earlier.round })">
          Round {{ earlier.round }}
          {{ earlier.accepted ? 'accepted ' + view.day(earlier.accepted.at) : 'never accepted' }}
        </button>
      }
    }
  `,
  styles: `
    .reason {
      max-width: min(560px, 40vw);
      color: var(--pn-quiet);
    }
    @media (max-width: 719px) {
      .reason {
        display: none;
      }
      .pn-link {
        min-height: 32px;
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class GapFacts {
  protected readonly store = inject(GapStore);
  protected readonly selection = inject(GapSelection);
  protected readonly view = inject(ProcessView);
  private readonly journey = inject(JourneyReading);

  protected readonly round = computed(() => {
    const answer = this.store.answer();
    if (!answer) return '';
    const scope = answer.clauses === null ? 'all clauses' : `${String(answer.rows.length)} chosen clauses`;
    return `Round ${String(answer.round)}, ${scope}`;
  });
  protected readonly lead = computed(() => {
    const lead = this.journey.state()?.lead;
    return lead === undefined ? null : this.view.personOrYou(lead);
  });
  protected readonly overlapping = computed(() => {
    const lines = this.store.lines();
    return lines.filter((line) => overlapsOf(line, lines).length > 0).length;
  });
  protected readonly gapsWithAction = computed(() => {
    const gaps = this.store.lines().filter(isLineGap);
    if (gaps.length === 0) return null;
    const actions = this.journey.state()?.plan.actions ?? [];
    const covered = new Set(
      actions.flatMap(({ clause, status }) => (clause && status !== 'withdrawn' ? [clause] : [])),
    );
    const count = gaps.filter(({ id }) => covered.has(id)).length;
    return `${String(count)} of ${String(gaps.length)} gaps with an action`;
  });
}
