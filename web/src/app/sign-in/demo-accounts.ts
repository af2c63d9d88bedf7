import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { Avatar } from '../ui/avatar.ts';

/** An account of the demo organization, open to everyone who looks at it. */
export interface DemoAccount {
  readonly name: string;
  readonly email: string;
  readonly password: string;
  /** What they are: “Quality manager”. */
  readonly title: string;
}

/** The demo's people: one press signs in. */
@Component({
  selector: 'pn-demo-accounts',
  imports: [Avatar, MatIcon],
  template: `
    <h2>This is a demo: enter as</h2>
    <ul>
      @for (account of accounts(); track account.email) {
        <li>
          <button type="button" (click)="chosen.emit(account)">
            <pn-avatar [name]="account.name" />
            <span class="pn-grow pn-cut"
              >{{ account.name }} <small>{{ account.title }}</small></span
            >
            <mat-icon svgIcon="chevron-right" />
          </button>
        </li>
      }
    </ul>
  `,
  styles: `
    h2 {
      display: flex;
      align-items: center;
      gap: 12px;
      margin: 20px 0 8px;
      font: var(--pn-small);
      color: var(--pn-quiet);
    }
    h2::after {
      content: '';
      flex: 1;
      border-top: 1px solid var(--mat-sys-outline-variant);
    }
    button {
      display: flex;
      align-items: center;
      gap: 10px;
      width: calc(100% + 16px);
      min-height: 40px;
      margin: 0 -8px;
      padding: 3px 8px;
      border: 0;
      border-radius: var(--pn-radius);
      background: none;
      color: inherit;
      font: 500 13px/17px var(--pn-font);
      text-align: left;
      cursor: pointer;
    }
    button:hover {
      background: var(--mat-sys-surface-container-low);
    }
    small {
      display: block;
      overflow: hidden;
      text-overflow: ellipsis;
      font: 400 12px/16px var(--pn-font);
      color: var(--pn-quiet);
    }
    .mat-icon {
      color: var(--pn-quiet);
    }
    @media (max-width: 719px) {
      button {
        min-height: 48px;
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class DemoAccounts {
  readonly accounts = input.required<readonly DemoAccount[]>();
  readonly chosen = output<DemoAccount>();
}
