import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { Directory } from '../core/directory.ts';
import { WordsOfConsole } from '../words/words-of-console.ts';
import { isNarrowed, type AuditQuery } from './audit-query.ts';

const TYPES = ['report', 'capa', 'journey', 'campaign'] as const;

/** The fields that narrow the audit trail. What they say goes into the address of the page. */
@Component({
  selector: 'pn-audit-filters',
  template: `
    <form role="search" aria-label="Narrow the audit trail" (submit)="$event.preventDefault()">
      <label>
        Person
        <select class="pn-input pn-input--small" (change)="set('actor', $event)">
          <option value="" [selected]="query().actor === null">Anyone</option>
          @for (person of people(); track person.id) {
            <option [value]="person.id" [selected]="query().actor === person.id">{{ person.name }}</option>
          }
        </select>
      </label>
      <label>
        What
        <select class="pn-input pn-input--small" (change)="set('type', $event)">
          <option value="" [selected]="query().type === null">Every process</option>
          @for (type of types; track type) {
            <option [value]="type" [selected]="query().type === type">{{ words.say('process.' + type) }}s</option>
          }
        </select>
      </label>
      <label>
        Site
        <select class="pn-input pn-input--small" (change)="set('site', $event)">
          <option value="" [selected]="query().site === null">All sites</option>
          @for (site of sites(); track site.id) {
            <option [value]="site.id" [selected]="query().site === site.id">{{ site.name }}</option>
          }
        </select>
      </label>
      <label>
        Key
        <input
          class="pn-input pn-input--small"
          placeholder="CAPA-2026-0042"
          autocomplete="off"
          spellcheck="false"
          [value]="query().key ?? ''"
          (change)="set('key', $event)"
        />
      </label>
      <label>
        From
        <input
          class="pn-input pn-input--small"
          type="date"
          [value]="query().from ?? ''"
          [max]="query().to ?? ''"
          (change)="set('from', $event)"
        />
      </label>
      <label>
        To
        <input
          class="pn-input pn-input--small"
          type="date"
          [value]="query().to ?? ''"
          [min]="query().from ?? ''"
          (change)="set('to', $event)"
        />
      </label>
      @if (narrowed()) {
        <button type="button" class="pn-link" (click)="cleared.emit()">Show everything</button>
      }
    </form>
  `,
  styles: `
    form {
      display: flex;
      flex-wrap: wrap;
      align-items: end;
      gap: 8px;
      padding: 8px var(--pn-gutter);
      border-bottom: 1px solid var(--mat-sys-outline-variant);
    }
    label {
      flex: 1 1 140px;
      max-width: 220px;
      font: var(--pn-label);
      color: var(--pn-quiet);
    }
    .pn-input {
      display: block;
      height: 34px;
      margin-top: 3px;
    }
    button {
      min-height: 32px;
      padding: 0 8px;
    }
    @media (max-width: 719px) {
      label {
        max-width: none;
      }
      .pn-input {
        height: 48px;
      }
      button {
        min-height: 44px;
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AuditFilters {
  protected readonly words = inject(WordsOfConsole);
  private readonly directory = inject(Directory);

  readonly query = input.required<AuditQuery>();
  readonly changed = output<Partial<AuditQuery>>();
  readonly cleared = output();

  protected readonly types = TYPES;
  protected readonly narrowed = computed(() => isNarrowed(this.query()));
  protected readonly people = computed(() =>
    [...this.directory.people().values()].sort((a, b) => a.name.localeCompare(b.name)),
  );
  protected readonly sites = computed(() => [...this.directory.sites().values()]);

  protected set(field: keyof AuditQuery, event: Event): void {
    const { target } = event;
    if (target instanceof HTMLInputElement || target instanceof HTMLSelectElement) {
      const value = target.value.trim();
      this.changed.emit({ [field]: value === '' ? null : value });
    }
  }
}
