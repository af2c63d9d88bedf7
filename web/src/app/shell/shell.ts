import { HttpClient } from '@angular/common/http';
import {
  ChangeDetectionStrategy,
  Component,
  DestroyRef,
  effect,
  type ElementRef,
  inject,
  untracked,
  viewChild,
} from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { Router, RouterOutlet } from '@angular/router';
import { Directory } from '../core/directory.ts';
import { Live } from '../core/live.ts';
import { Shortcuts } from '../core/shortcuts.ts';
import { UnsentWriting } from '../ui/unsent-writing.ts';
import { Rail } from './rail.ts';
import type { PlacedScreen } from './screen.ts';
import { Screens } from './screens.ts';
import { TopBar } from './top-bar.ts';

/** The frame around every page: rail, top bar, the page itself, and what works everywhere. */
@Component({
  selector: 'pn-shell',
  imports: [Rail, RouterOutlet, TopBar],
  template: `
    <a class="skip" href="#main" (click)="skip($event)">Skip to the page</a>
    <pn-rail />
    <pn-top-bar role="banner" (searchPressed)="openPalette()" (helpPressed)="openShortcuts()" />
    <main #main id="main" tabindex="-1"><router-outlet /></main>
  `,
  styles: `
    :host {
      display: grid;
      grid-template: 48px minmax(0, 1fr) / 80px minmax(0, 1fr);
      height: 100dvh;
    }
    pn-rail {
      grid-row: 1 / 3;
    }
    main {
      position: relative;
      overflow: auto;
      /* What gets the focus comes to rest above the foot that some pages keep in sight. */
      scroll-padding-bottom: 48px;
    }
    .skip {
      position: absolute;
      top: -60px;
      left: 8px;
      z-index: 10;
      padding: 8px 12px;
      border-radius: var(--pn-radius);
      background: var(--mat-sys-primary);
      color: var(--mat-sys-on-primary);
    }
    .skip:focus {
      top: 8px;
    }
    @media (max-width: 719px) {
      :host {
        grid-template: 52px minmax(0, 1fr) auto / minmax(0, 1fr);
      }
      pn-top-bar {
        grid-row: 1;
      }
      main {
        grid-row: 2;
      }
      pn-rail {
        grid-row: 3;
      }
    }
    @media print {
      :host {
        display: block;
        height: auto;
      }
      pn-rail,
      pn-top-bar {
        display: none;
      }
      main {
        overflow: visible;
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Shell {
  private readonly dialog = inject(MatDialog);
  private readonly router = inject(Router);
  private readonly shortcuts = inject(Shortcuts);
  private readonly screens = inject(Screens);
  private readonly main = viewChild.required<ElementRef<HTMLElement>>('main');

  constructor() {
    const destroyRef = inject(DestroyRef);
    const live = inject(Live);
    live.start();
    destroyRef.onDestroy(() => {
      live.stop();
    });
    inject(UnsentWriting).watch(destroyRef);
    void inject(Directory).load();
    const http = inject(HttpClient);
    void import('../core/catalogue-now.ts').then(({ loadCatalogue }) => loadCatalogue(http));
    this.shortcuts.add(
      [
        { keys: 'Ctrl+K', says: 'Search or jump', group: 'Anywhere', run: () => void this.openPalette() },
        { keys: '?', says: 'All shortcuts', group: 'Anywhere', run: () => void this.openShortcuts() },
      ],
      destroyRef,
    );
    effect((onCleanup) => {
      const screens = this.screens.all();
      // Adding keys reads and writes the list of shortcuts: that must not bring this effect back.
      onCleanup(untracked(() => this.addKeysOf(screens)));
    });
  }

  protected async openPalette(): Promise<void> {
    if (this.dialog.openDialogs.length > 0) return;
    const { CommandPalette } = await import('./command-palette.ts');
    this.dialog.open(CommandPalette, {
      width: '600px',
      maxWidth: 'calc(100vw - 16px)',
      position: { top: '56px' },
      ariaLabel: 'Search or jump',
    });
  }

  protected async openShortcuts(): Promise<void> {
    if (this.dialog.openDialogs.length > 0) return;
    const { ShortcutList } = await import('./shortcut-list.ts');
    this.dialog.open(ShortcutList, { width: '480px' });
  }

  protected skip(event: Event): void {
    // The address stays as it is: the base of the page would turn the anchor into another route.
    event.preventDefault();
    this.main().nativeElement.focus();
  }

  private addKeysOf(screens: readonly PlacedScreen[]): () => void {
    const keys = screens.flatMap(({ key, label, path }) =>
      key === undefined
        ? []
        : [
            {
              keys: `g ${key}`,
              says: label,
              group: 'Go to' as const,
              run: () => void this.router.navigateByUrl(path),
            },
          ],
    );
    return this.shortcuts.addAll(keys);
  }
}
