import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { IMPLEMENTATIONS, type RatingChange } from '#domain/certification/gap/rating';
import { ProcessView } from '../processes/process-view.ts';
import { FieldTrouble } from './field-trouble.ts';
import type { GapLine } from './gap-answer.ts';
import { GapSaves } from './gap-saves.ts';
import { GapSelection } from './gap-selection.ts';
import { GapStore } from './gap-store.ts';
import { SavedText } from './saved-text.ts';
import { isLineRated, isListed, sectionsOf } from './sections.ts';

/**
 * The Statement of Applicability (ISO/IEC 27001, 6.1.3 d): every control of Annex A with whether it is included, why, and
 * whether it is in place. The same ratings as in the list of clauses, edited where they stand.
 */
@Component({
  selector: 'pn-soa-table',
  imports: [FieldTrouble, SavedText],
  templateUrl: './soa-table.html',
  styleUrl: './soa-table.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SoaTable {
  protected readonly view = inject(ProcessView);
  protected readonly store = inject(GapStore);
  protected readonly selection = inject(GapSelection);
  private readonly saves = inject(GapSaves);

  protected readonly implementations = IMPLEMENTATIONS;
  private readonly controls = computed(() => this.selection.lines().filter(({ kind }) => kind === 'control'));
  protected readonly sections = computed(() => {
    const { shown, section, search } = this.selection.query();
    const filter = { shown, section: section?.startsWith('A.') === true ? section : null, search };
    // A control stays in sight while it is being filled in: only what was complete before the filter is left out.
    return sectionsOf(this.controls(), { ...filter, shown: 'all' }, null).map((one) => ({
      ...one,
      rows: one.rows.filter((line) => isListed(line, filter, this.touched.has(line.id) ? line.id : null)),
    }));
  });
  protected readonly summary = computed(() => {
    const controls = this.controls();
    const left = controls.filter(({ rating }) => rating.included === false).length;
    const included = controls.filter(({ rating }) => rating.included === true).length;
    const rated = controls.filter(isLineRated).length;
    return `${String(included)} included, ${String(left)} left out, ${String(controls.length - rated)} not complete`;
  });
  /** Ids of rows that were changed here since the page was opened. */
  private readonly touched = new Set<string>();

  protected set(line: GapLine, change: Pick<RatingChange, 'included' | 'implementation'>): void {
    if (!this.store.mayEdit()) return;
    this.touched.add(line.id);
    this.saves.writeAll(line, change.included === false ? { ...change, implementation: null } : change);
  }

  protected setImplementation(line: GapLine, value: string): void {
    const implementation = IMPLEMENTATIONS.find((one) => one === value) ?? null;
    this.set(line, { implementation });
  }
}
