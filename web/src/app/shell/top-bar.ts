import { ChangeDetectionStrategy, Component, inject, output } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { MatIcon } from '@angular/material/icon';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { MatTooltip } from '@angular/material/tooltip';
import { RouterLink } from '@angular/router';
import { Session } from '../core/session.ts';
import { Theme, THEME_CHOICES, type ThemeChoice } from '../core/theme.ts';
import { Avatar } from '../ui/avatar.ts';
import type { IconName } from '../ui/icons.ts';
import { Leaving } from '../ui/leaving.ts';
import { WordsOfConsole } from '../words/words-of-console.ts';
import { LiveMark } from './live-mark.ts';
import { SiteMenu } from './site-menu.ts';

const THEME_ICONS: Readonly<Record<ThemeChoice, IconName>> = {
  system: 'theme-light-dark',
  light: 'weather-sunny',
  dark: 'weather-night',
};

/** Organization and site, the command field, the live mark, help, and the person. */
@Component({
  selector: 'pn-top-bar',
  imports: [
    Avatar,
    LiveMark,
    MatIcon,
    MatIconButton,
    MatMenu,
    MatMenuItem,
    MatMenuTrigger,
    MatTooltip,
    RouterLink,
    SiteMenu,
  ],
  template: `
    <pn-site-menu class="organization" />
    <button type="button" class="command" aria-haspopup="dialog" (click)="searchPressed.emit()">
      <mat-icon svgIcon="magnify" />
      <span class="pn-cut pn-grow">Search or jump to a process, person, standard or screen</span>
      <kbd>Ctrl K</kbd>
    </button>
    <div class="end">
      <pn-live-mark class="live" />
      <button
        class="help"
        matIconButton
        matTooltip="Keyboard shortcuts"
        aria-label="Keyboard shortcuts"
        (click)="helpPressed.emit()"
      >
        <mat-icon svgIcon="help-circle-outline" />
      </button>
      @if (session.person(); as person) {
        <button type="button" class="person" [matMenuTriggerFor]="menu" [attr.aria-label]="'Account of ' + person.name">
          <pn-avatar [name]="person.name" [me]="true" />
          <span class="name">{{ person.name }}</span>
          <mat-icon svgIcon="chevron-down" />
        </button>
        <mat-menu #menu="matMenu" xPosition="before">
          <div class="who">
            <b>{{ person.name }}</b>
            <span class="pn-quiet">{{ person.email }}</span>
          </div>
          @for (choice of themeChoices; track choice) {
            <button
              mat-menu-item
              role="menuitemradio"
              [attr.aria-checked]="theme.choice() === choice"
              (click)="theme.choose(choice)"
            >
              <mat-icon [svgIcon]="theme.choice() === choice ? 'check' : themeIcons[choice]" />
              {{ words.say('theme.' + choice) }}
            </button>
          }
          <button mat-menu-item (click)="openFeeds()">
            <mat-icon svgIcon="calendar-outline" />Subscribe in your calendar
          </button>
          <a mat-menu-item routerLink="/password"><mat-icon svgIcon="lock-outline" />Change password</a>
          <button mat-menu-item (click)="signOut()"><mat-icon svgIcon="logout" />Sign out</button>
        </mat-menu>
      }
    </div>
  `,
  styleUrl: './top-bar.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class TopBar {
  private readonly dialog = inject(MatDialog);
  private readonly leaving = inject(Leaving);
  protected readonly session = inject(Session);
  protected readonly theme = inject(Theme);
  protected readonly words = inject(WordsOfConsole);
  protected readonly themeChoices = THEME_CHOICES;
  protected readonly themeIcons = THEME_ICONS;

  /** The command field was pressed. */
  readonly searchPressed = output();
  readonly helpPressed = output();

  protected async openFeeds(): Promise<void> {
    const { FeedDialog } = await import('../feeds/feed-dialog.ts');
    this.dialog.open(FeedDialog, { data: { journey: null }, width: '560px' });
  }

  protected async signOut(): Promise<void> {
    // Asked while they are still signed in: what they go back to can be saved.
    if (await this.leaving.mayLeave()) await this.session.signOut();
  }
}
