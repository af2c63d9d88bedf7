import { ChangeDetectionStrategy, Component, inject, input, model, signal } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { Directory } from '../core/directory.ts';
import { Action } from '../ui/action.ts';
import { PersonSelect } from './person-select.ts';

/** Several people: those with an account from the list, others by typing their name. */
@Component({
  selector: 'pn-people-input',
  imports: [Action, MatIcon, PersonSelect],
  template: `
    <ul [attr.aria-label]="label()">
      @for (id of value(); track id) {
        <li>
          {{ directory.nameOf(id) }}
          <button type="button" [attr.aria-label]="'Remove ' + directory.nameOf(id)" (click)="remove(id)">
            <mat-icon svgIcon="close" />
          </button>
        </li>
      }
    </ul>
    <div class="add">
      <pn-person-select [label]="label() + ': add somebody'" value="" (valueChange)="add($event)" />
      <input
        class="pn-input"
        placeholder="Or a name, without an account"
        [attr.aria-label]="label() + ': name of somebody without an account'"
        [value]="name()"
        (input)="name.set($any($event.target).value)"
        (keydown.enter)="$event.preventDefault(); addName()"
      />
      <pn-action label="Add" icon="plus" (pressed)="addName()" />
    </div>
  `,
  styleUrl: './chips.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PeopleInput {
  protected readonly directory = inject(Directory);
  readonly label = input.required<string>();
  readonly value = model.required<readonly string[]>();
  protected readonly name = signal('');

  protected add(id: string): void {
    if (id !== '' && !this.value().includes(id)) this.value.set([...this.value(), id]);
  }

  protected addName(): void {
    this.add(this.name().trim());
    this.name.set('');
  }

  protected remove(id: string): void {
    this.value.set(this.value().filter((one) => one !== id));
  }
}
