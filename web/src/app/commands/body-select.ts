import { ChangeDetectionStrategy, Component, computed, inject, input, model } from '@angular/core';
import { Bodies } from '../core/bodies.ts';

/** One of the certification bodies in use. */
@Component({
  selector: 'pn-body-select',
  template: `
    <select class="pn-input" [attr.aria-label]="label()" (change)="value.set($any($event.target).value)">
      <option value="" [selected]="value() === ''">Choose a body</option>
      @for (body of bodies(); track body.id) {
        <option [value]="body.id" [selected]="body.id === value()">{{ body.name }}</option>
      }
    </select>
  `,
  styles: `
    :host {
      display: block;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class BodySelect {
  private readonly all = inject(Bodies).all;
  readonly label = input.required<string>();
  readonly value = model.required<string>();
  /** Bodies that are no answer here. */
  readonly except = input<readonly string[]>([]);
  /** Whoever is no longer used is shown only where they are the answer already. */
  protected readonly bodies = computed(() =>
    this.all().filter(({ active, id }) => id === this.value() || (active && !this.except().includes(id))),
  );
}
