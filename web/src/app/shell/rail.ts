import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { MatIcon } from '@angular/material/icon';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { NavigationEnd, Router, RouterLink } from '@angular/router';
import { filter, map } from 'rxjs';
import { Mark } from '../ui/mark.ts';
import { screenAt } from './screen.ts';
import { Screens } from './screens.ts';

/** The screens with word and icon: a rail at the left, a bar at the bottom of a phone. */
@Component({
  selector: 'pn-rail',
  imports: [Mark, MatIcon, MatMenu, MatMenuItem, MatMenuTrigger, RouterLink],
  template: `
    <a class="mark" routerLink="/" aria-label="Perennial, to the start"><pn-mark /></a>
    <nav aria-label="Main">
      @for (screen of screens.main(); track screen.path) {
        <a
          [routerLink]="screen.path"
          [class.here]="here() === screen.path"
          [attr.aria-current]="currentOf(screen.path)"
          [class.phone]="screen.place === 'phone'"
          [class.beyond]="screens.beyond().includes(screen)"
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
        <a
          [routerLink]="screen.path"
          [class.here]="here() === screen.path"
          [attr.aria-current]="currentOf(screen.path)"
          class="foot"
          [class.beyond]="screens.beyond().includes(screen)"
        >
          <mat-icon [svgIcon]="screen.icon" />
          {{ screen.label }}
        </a>
      }
      @if (screens.beyond().length > 0) {
        <button
          type="button"
          class="more"
          [class.here]="beyondHere() !== null"
          [attr.aria-current]="beyondHere() === null ? null : 'true'"
          [matMenuTriggerFor]="more"
        >
          <mat-icon svgIcon="dots-horizontal" />
          {{ beyondHere()?.label ?? 'More' }}
        </button>
      }
    </nav>
    <mat-menu #more="matMenu">
      @for (screen of screens.beyond(); track screen.path) {
        <a mat-menu-item [routerLink]="screen.path" [attr.aria-current]="currentOf(screen.path)">
          <mat-icon [svgIcon]="screen.icon" />
          <span>{{ screen.label }}</span>
        </a>
      }
    </mat-menu>
  `,
  styleUrl: './rail.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Rail {
  protected readonly screens = inject(Screens);
  private readonly router = inject(Router);
  private readonly address = toSignal(
    this.router.events.pipe(
      filter((event) => event instanceof NavigationEnd),
      map(({ urlAfterRedirects }) => urlAfterRedirects),
    ),
    { initialValue: this.router.url },
  );
  /** A page that lies under a screen, or is reached from it, keeps the screen marked. */
  protected readonly here = computed(
    () => screenAt(this.address(), [...this.screens.main(), ...this.screens.foot()])?.path ?? null,
  );

  /** On a phone the last place says which of the screens behind it is open. */
  protected readonly beyondHere = computed(
    () => this.screens.beyond().find(({ path }) => path === this.here()) ?? null,
  );

  /** The page itself, or what it lies under. */
  protected currentOf(path: string): 'page' | 'true' | null {
    if (this.here() !== path) return null;
    return this.address().split(/[?#]/)[0] === path ? 'page' : 'true';
  }
}
