import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { Theme, THEME_CHOICES } from '../core/theme.ts';
import { Mark } from '../ui/mark.ts';
import { Rings } from './rings.ts';

/** The frame of the pages before the console: the form at the left, what the product is for at the right. */
@Component({
  selector: 'pn-entrance',
  imports: [Mark, Rings],
  template: `
    <main>
      <div class="brand"><pn-mark />Perennial</div>
      <div class="form"><ng-content /></div>
      <div class="end" role="radiogroup" aria-label="Theme">
        @for (choice of choices; track choice) {
          <button
            type="button"
            role="radio"
            [attr.aria-checked]="theme.choice() === choice"
            (click)="theme.choose(choice)"
          >
            {{ choice === 'system' ? 'As the system' : choice === 'light' ? 'Light' : 'Dark' }}
          </button>
        }
      </div>
    </main>
    <aside>
      <pn-rings />
      <p><b>Not just certified. Still compliant.</b><br />Who has to do what, until when, and what happens then.</p>
    </aside>
  `,
  styleUrl: './entrance.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Entrance {
  protected readonly theme = inject(Theme);
  protected readonly choices = THEME_CHOICES;
}
