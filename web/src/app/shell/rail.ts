import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { type IsActiveMatchOptions, RouterLink, RouterLinkActive } from '@angular/router';
import { Mark } from '../ui/mark.ts';
import { Screens } from './screens.ts';

/** The screens with word and icon: a rail at the left, a bar at the bottom of a phone. */
@Component({
  selector: 'pn-rail',
  imports: [Mark, MatIcon, RouterLink, RouterLinkActive],
  template: `
    <a class="mark" routerLink="/" aria-label="Perennial, to the start"><pn-mark /></a>
    <nav aria-label="Main">
      @for (screen of screens.main(); track screen.path) {
        <a
          [routerLink]="screen.path"
          routerLinkActive="here"
          [routerLinkActiveOptions]="exactly"
          ariaCurrentWhenActive="page"
          [class.phone]="screen.place === 'phone'"
        >
          <mat-icon [svgIcon]="screen.icon" />
          {{ screen.label }}
          @if (screens.badges()[screen.path]; as count) {
            <span class="count" [attr.aria-label]="count + ' late or due today'">{{ count }}</span>
          }
        </a>
      }
      <span class="gap"></span>
      @for (screen of screens.foot(); track screen.path) {
        <a [routerLink]="screen.path" routerLinkActive="here" ariaCurrentWhenActive="page" class="foot">
          <mat-icon [svgIcon]="screen.icon" />
          {{ screen.label }}
        </a>
      }
    </nav>
  `,
  styleUrl: './rail.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Rail {
  protected readonly screens = inject(Screens);
  /** One screen's address may lie under another's: only the screen itself is “here”, whatever its filters. */
  protected readonly exactly: IsActiveMatchOptions = {
    paths: 'exact',
    queryParams: 'ignored',
    matrixParams: 'ignored',
    fragment: 'ignored',
  };
}
