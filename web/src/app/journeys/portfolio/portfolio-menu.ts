import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { RouterLink } from '@angular/router';

/** What the head of the portfolio has no room for on a phone: its journeys come first there. */
@Component({
  selector: 'pn-portfolio-menu',
  imports: [MatIcon, MatIconButton, MatMenu, MatMenuItem, MatMenuTrigger, RouterLink],
  template: `
    <button matIconButton type="button" aria-label="Campaigns and export" [matMenuTriggerFor]="menu">
      <mat-icon svgIcon="dots-horizontal" />
    </button>
    <mat-menu #menu="matMenu" xPosition="before">
      <a mat-menu-item routerLink="/campaigns">
        <mat-icon svgIcon="compare-horizontal" /><span>Transition campaigns</span>
      </a>
      @if (exportLabel(); as label) {
        <a mat-menu-item [href]="exportUrl()" download>
          <mat-icon svgIcon="download" /><span>{{ label }}</span>
        </a>
      }
    </mat-menu>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PortfolioMenu {
  /** “Export all 4”; null when there is nothing to export. */
  readonly exportLabel = input.required<string | null>();
  readonly exportUrl = input.required<string>();
}
