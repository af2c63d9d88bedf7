import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { StateShape } from '../ui/state-shape.ts';
import type { Consequences } from './consequences.ts';

/** What a decision brings about: who gets what by when, what it unblocks and blocks, what stays and what can change. */
@Component({
  selector: 'pn-consequence-list',
  imports: [MatIcon, StateShape],
  template: `
    @let what = consequences();
    @if (what.given.length > 0) {
      <h3 id="pn-given">Who gets what, by when</h3>
      <table aria-labelledby="pn-given">
        <thead class="pn-hidden">
          <tr>
            <th>What</th>
            <th>Who</th>
            <th>By when</th>
          </tr>
        </thead>
        <tbody>
          @for (given of what.given; track $index) {
            <tr>
              <td>
                <span class="what"
                  ><mat-icon [svgIcon]="given.icon" /> <span>{{ given.what }}</span></span
                >
              </td>
              <td>{{ given.who }}</td>
              <td>{{ given.until }}</td>
            </tr>
          }
        </tbody>
      </table>
    }
    @for (changed of what.changes; track changed.name; let index = $index) {
      <h3 [id]="'pn-changed-' + index">{{ changed.name }}</h3>
      <table class="changes" [attr.aria-labelledby]="'pn-changed-' + index">
        <thead class="pn-hidden">
          <tr>
            <th>What</th>
            <th>Before and after</th>
          </tr>
        </thead>
        <tbody>
          @for (line of changed.lines; track $index) {
            <tr>
              <th scope="row">{{ line.what }}</th>
              <td>
                @if (line.before === null) {
                  <span class="stays">stays {{ line.after }}</span>
                } @else {
                  <span class="before">{{ line.before }}</span>
                  <span aria-hidden="true"> → </span><span class="pn-hidden"> becomes </span>
                  <span>{{ line.after }}</span>
                }
              </td>
            </tr>
          }
        </tbody>
      </table>
    }
    @if (what.forecast.length > 0) {
      <h3 id="pn-forecast">Forecast</h3>
      <table aria-labelledby="pn-forecast" class="forecast">
        <thead>
          <tr>
            <th scope="col"><span class="pn-hidden">What</span></th>
            <th scope="col">Now</th>
            <th scope="col">Then</th>
          </tr>
        </thead>
        <tbody>
          @for (line of what.forecast; track line.what) {
            <tr>
              <td>{{ line.what }}</td>
              <td>{{ line.before }}</td>
              <td>
                @if (line.move === 'stays') {
                  <span class="pn-quiet">the same</span>
                } @else {
                  <b>{{ line.after }}</b> <span class="pn-hidden">, {{ line.move }}</span>
                }
              </td>
            </tr>
          }
        </tbody>
      </table>
    }
    <div class="four">
      @if (what.unblocks.length > 0) {
        <section>
          <h3>Unblocks</h3>
          <ul>
            @for (one of what.unblocks; track $index) {
              <li><pn-state-shape shape="tick" /> {{ one }}</li>
            }
          </ul>
        </section>
      }
      @if (what.blocks.length > 0) {
        <section>
          <h3>Blocks</h3>
          <ul>
            @for (one of what.blocks; track $index) {
              <li><pn-state-shape shape="blocks" /> {{ one }}</li>
            }
          </ul>
        </section>
      }
      @if (what.fixed.length > 0) {
        <section>
          <h3>Cannot be undone</h3>
          <ul>
            @for (one of what.fixed; track $index) {
              <li><mat-icon svgIcon="lock-outline" /> {{ one }}</li>
            }
          </ul>
        </section>
      }
      @if (what.changeable.length > 0) {
        <section>
          <h3>Can still change</h3>
          <ul>
            @for (one of what.changeable; track $index) {
              <li><mat-icon svgIcon="undo-variant" /> {{ one }}</li>
            }
          </ul>
        </section>
      }
    </div>
  `,
  styles: `
    :host {
      display: block;
    }
    h3 {
      margin: 12px 0 2px;
      font: 500 13px/18px var(--pn-font);
    }
    table {
      width: 100%;
      border-collapse: collapse;
      font: var(--pn-cell);
    }
    td {
      padding: 4px 8px 3px 0;
      border-bottom: 1px solid var(--mat-sys-outline-variant);
      vertical-align: top;
    }
    td:nth-child(2) {
      width: 160px;
    }
    td:nth-child(3) {
      width: 120px;
      white-space: nowrap;
    }
    .changes th {
      width: 40%;
      padding: 4px 8px 3px 0;
      border-bottom: 1px solid var(--mat-sys-outline-variant);
      font: var(--pn-cell);
      text-align: left;
      vertical-align: top;
    }
    .changes .before,
    .changes .stays {
      color: var(--pn-quiet);
    }
    .changes td:nth-child(2) {
      width: auto;
    }
    .forecast th {
      padding: 0 8px 2px 0;
      font: var(--pn-label);
      text-align: start;
      color: var(--pn-quiet);
    }
    .forecast b {
      font-weight: 500;
    }
    .what,
    li {
      display: grid;
      grid-template-columns: 16px 1fr;
      gap: 11px;
    }
    .mat-icon {
      width: 16px;
      height: 16px;
      margin-top: 1px;
      color: var(--mat-sys-on-surface-variant);
    }
    .four {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(280px, 1fr));
      gap: 0 24px;
    }
    li {
      gap: 8px;
      padding: 3px 0;
      font: var(--pn-cell);
    }
    li .mat-icon {
      width: 14px;
      height: 14px;
      margin-top: 2px;
    }
    pn-state-shape {
      margin-top: 2px;
    }
    @media (max-width: 719px) {
      tr {
        display: grid;
        grid-template-columns: 1fr auto;
        border-bottom: 1px solid var(--mat-sys-outline-variant);
        padding: 6px 0;
      }
      td,
      td:nth-child(2),
      td:nth-child(3) {
        width: auto;
        padding: 1px 0;
        border: 0;
      }
      td:first-child {
        grid-column: 1 / -1;
      }
      td:nth-child(2) {
        padding-left: 27px;
        color: var(--pn-quiet);
      }
      .changes tr {
        grid-template-columns: 1fr;
      }
      .changes th,
      .changes td:nth-child(2) {
        width: auto;
        padding: 1px 0;
        border: 0;
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ConsequenceList {
  readonly consequences = input.required<Consequences>();
}
