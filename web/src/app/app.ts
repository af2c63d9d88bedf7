import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { RouterOutlet } from '@angular/router';
import { Theme } from './core/theme.ts';

/** The root: whatever the address asks for. */
@Component({
  selector: 'pn-root',
  imports: [RouterOutlet],
  template: '<router-outlet />',
  styles: ':host { display: block; height: 100% }',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class App {
  constructor() {
    // The theme applies from its first injection on, before any page is drawn.
    inject(Theme);
  }
}
