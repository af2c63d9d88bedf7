import { ChangeDetectionStrategy, Component, input } from '@angular/core';

/** The head of a section: its title, a quiet note beside it, and what is placed at the right. */
@Component({
  selector: 'pn-section-head',
  host: { '[class.side]': 'side()' },
  template: `
    <h2>{{ title() }}</h2>
    @if (note(); as note) {
      <span class="pn-quiet note">{{ note }}</span>
    }
    <span class="pn-grow"></span>
    <ng-content />
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      align-items: baseline;
      gap: 0 10px;
      margin: 14px 0 4px;
    }
    h2 {
      font: var(--pn-section);
    }
    .note {
      font: var(--pn-cell);
    }
    :host(.side) {
      margin: 9px 0 2px;
    }
    :host(.side) h2 {
      font: 500 13px/20px var(--pn-font);
    }
    :host(.side) .note {
      font: var(--pn-small);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SectionHead {
  readonly title = input.required<string>();
  readonly note = input<string | null>(null);
  /** The smaller head of the side column. */
  readonly side = input(false);
}
