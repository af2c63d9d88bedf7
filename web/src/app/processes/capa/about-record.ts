import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { CapaState } from '#domain/capa/state';
import { KeyValues, type KeyValue } from '../../ui/key-values.ts';
import { SectionHead } from '../../ui/section-head.ts';
import { findingOf } from '../finding-source.ts';
import { requirements } from '../process-facts.ts';
import { ProcessView } from '../process-view.ts';

/** What the loop is about, as the report handed it over. */
@Component({
  selector: 'pn-about-record',
  imports: [KeyValues, RouterLink, SectionHead],
  template: `
    <pn-section-head title="What happened" [note]="note()" />
    @if (finding(); as finding) {
      <p class="source">
        {{ finding.words }} of
        <a class="pn-link" [routerLink]="['/journeys', finding.journey]">{{ finding.journey }}</a>
      </p>
    }
    <p class="what">{{ about().what }}</p>
    <pn-key-values [items]="items()" />
  `,
  styles: `
    .source {
      margin-bottom: 4px;
      font: var(--pn-cell);
    }
    .what {
      max-width: 76ch;
      margin-bottom: 8px;
      white-space: pre-line;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AboutRecord {
  private readonly view = inject(ProcessView);
  readonly about = input.required<CapaState['about']>();

  /** A loop that a journey opened is about a finding of the certification body. */
  protected readonly finding = computed(() => findingOf(this.about()));
  protected readonly note = computed(() => {
    const { reporter, raisedAt } = this.about();
    const verb = this.finding() ? 'opened' : 'reported';
    return `${verb} by ${this.view.person(reporter)} on ${this.view.day(raisedAt)}`;
  });
  protected readonly items = computed<readonly KeyValue[]>(() => {
    const { place, happenedOn, danger, severity, likelihood, document, shipmentOn, standards, clauses } = this.about();
    const items: (KeyValue | null)[] = [
      { key: 'Where', value: place },
      happenedOn === undefined ? null : { key: 'When', value: this.view.day(happenedOn) },
      danger === 'none' ? null : { key: 'Danger', value: this.view.say(`danger.${danger}`), shape: 'late' },
      { key: 'Severity × likelihood', value: `${String(severity)} × ${String(likelihood)}` },
      requirements(standards, clauses).length === 0
        ? null
        : { key: 'Requirement', value: requirements(standards, clauses).join('; ') },
      document === undefined ? null : { key: 'Document', value: document },
      shipmentOn === undefined ? null : { key: 'Shipment', value: `leaves ${this.view.day(shipmentOn)}` },
    ];
    return items.filter((item) => item !== null);
  });
}
