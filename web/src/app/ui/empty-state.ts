import { ChangeDetectionStrategy, Component, input } from '@angular/core';

/** Nothing here yet: a title, one sentence, the first steps, one filled action (in the content). */
@Component({
  selector: 'pn-empty-state',
  template: `
    <h2>{{ title() }}</h2>
    <p class="pn-second">{{ text() }}</p>
    @if (steps().length > 0) {
      <ol>
        @for (step of steps(); track step) {
          <li>
            <i aria-hidden="true">{{ $index + 1 }}</i> {{ step }}
          </li>
        }
      </ol>
    }
    <div class="actions"><ng-content /></div>
  `,
  styles: `
    :host {
      display: block;
      max-width: 560px;
      padding: 24px var(--pn-gutter);
    }
    h2 {
      font: 500 17px/24px var(--pn-font);
    }
    p {
      margin: 2px 0 8px;
      font: var(--pn-cell);
    }
    li {
      display: grid;
      grid-template-columns: 26px 1fr;
      padding: 4px 0;
      font: var(--pn-cell);
    }
    i {
      width: 20px;
      height: 20px;
      border: 1px solid var(--mat-sys-outline);
      border-radius: 50%;
      font: 500 12px/18px var(--pn-font);
      color: var(--pn-quiet);
      text-align: center;
    }
    .actions {
      display: flex;
      flex-wrap: wrap;
      gap: 8px;
      margin-top: 14px;
    }
    .actions:empty {
      display: none;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class EmptyState {
  readonly title = input.required<string>();
  readonly text = input.required<string>();
  readonly steps = input<readonly string[]>([]);
}
