import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { KeyValues } from '../ui/key-values.ts';
import { SectionHead } from '../ui/section-head.ts';
import type { Shape } from '../ui/shape.ts';
import { StateShape } from '../ui/state-shape.ts';
import { WaitingCard } from '../ui/waiting/waiting-card.ts';
import type { WaitingLine } from '../ui/waiting/waiting-line.ts';
import type { Difference } from './different-today.ts';
import type { Standing } from './standing-facts.ts';

const SHAPE_OF = { done: 'done', current: 'current', ahead: 'ahead' } as const satisfies Record<string, Shape>;

/** A process as it stood at a moment, on hatched ground, and what is different today. For now: as it stands, plain. */
@Component({
  selector: 'pn-standing',
  imports: [KeyValues, SectionHead, StateShape, WaitingCard],
  host: { '[class.then]': 'isThen()', '[class.away]': 'isAway()', '[attr.aria-busy]': 'isAway() || null' },
  template: `
    <pn-section-head [title]="isThen() ? 'As it stood then' : 'As it stands now'" [note]="standing().where" />
    <ol class="stages" aria-label="Stages">
      @for (stage of standing().stages; track stage.label) {
        <li
          [class]="stage.state"
          [attr.title]="stage.label"
          [attr.aria-current]="stage.state === 'current' ? 'step' : null"
        >
          <pn-state-shape [shape]="shapeOf[stage.state]" />
          <span class="pn-hidden"
            >{{ stage.label }},
            {{ stage.state === 'done' ? 'done' : stage.state === 'current' ? 'here' : 'later' }}</span
          >
        </li>
      }
    </ol>
    <div class="waiting">
      @for (line of lines(); track line.id) {
        <pn-waiting-card [line]="line" prefix="Waiting for" />
      } @empty {
        <p class="pn-second">It waited for nothing: the process was over.</p>
      }
    </div>
    <pn-key-values [items]="standing().facts" />
    @if (standing().actions.length > 0) {
      <table class="pn-table pn-table--inner">
        <caption class="pn-hidden">
          Actions of the plan
        </caption>
        <colgroup>
          <col class="number" />
          <col />
          <col class="owner" />
          <col class="status" />
        </colgroup>
        <thead class="pn-hidden">
          <tr>
            <th scope="col">Number</th>
            <th scope="col">Action</th>
            <th scope="col">Owner</th>
            <th scope="col">Status</th>
          </tr>
        </thead>
        <tbody>
          @for (action of standing().actions; track action.number) {
            <tr>
              <td class="pn-quiet">{{ action.number }}</td>
              <td>{{ action.what }}</td>
              <td>{{ action.owner }}</td>
              <td><pn-state-shape [shape]="action.shape" /> {{ action.status }}</td>
            </tr>
          }
        </tbody>
      </table>
    }
    @if (isThen()) {
      <pn-section-head title="Different today" />
      <ul class="differences">
        @for (difference of differences(); track difference.what) {
          <li>
            {{ difference.what }}: <b>{{ difference.today }}</b>
          </li>
        } @empty {
          <li class="pn-second">Nothing that this page shows. Only time has passed.</li>
        }
      </ul>
    }
  `,
  styleUrl: './standing.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class StandingView {
  readonly standing = input.required<Standing>();
  readonly lines = input.required<readonly WaitingLine[]>();
  readonly differences = input<readonly Difference[]>([]);
  /** A moment of the past is shown, not the present. */
  readonly isThen = input(false);
  /** Another moment is on its way; what is shown is the one before. */
  readonly isAway = input(false);
  protected readonly shapeOf = SHAPE_OF;
}
