import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { clauseTitle } from '#domain/standards/catalogue';
import { catalogueNow } from '../core/catalogue-now.ts';
import { Grade } from '../ui/grade.ts';
import type { ProcessDetail } from './detail.ts';
import { findingOf } from './finding-source.ts';
import { ProcessView } from './process-view.ts';

/** One line of facts under the title: grade, source, requirement with its edition, site, owner, raised. */
@Component({
  selector: 'pn-process-facts',
  imports: [Grade, RouterLink],
  template: `
    <div class="pn-facts">
      @if (facts().grade; as grade) {
        <pn-grade [grade]="grade.code" [word]="grade.word" />
      }
      @if (facts().finding; as finding) {
        <span
          >{{ finding.words }} of <a [routerLink]="['/journeys', finding.journey]">{{ finding.journey }}</a></span
        >
      }
      @for (fact of facts().rest; track fact) {
        <span>{{ fact }}</span>
      }
      <span class="pn-quiet">{{ facts().raised }}</span>
    </div>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ProcessFacts {
  private readonly view = inject(ProcessView);
  readonly detail = input.required<ProcessDetail>();

  protected readonly facts = computed(() => {
    const { row, state } = this.detail();
    const { about } = state;
    const isCampaign = row.type === 'campaign';
    const reference = textIn(about, 'reference');
    const finding = findingOf({ report: textIn(about, 'report'), reference });
    const source = row.source === null ? this.kind(about) : this.view.say(`source.${row.source}`);
    return {
      grade: row.grade === null ? null : { code: row.grade, word: this.view.say(`grade.${row.grade}`) },
      finding,
      rest: [
        finding ? '' : [source, reference].filter(Boolean).join(' '),
        ...(isCampaign ? [`From ${row.standards.join(' to ')}`] : requirements(row.standards, row.clauses)),
        this.view.wording().names.site(row.site),
        row.owner === null ? '' : `${isCampaign ? 'Lead' : 'Owner'} ${this.view.person(row.owner)}`,
      ].filter((fact) => fact !== ''),
      raised: `${isCampaign ? 'Started' : 'Raised'} ${this.view.day(row.raisedAt)}`,
    };
  });

  private kind(about: unknown): string {
    const kind = textIn(about, 'kind');
    return kind === '' ? '' : this.view.say(`kind.${kind}`);
  }
}

/** “ISO 9001:2015 8.6 Release of products and services”: the clause beside the standard that has it. */
export function requirements(standards: readonly string[], clauses: readonly string[]): readonly string[] {
  const named = clauses.map((clause) => {
    const standard = standards.find((one) => clauseTitle(catalogueNow(), one, clause) !== undefined) ?? standards[0];
    const title = standard === undefined ? '' : (clauseTitle(catalogueNow(), standard, clause) ?? '');
    return { standard, words: `${standard ?? ''} ${clause} ${title}`.replaceAll(/ +/g, ' ').trim() };
  });
  const without = standards.filter((standard) => !named.some((one) => one.standard === standard));
  return [...named.map(({ words }) => words), ...without];
}

function textIn(about: unknown, name: string): string {
  if (typeof about !== 'object' || about === null) return '';
  const value: unknown = Object.entries(about).find(([key]) => key === name)?.[1];
  return typeof value === 'string' ? value : '';
}
