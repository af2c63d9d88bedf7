import { ChangeDetectionStrategy, Component, computed, inject, input, model } from '@angular/core';
import { onlyAudits } from '#domain/kernel/roles';
import { Directory, type NamedPerson } from '../core/directory.ts';

/** One of the people with an account, those of the process's own site first. A native list: typing letters finds a name. */
@Component({
  selector: 'pn-person-select',
  template: `
    <select
      class="pn-input"
      [class.pn-input--small]="small()"
      [attr.aria-label]="label()"
      [attr.aria-invalid]="invalid() || null"
      [attr.aria-describedby]="describedBy()"
      (change)="value.set($any($event.target).value)"
    >
      <option value="" [selected]="value() === ''">Choose somebody</option>
      @for (group of groups(); track group.site) {
        <optgroup [label]="group.site">
          @for (person of group.people; track person.id) {
            <option [value]="person.id" [selected]="person.id === value()">
              {{ person.title ? person.name + ', ' + person.title : person.name }}
            </option>
          }
        </optgroup>
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
export class PersonSelect {
  private readonly directory = inject(Directory);
  readonly label = input.required<string>();
  readonly value = model.required<string>();
  readonly small = input(false);
  readonly invalid = input(false);
  /** Id of what is said about it beneath. */
  readonly describedBy = input<string | null>(null);
  /** Whose people come first. */
  readonly site = input<string | null>(null);

  protected readonly groups = computed(() => {
    const bySite = new Map<string, NamedPerson[]>();
    for (const person of this.directory.people().values()) {
      // Whoever has left, or only audits here, is shown only where they are the answer already.
      if ((!person.active || onlyAudits(person.roles)) && person.id !== this.value()) continue;
      bySite.set(person.site, [...(bySite.get(person.site) ?? []), person]);
    }
    const first = this.site();
    return [...bySite]
      .map(([site, people]) => ({
        isFirst: site === first,
        site: this.directory.siteName(site),
        people: people.sort((a, b) => a.name.localeCompare(b.name)),
      }))
      .sort((a, b) => Number(b.isFirst) - Number(a.isFirst) || a.site.localeCompare(b.site));
  });
}
