import { DOCUMENT, effect, inject, Injectable, signal } from '@angular/core';

export const THEME_CHOICES = ['system', 'light', 'dark'] as const;
export type ThemeChoice = (typeof THEME_CHOICES)[number];

const STORED_AS = 'perennial.theme';

/** Light, dark, or as the system says. Kept in this browser. */
@Injectable({ providedIn: 'root' })
export class Theme {
  private readonly root = inject(DOCUMENT).documentElement;
  readonly choice = signal<ThemeChoice>(storedChoice());

  constructor() {
    effect(() => {
      const choice = this.choice();
      this.root.classList.toggle('light', choice === 'light');
      this.root.classList.toggle('dark', choice === 'dark');
    });
  }

  choose(choice: ThemeChoice): void {
    this.choice.set(choice);
    localStorage.setItem(STORED_AS, choice);
  }
}

function storedChoice(): ThemeChoice {
  const stored = localStorage.getItem(STORED_AS);
  return THEME_CHOICES.find((choice) => choice === stored) ?? 'system';
}
