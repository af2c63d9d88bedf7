import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import { StateShape } from '../ui/state-shape.ts';
import type { WordedItem } from './due-words.ts';

/** One thing of a day: what, of which process, whom it waits for, and how near it is. */
@Component({
  selector: 'pn-due-row',
  imports: [MatIcon, RouterLink, StateShape],
  template: `
    @let one = item();
    @if (one.shape; as shape) {
      <pn-state-shape [shape]="shape" [label]="one.state" />
    } @else {
      <mat-icon [svgIcon]="one.icon" />
    }
    <div class="text">
      <p class="what pn-cut" [attr.title]="one.complete">
        <a [routerLink]="['/processes', one.key]" data-row-link
          >{{ one.what }} <span class="pn-second">{{ one.key }} {{ one.title }}</span></a
        >
      </p>
      <p class="who pn-cut">{{ one.who ? one.who + ' · ' + one.where : one.where }}</p>
    </div>
    @if (one.due; as due) {
      <span class="due" [class.pn-late]="one.isLate" [class.pn-soon]="one.shape === 'soon'">{{ due }}</span>
    }
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: 22px minmax(0, 1fr) auto;
      gap: 0 8px;
      align-items: start;
      min-height: 48px;
      padding: 6px 0;
    }
    pn-state-shape,
    .mat-icon {
      margin-top: 3px;
    }
    .mat-icon {
      width: 15px;
      height: 15px;
      color: var(--pn-quiet);
    }
    .what {
      font: 500 14px/20px var(--pn-font);
    }
    .what span {
      font-weight: 400;
    }
    .what a:hover {
      text-decoration: underline;
      text-underline-offset: 3px;
      text-decoration-color: var(--mat-sys-outline);
    }
    .who {
      font: var(--pn-small);
      color: var(--pn-quiet);
    }
    .due {
      padding-left: 12px;
      font: var(--pn-cell);
      line-height: 20px;
      white-space: nowrap;
    }
    .due:not(.pn-late, .pn-soon) {
      color: var(--mat-sys-on-surface-variant);
    }
    @media (max-width: 719px) {
      :host {
        padding: 10px 0;
      }
      .what,
      .who {
        white-space: normal;
      }
      .what a {
        display: block;
        min-height: 24px;
      }
      .what span {
        display: block;
        font: var(--pn-cell);
      }
      .due {
        grid-column: 2;
        padding: 2px 0 0;
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class DueRow {
  readonly item = input.required<WordedItem>();
}
