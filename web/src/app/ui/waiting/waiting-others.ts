import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { MatMenu, MatMenuTrigger } from '@angular/material/menu';
import { StateShape } from '../state-shape.ts';
import { clockText, type WaitingLine } from './waiting-line.ts';

/** “and 2 others”: what else is waited for, in a menu. */
@Component({
  selector: 'pn-waiting-others',
  imports: [MatMenu, MatMenuTrigger, StateShape],
  template: `
    <button type="button" class="pn-link" [matMenuTriggerFor]="menu" (click)="$event.stopPropagation()">
      {{ label() }}
    </button>
    @if (late() > 0) {
      <span class="pn-late late">({{ late() }} late)</span>
    }
    <mat-menu #menu="matMenu">
      <ul>
        @for (line of others(); track line.id) {
          <li>
            <pn-state-shape [shape]="line.shape" />
            <div>
              @if (line.who; as who) {
                <b>{{ who }}</b> to {{ line.what }}
              } @else {
                Nobody: {{ line.what }}
              }
              <small>{{ clock(line) }}</small>
            </div>
          </li>
        }
      </ul>
    </mat-menu>
  `,
  styles: `
    :host {
      display: inline;
      white-space: nowrap;
    }
    .late {
      margin-inline-start: 4px;
    }
    ul {
      padding: 4px 14px;
    }
    li {
      display: grid;
      grid-template-columns: 16px 1fr;
      gap: 7px;
      padding: 5px 0;
      font: var(--pn-cell);
    }
    small {
      display: block;
      font: var(--pn-small);
      color: var(--pn-quiet);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class WaitingOthers {
  readonly others = input.required<readonly WaitingLine[]>();
  /** What a calm first line must not hide. */
  protected readonly late = computed(() => this.others().filter(({ shape }) => shape === 'late').length);
  protected readonly label = computed(() => {
    const count = this.others().length;
    return count === 1 ? 'and 1 other' : `and ${String(count)} others`;
  });

  protected clock(line: WaitingLine): string {
    return clockText(line, 'row');
  }
}
