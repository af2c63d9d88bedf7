import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';

/**
 * Initials of a person in a disc; decoration beside the name, so hidden from screen readers. Drawn by the stylesheet:
 * as text they would count as part of what a button shows, and a button is called by what it shows.
 */
@Component({
  selector: 'pn-avatar',
  host: { 'aria-hidden': 'true', '[class.me]': 'me()', '[attr.data-initials]': 'initials()' },
  template: '',
  styles: `
    :host {
      display: inline-block;
      flex: none;
      width: 24px;
      height: 24px;
      border-radius: 50%;
      background: var(--mat-sys-surface-container-high);
      color: var(--mat-sys-on-surface);
      font: 600 10px/24px var(--pn-font);
      letter-spacing: 0.2px;
      text-align: center;
    }
    :host::before {
      content: attr(data-initials);
    }
    :host(.me) {
      background: var(--mat-sys-primary-container);
      color: var(--mat-sys-on-primary-container);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Avatar {
  readonly name = input.required<string>();
  readonly me = input(false);
  protected readonly initials = computed(() => initialsOf(this.name()));
}

/** First letters of the first and the last word: “Ana Ruiz” gives “AR”. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/);
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words;
  return ends.map((word) => word?.[0]?.toUpperCase() ?? '').join('');
}
