import { ChangeDetectionStrategy, Component, computed, input, model, signal } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { clauseTitle, controls } from '#domain/standards/catalogue';
import { catalogueNow } from '../core/catalogue-now.ts';
import { Action } from '../ui/action.ts';

/** Clauses of standards, always with the edition: `ISO 9001:2015|8.6`. */
@Component({
  selector: 'pn-clauses-input',
  imports: [Action, MatIcon],
  template: `
    <ul [attr.aria-label]="label()">
      @for (pick of worded(); track pick.value) {
        <li>
          {{ pick.words }}
          <button type="button" [attr.aria-label]="'Remove ' + pick.words" (click)="remove(pick.value)">
            <mat-icon svgIcon="close" />
          </button>
        </li>
      }
    </ul>
    <div class="add">
      <select class="pn-input" [attr.aria-label]="label() + ': standard'" (change)="choose($any($event.target).value)">
        @for (one of standards(); track one.name) {
          <option [value]="one.name" [selected]="one.name === standard()">{{ one.name }}, {{ one.subject }}</option>
        }
      </select>
      <select
        class="pn-input"
        [attr.aria-label]="label() + ': clause'"
        (change)="add($any($event.target).value, $any($event.target))"
      >
        <option value="">Add a clause</option>
        @for (clause of clauses(); track clause.number) {
          <option [value]="clause.number">{{ clause.number }} {{ clause.title }}</option>
        }
      </select>
    </div>
    @if (annex()) {
      <div class="add annex">
        <input
          class="pn-input"
          placeholder="A.8.15"
          [attr.aria-label]="label() + ': control of Annex A'"
          [value]="control()"
          (input)="control.set($any($event.target).value)"
          (keydown.enter)="$event.preventDefault(); addControl()"
        />
        <pn-action label="Add control" icon="plus" (pressed)="addControl()" />
      </div>
    }
  `,
  styleUrl: './chips.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ClausesInput {
  readonly label = input.required<string>();
  readonly value = model.required<readonly string[]>();
  protected readonly standards = computed(() => catalogueNow().standards);
  private readonly chosen = signal<string | null>(null);
  protected readonly standard = computed(() => this.chosen() ?? this.standards()[0]?.name ?? '');
  protected readonly control = signal('');
  protected readonly clauses = computed(() => catalogueNow().find(this.standard())?.clauses ?? []);
  protected readonly annex = computed(() => controls(catalogueNow(), this.standard()).length > 0);
  protected readonly worded = computed(() =>
    this.value().map((value) => {
      const [standard = '', clause = ''] = value.split('|');
      return { value, words: `${standard} ${clause} ${clauseTitle(catalogueNow(), standard, clause) ?? ''}`.trim() };
    }),
  );

  protected choose(standard: string): void {
    this.chosen.set(standard);
  }

  protected add(clause: string, list?: HTMLSelectElement): void {
    const pick = `${this.standard()}|${clause}`;
    if (clause !== '' && !this.value().includes(pick)) this.value.set([...this.value(), pick]);
    if (list) list.value = '';
  }

  protected addControl(): void {
    this.add(this.control().trim().toUpperCase());
    this.control.set('');
  }

  protected remove(value: string): void {
    this.value.set(this.value().filter((one) => one !== value));
  }
}
