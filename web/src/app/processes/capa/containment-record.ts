import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { ContainmentBody } from '#domain/containment-body';
import { KeyValues, type KeyValue } from '../../ui/key-values.ts';
import { SectionHead } from '../../ui/section-head.ts';
import { ProcessView } from '../process-view.ts';

/** What was done at once, or why nothing had to be: of a report (correction) or a CAPA loop (containment). */
@Component({
  selector: 'pn-containment-record',
  imports: [KeyValues, SectionHead],
  template: `
    <pn-section-head [title]="title()" [note]="note()" />
    <pn-key-values [items]="items()" />
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ContainmentRecord {
  private readonly view = inject(ProcessView);
  readonly title = input('Containment');
  readonly record = input.required<ContainmentBody>();
  readonly by = input.required<string>();
  readonly at = input.required<string>();

  protected readonly note = computed(() => `${this.view.person(this.by())}, ${this.view.day(this.at())}`);
  protected readonly items = computed(() => {
    const { done, noneNeededBecause, scope, affected, customerTold } = this.record();
    const items: (KeyValue | null)[] = [
      done === undefined ? null : { key: 'Done at once', value: done },
      noneNeededBecause === undefined ? null : { key: 'Nothing needed', value: noneNeededBecause },
      { key: 'Reach', value: scope },
      affected === undefined ? null : { key: 'Affected', value: affected },
      customerTold === undefined ? null : { key: 'Customer told', value: customerTold ? 'Yes' : 'No' },
    ];
    return items.filter((item) => item !== null);
  });
}
