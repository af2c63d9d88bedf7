import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { clauseChanges, documentedInformation } from '#domain/standards/catalogue';
import { catalogueNow } from '../core/catalogue-now.ts';
import { ProcessView } from '../processes/process-view.ts';
import { PersonChip } from '../ui/person-chip.ts';
import { SectionHead } from '../ui/section-head.ts';
import { moment } from '../words/dates.ts';
import type { GapLine } from './gap-answer.ts';
import { GapPresence } from './gap-presence.ts';
import { GapStore } from './gap-store.ts';

/** What belongs to a clause beside its rating: what it asks for, how sure the catalogue is, and who is here. */
@Component({
  selector: 'pn-clause-side',
  imports: [MatIcon, PersonChip, SectionHead],
  template: `
    @if (asked(); as asked) {
      <section>
        <pn-section-head title="Asks for documented information" [side]="true" />
        <div class="asked">
          <mat-icon svgIcon="file-document-outline" />
          <span
            ><b>{{ asked.marks }}</b
            ><small>{{ asked.what }}</small></span
          >
          <span class="pn-tag">required</span>
        </div>
      </section>
    }
    <section>
      <pn-section-head title="Edition" [side]="true" />
      <p class="pn-second">{{ edition() }}</p>
    </section>
    <section>
      <pn-section-head title="Here now" [side]="true" [note]="hereNote()" />
      <p class="person"><pn-person-chip [name]="myName()" [me]="true" /></p>
      @for (one of here(); track one.person) {
        <p class="person">
          <pn-person-chip [name]="one.name" />
          <span class="pn-small pn-quiet">{{ one.where }}</span>
        </p>
      }
    </section>
    @if (changes().length > 0) {
      <section>
        <pn-section-head title="Changes of this clause" [side]="true" />
        <ul>
          @for (change of changes(); track $index) {
            <li>{{ change }}</li>
          }
        </ul>
      </section>
    }
  `,
  styles: `
    :host {
      display: block;
      padding: 2px 24px 24px 20px;
      font: var(--pn-cell);
    }
    section + section {
      margin-top: 12px;
      border-top: 1px solid var(--mat-sys-outline-variant);
    }
    .asked {
      display: grid;
      grid-template-columns: 20px minmax(0, 1fr) auto;
      gap: 0 8px;
      padding: 6px 0;
    }
    .asked .mat-icon {
      width: 16px;
      height: 16px;
      margin-top: 1px;
      color: var(--pn-quiet);
    }
    .pn-tag {
      align-self: start;
    }
    b {
      font-weight: 500;
    }
    small {
      display: block;
      font: var(--pn-small);
      color: var(--pn-quiet);
    }
    .person {
      display: flex;
      align-items: center;
      justify-content: space-between;
      gap: 8px;
      padding: 3px 0;
    }
    li {
      font: 400 12px/18px var(--pn-font);
      color: var(--mat-sys-on-surface-variant);
    }
    @media (max-width: 719px) {
      :host {
        padding-inline: var(--pn-gutter);
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ClauseSide {
  private readonly view = inject(ProcessView);
  private readonly store = inject(GapStore);
  private readonly presence = inject(GapPresence);
  readonly line = input.required<GapLine>();

  protected readonly asked = computed(() => {
    const { edition, clause } = this.line();
    const found = documentedInformation(catalogueNow(), edition).find((one) => one.clause === clause);
    if (!found) return null;
    const marks = found.marks.map((mark) => this.view.say(`mark.${mark}`)).join(', ');
    return { marks: `${marks.charAt(0).toUpperCase()}${marks.slice(1)}`, what: found.what ?? `${clause}, ${edition}` };
  });
  protected readonly edition = computed(() => {
    const { edition, clause, kind } = this.line();
    if (kind === 'control') return 'A control of Annex A. The text of the standard is not kept here.';
    const change = clauseChanges(catalogueNow(), edition).find(({ number }) => number === clause);
    const before = catalogueNow().find(edition)?.predecessor;
    const against = !before
      ? ''
      : change === undefined
        ? `As in ${before}. `
        : change.confirmed
          ? `Changed against ${before}. `
          : `Expected to differ from ${before}; verify against your copy. `;
    return `${against}The text of the standard is not kept here.`;
  });
  protected readonly myName = computed(() => {
    const me = this.view.me();
    return me === null ? 'You' : this.view.person(me);
  });
  protected readonly here = computed(() =>
    this.presence.others().map(({ person, name, row }) => ({
      person,
      name,
      where: row === null ? 'reading' : row === this.line().id ? 'on this clause' : this.nameOfRow(row),
    })),
  );
  protected readonly hereNote = computed(() => {
    const others = this.presence.others();
    const here = others.filter(({ row }) => row === this.line().id).length;
    if (others.length === 0) return 'only you';
    const more = others.length - here;
    return `${String(here + 1)} on this clause${more > 0 ? `, ${String(more)} more` : ''}`;
  });
  protected readonly changes = computed(() => {
    const { by, at, id } = this.line();
    const earlier = this.store.earlier();
    const before = earlier?.rows.find((one) => one.id === id);
    return [
      this.changeWords(by, at, this.store.isCurrent() ? '' : `, round ${String(this.store.answer()?.round ?? 1)}`),
      earlier && before ? this.changeWords(before.by, before.at, `, round ${String(earlier.round)}`) : null,
    ].filter((one) => one !== null);
  });

  private nameOfRow(row: string): string {
    const line = this.store.lines().find(({ id }) => id === row);
    return !line ? '' : line.edition === this.line().edition ? line.clause : `${line.edition}, ${line.clause}`;
  }

  private changeWords(by: string | null, at: string | null, more: string): string | null {
    if (by === null || at === null) return null;
    const when = moment(at, this.view.wording().dates);
    const who = by === this.view.me() ? 'you' : this.view.person(by);
    return `${when.charAt(0).toUpperCase()}${when.slice(1)}, ${who}${more}`;
  }
}
