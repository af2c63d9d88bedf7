import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { MatIcon } from '@angular/material/icon';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { Router } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import { read } from '../core/read.ts';
import { WordsOfConsole } from '../words/words-of-console.ts';
import { VIEWS, viewsOf, type FilteredList, type SavedView } from './saved-views.ts';
import { partsOf, queryText } from './view-query.ts';
import type { ViewsDialogData } from './views-dialog.ts';

/** The filters of a list that the reader keeps: choose one, or keep what is shown now. */
@Component({
  selector: 'pn-views-menu',
  imports: [MatIcon, MatMenu, MatMenuItem, MatMenuTrigger],
  template: `
    <button type="button" class="trigger" [matMenuTriggerFor]="menu" (menuOpened)="tryAgain()">
      <mat-icon svgIcon="eye-outline" />
      <span class="pn-cut">{{ current()?.name ?? words.say('views.mine') }}</span>
      @if (current()) {
        <span class="pn-hidden">, {{ words.say('views.isOne') }}</span>
      }
      <mat-icon svgIcon="chevron-down" />
    </button>
    <mat-menu #menu="matMenu" xPosition="before">
      @for (view of views(); track view.id) {
        <button mat-menu-item (click)="choose(view)">
          <mat-icon [svgIcon]="view.id === current()?.id ? 'check' : 'eye-outline'" />{{ view.name }}
          @if (view.id === current()?.id) {
            <span class="pn-hidden">, {{ words.say('views.isShown') }}</span>
          }
        </button>
      } @empty {
        <p role="status">{{ none() }}</p>
      }
      <button mat-menu-item class="first" (click)="open(true)">
        <mat-icon svgIcon="plus" />{{ words.say('views.keep') }}
      </button>
      @if (views().length > 0) {
        <button mat-menu-item (click)="open(false)">
          <mat-icon svgIcon="pencil-outline" />{{ words.say('views.change') }}
        </button>
      }
    </mat-menu>
  `,
  styles: `
    :host {
      display: inline-flex;
      min-width: 0;
    }
    .trigger {
      display: inline-flex;
      align-items: center;
      gap: 6px;
      max-width: min(220px, 100%);
      min-height: 32px;
      padding: 0 8px;
      border: 1px solid var(--mat-sys-outline-variant);
      border-radius: var(--pn-radius);
      background: none;
      font: var(--pn-cell);
      color: inherit;
      cursor: pointer;
    }
    .trigger .mat-icon {
      flex: none;
      width: 16px;
      height: 16px;
      color: var(--pn-quiet);
    }
    p {
      max-width: 240px;
      padding: 8px 16px;
      font: var(--pn-small);
      color: var(--pn-quiet);
    }
    .first {
      border-top: 1px solid var(--mat-sys-outline-variant);
    }
    @media (max-width: 719px) {
      .trigger {
        min-height: 44px;
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ViewsMenu {
  private readonly router = inject(Router);
  private readonly dialog = inject(MatDialog);
  protected readonly words = inject(WordsOfConsole);
  readonly list = input.required<FilteredList>();
  /** The address of what is shown: what differs from the usual, null for what is not set. */
  readonly address = input.required<Readonly<Record<string, string | null>>>();

  private readonly reading = read(() => `${VIEWS}?list=${this.list()}`, { parse: viewsOf });
  protected readonly views = computed(() => this.reading.value() ?? []);
  /** Why none is listed. */
  protected readonly none = computed(() => {
    const problem = this.reading.problem();
    if (problem !== null && !this.reading.loading()) return problem.message;
    return this.words.say(this.reading.value() === undefined ? 'views.loading' : 'views.none');
  });
  private readonly query = computed(() => queryText(this.address()));
  /** The view that shows just what is shown now. */
  protected readonly current = computed(() => this.views().find(({ query }) => query === this.query()));

  /** Opening the menu asks again after a failure: there is no room for a button of its own. */
  protected tryAgain(): void {
    if (this.reading.problem() !== null) this.reading.reload();
  }

  protected choose(view: SavedView): void {
    void this.router.navigate([], { queryParams: partsOf(view.query) });
  }

  protected async open(keeps: boolean): Promise<void> {
    const { ViewsDialog } = await import('./views-dialog.ts');
    const data: ViewsDialogData = { list: this.list(), query: keeps ? this.query() : null };
    const opened = this.dialog.open(ViewsDialog, { data, width: '520px', maxWidth: 'calc(100vw - 16px)' });
    await firstValueFrom(opened.afterClosed());
    this.reading.reload();
  }
}
