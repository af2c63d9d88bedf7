import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { RouterLink } from '@angular/router';

/** A step of the way here; the last one, without a link, is the key of the thing itself. */
export interface Crumb {
  readonly label: string;
  readonly link?: string;
}

/** The head of every page: crumb, title, one line of facts (`[facts]`), and what stands at the right (`[actions]`). */
@Component({
  selector: 'pn-page-head',
  imports: [MatIcon, RouterLink],
  template: `
    <div class="pn-grow">
      @if (crumbs().length > 0) {
        <nav aria-label="Breadcrumb">
          @for (crumb of crumbs(); track crumb.label; let last = $last) {
            @if (crumb.link; as link) {
              <a [routerLink]="link">{{ crumb.label }}</a>
            } @else {
              <span>{{ crumb.label }}</span>
            }
            @if (!last) {
              <mat-icon svgIcon="chevron-right" />
            }
          }
        </nav>
      }
      <h1 tabindex="-1">
        {{ title() }}
        @if (note(); as note) {
          <span class="pn-quiet">{{ note }}</span>
        }
      </h1>
      <ng-content select="[facts]" />
    </div>
    <div class="actions"><ng-content select="[actions]" /></div>
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      align-items: flex-start;
      gap: 8px 16px;
      padding: 14px var(--pn-gutter) 0;
    }
    /* The title keeps its room: actions that need more than is left go beneath it. */
    .pn-grow {
      flex-basis: min(320px, 100%);
    }
    nav {
      display: flex;
      align-items: center;
      gap: 6px;
      margin-bottom: 1px;
      font: var(--pn-cell);
      color: var(--pn-quiet);
    }
    nav .mat-icon {
      width: 14px;
      height: 14px;
    }
    a:hover {
      text-decoration: underline;
    }
    h1 {
      font: var(--pn-title);
      letter-spacing: -0.1px;
    }
    h1 span {
      font-weight: 400;
    }
    .actions {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 8px;
    }
    .actions:empty {
      display: none;
    }
    @media (max-width: 719px) {
      .pn-grow {
        flex-basis: 100%;
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PageHead {
  readonly title = input.required<string>();
  readonly note = input<string | null>(null);
  readonly crumbs = input<readonly Crumb[]>([]);
}
