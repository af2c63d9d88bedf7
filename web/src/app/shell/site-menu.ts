import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { Directory } from '../core/directory.ts';
import { Session } from '../core/session.ts';
import { SiteScope } from '../core/site-scope.ts';

/** The organization, and which of its sites the lists show. */
@Component({
  selector: 'pn-site-menu',
  imports: [MatIcon, MatMenu, MatMenuItem, MatMenuTrigger],
  template: `
    <button type="button" [matMenuTriggerFor]="menu">
      <b class="pn-cut">{{ organization() }}</b>
      <span class="pn-quiet">{{ shown() }}</span>
      <span class="pn-hidden">, choose what the lists show</span>
      <mat-icon svgIcon="chevron-down" />
    </button>
    <mat-menu #menu="matMenu">
      @if (directory.problem(); as problem) {
        <button mat-menu-item (click)="loadAgain()">
          <mat-icon svgIcon="refresh" />{{ problem.title }}. Try again
        </button>
      }
      <button mat-menu-item (click)="choose(null)">
        <mat-icon [svgIcon]="scope.site() === null ? 'check' : 'domain'" />All sites
      </button>
      @for (site of sites(); track site.id) {
        <button mat-menu-item (click)="choose(site.id)">
          <mat-icon [svgIcon]="scope.site() === site.id ? 'check' : 'map-marker-outline'" />{{ site.name }}
        </button>
      }
    </mat-menu>
  `,
  styles: `
    button:not([mat-menu-item]) {
      display: flex;
      align-items: center;
      gap: 6px;
      max-width: 100%;
      min-height: 32px;
      margin-left: -6px;
      padding: 0 6px;
      border: 0;
      border-radius: var(--pn-radius);
      background: none;
      color: inherit;
      font: var(--pn-body);
      white-space: nowrap;
      cursor: pointer;
    }
    button:not([mat-menu-item]):hover {
      background: var(--mat-sys-surface-container-low);
    }
    b {
      font-weight: 500;
    }
    button > .mat-icon {
      width: 16px;
      height: 16px;
      color: var(--pn-quiet);
    }
    @media (max-width: 719px) {
      button:not([mat-menu-item]) {
        min-height: 44px;
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SiteMenu {
  protected readonly organization = inject(Session).organization;
  protected readonly directory = inject(Directory);
  protected readonly scope = inject(SiteScope);
  protected readonly sites = computed(() => [...this.directory.sites().values()].filter(({ active }) => active));
  protected readonly shown = computed(() => {
    const site = this.scope.site();
    return site === null ? 'All sites' : this.directory.siteName(site);
  });

  protected choose(site: string | null): void {
    void this.scope.choose(site);
  }

  protected loadAgain(): void {
    void this.directory.load();
  }
}
