import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, DestroyRef, inject, linkedSignal, signal } from '@angular/core';
import { MatDialogRef } from '@angular/material/dialog';
import { MatIcon } from '@angular/material/icon';
import { Router } from '@angular/router';
import * as z from 'zod/mini';
import { asProblem } from '../core/problem.ts';
import { WordsOfConsole } from '../words/words-of-console.ts';
import { targetsOf, type Target, foundSchema } from './palette-targets.ts';
import { meansScreen } from './screen.ts';
import { Screens } from './screens.ts';

/** The server is asked when typing rests for this long. */
const RESTS_MS = 150;

/** Jumps to whatever has a place in the console, or to a screen: a field over one list, worked with the arrow keys and Enter. */
@Component({
  selector: 'pn-command-palette',
  imports: [MatIcon],
  template: `
    <div class="field">
      <mat-icon svgIcon="magnify" />
      <input
        type="text"
        data-passing
        role="combobox"
        aria-label="Search or jump to a process, person, site, standard, certification body or screen"
        aria-controls="pn-palette-list"
        aria-expanded="true"
        aria-autocomplete="list"
        autocomplete="off"
        spellcheck="false"
        placeholder="A key, a title, a name, a standard, a screen"
        [attr.aria-activedescendant]="targets().length > 0 ? 'pn-target-' + chosen() : null"
        (input)="type($event)"
        (keydown)="steer($event)"
      />
      <kbd>Esc</kbd>
    </div>
    <ul id="pn-palette-list" role="listbox" aria-label="Results">
      @for (target of targets(); track target.id) {
        <li
          role="option"
          tabindex="-1"
          [id]="'pn-target-' + $index"
          [attr.aria-selected]="$index === chosen()"
          (click)="go(target)"
          (keydown.enter)="go(target)"
          (pointermove)="chosen.set($index)"
        >
          <mat-icon [svgIcon]="target.icon" />
          <span class="pn-cut pn-grow">{{ target.label }}</span>
          <span class="pn-quiet">{{ target.note }}</span>
        </li>
      }
    </ul>
    <p class="pn-small pn-quiet" role="status">{{ says() }}</p>
  `,
  styleUrl: './command-palette.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class CommandPalette {
  private readonly router = inject(Router);
  private readonly dialog = inject<MatDialogRef<CommandPalette>>(MatDialogRef);
  private readonly screens = inject(Screens);
  private readonly words = inject(WordsOfConsole);
  private readonly typed = signal('');
  private readonly asked = signal('');
  private resting: ReturnType<typeof setTimeout> | undefined;

  private readonly search = httpResource(
    () => (this.asked() === '' ? undefined : { url: '/api/search', params: { q: this.asked() } }),
    { parse: (body) => z.parse(foundSchema, body) },
  );

  protected readonly targets = computed(() => [...this.matchingScreens(), ...this.found()]);
  protected readonly chosen = linkedSignal({ source: this.targets, computation: () => 0 });
  protected readonly says = computed(() => {
    const error = this.search.error();
    if (error) return `${asProblem(error).title}. Screens can still be opened.`;
    if (this.search.isLoading()) return 'Searching';
    const count = this.targets().length;
    if (count === 0) return `Nothing matches “${this.typed()}”`;
    return `${String(count)} ${count === 1 ? 'result' : 'results'}`;
  });

  constructor() {
    inject(DestroyRef).onDestroy(() => {
      clearTimeout(this.resting);
    });
  }

  protected type(event: Event): void {
    if (!(event.target instanceof HTMLInputElement)) return;
    const text = event.target.value.trim();
    this.typed.set(text);
    clearTimeout(this.resting);
    this.resting = setTimeout(() => {
      this.asked.set(text);
    }, RESTS_MS);
  }

  protected steer(event: KeyboardEvent): void {
    const count = this.targets().length;
    const target = this.targets()[this.chosen()];
    if (event.key === 'Enter' && target) this.go(target);
    else if (event.key === 'ArrowDown' && count > 0) this.chosen.update((at) => (at + 1) % count);
    else if (event.key === 'ArrowUp' && count > 0) this.chosen.update((at) => (at + count - 1) % count);
    else return;
    event.preventDefault();
  }

  protected go(target: Target): void {
    this.dialog.close();
    void this.router.navigateByUrl(target.url);
  }

  private matchingScreens(): Target[] {
    return this.screens
      .all()
      .filter((screen) => meansScreen(this.typed(), screen))
      .map(({ path, label, icon, key }) => ({
        id: path,
        icon,
        label,
        note: key === undefined ? 'screen' : `screen, g ${key}`,
        url: path,
      }));
  }

  private found(): readonly Target[] {
    if (this.typed() === '' || !this.search.hasValue()) return [];
    return targetsOf(this.search.value(), this.asked(), (type) => this.words.say(`process.${type}`));
  }
}
