import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { Avatar } from './avatar.ts';

/** A person: initials and name, with what they are beneath when given. */
@Component({
  selector: 'pn-person-chip',
  imports: [Avatar],
  template: `
    <pn-avatar [name]="name()" [me]="me()" />
    <span class="pn-cut">
      {{ name() }}
      @if (me()) {
        <span class="pn-quiet">(you)</span>
      }
      @if (note(); as note) {
        <small>{{ note }}</small>
      }
    </span>
  `,
  styles: `
    :host {
      display: inline-flex;
      align-items: center;
      gap: 8px;
      min-width: 0;
    }
    small {
      display: block;
      font: var(--pn-small);
      color: var(--pn-quiet);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PersonChip {
  readonly name = input.required<string>();
  readonly me = input(false);
  readonly note = input<string | null>(null);
}
