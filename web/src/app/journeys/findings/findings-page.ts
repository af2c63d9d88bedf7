import { ChangeDetectionStrategy, Component, computed, effect, inject, input, untracked } from '@angular/core';
import { concernsOf } from '#domain/certification/audits/concerns';
import { hasAcceptedPlan, isOpenFinding, isVerified } from '#domain/certification/findings/finding-state';
import { ProcessView } from '../../processes/process-view.ts';
import { Action } from '../../ui/action.ts';
import { EmptyState } from '../../ui/empty-state.ts';
import { dayRange } from '../page/day-range.ts';
import { JourneyFrame } from '../page/journey-frame.ts';
import { JourneyReading } from '../page/journey-reading.ts';
import { ConcernList } from './concern-list.ts';
import { FindingDatesLine } from './finding-dates-line.ts';
import { datesOf } from './finding-lines.ts';
import { FindingTable } from './finding-table.ts';
import { capitalized } from '../../words/capital.ts';

/** The findings of the certification body: its own lane, apart from our CAPA loops, with the dates that nobody can move. */
@Component({
  selector: 'pn-findings-page',
  imports: [Action, ConcernList, EmptyState, FindingDatesLine, FindingTable, JourneyFrame],
  providers: [ProcessView, JourneyReading],
  host: { class: 'pn-page' },
  template: `
    <pn-journey-frame [title]="title()" page="Findings">
      <div facts class="pn-facts">
        @for (fact of facts(); track fact) {
          <span>{{ fact }}</span>
        }
      </div>
      <ng-container actions>
        @if (view.may('recordFinding'); as may) {
          <pn-action
            kind="filled"
            icon="plus"
            label="Record a finding"
            [reason]="may.refusal?.sentence ?? null"
            (pressed)="view.do('recordFinding', may.subject)"
          />
        }
      </ng-container>
      @if (one.state(); as state) {
        @if (hasConcerns()) {
          <pn-concern-list [state]="state" />
        }
        @if (state.findings.length > 0) {
          @if (hasOpen()) {
            <pn-finding-dates-line [dates]="dates()" [today]="one.today()" [stopWords]="stopWords()" />
          }
          <pn-finding-table [state]="state" [today]="one.today()" [body]="one.body()" />
          <div class="notes">
            <section>
              <h2>What the lane means</h2>
              <p>
                Received, answer sent, accepted, evidence sent, verified, closed. “Asked again” goes back and opens a
                round. Grade and closure are {{ one.body() }}’s; a CAPA loop on hold or in its effectiveness check never
                stops this clock.
              </p>
            </section>
            <section>
              <h2>Before the decision (9.5.2)</h2>
              <p>{{ before() }}</p>
            </section>
            <section>
              <h2>Not agreed?</h2>
              <p>
                State a diverging opinion for a finding (9.4.7), or appeal it or a decision (9.7). Both are recorded;
                the dates go on until {{ one.body() }} takes the finding back. Both stand in the menu of the finding and
                of the certificate.
              </p>
            </section>
          </div>
        } @else {
          <pn-empty-state
            title="No findings"
            [text]="emptyText()"
            [steps]="[
              'Record the audit with its true days once it was held.',
              'Record each finding as the body worded it; its grade is not ours to change.',
              'Its dates follow by themselves: answer, evidence, and the hard stop that nobody can move.',
            ]"
          />
        }
      }
    </pn-journey-frame>
  `,
  styles: `
    .notes {
      display: grid;
      grid-template-columns: repeat(3, minmax(0, 1fr));
      gap: 0 24px;
      padding: 10px var(--pn-gutter) 24px;
      font: var(--pn-cell);
      color: var(--mat-sys-on-surface-variant);
    }
    section + section {
      padding-left: 24px;
      border-left: 1px solid var(--mat-sys-outline-variant);
    }
    h2 {
      padding-bottom: 2px;
      font: 500 13px/20px var(--pn-font);
      color: var(--mat-sys-on-surface);
    }
    @media (max-width: 1023px) {
      .notes {
        grid-template-columns: minmax(0, 1fr);
        gap: 12px;
      }
      section + section {
        padding-left: 0;
        border-left: 0;
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class FindingsPage {
  protected readonly view = inject(ProcessView);
  protected readonly one = inject(JourneyReading);
  readonly key = input.required<string>();

  protected readonly title = computed(() => {
    const findings = this.one.state()?.findings.filter(isOpenFinding) ?? [];
    const count = (grade: string, word: string): string | null => {
      const many = findings.filter((one) => one.grade === grade).length;
      return many === 0 ? null : `${String(many)} ${word}${many === 1 ? '' : 's'}`;
    };
    const said = [count('major', 'major'), count('minor', 'minor')].filter((one) => one !== null).join(', ');
    return said === '' ? `Findings of ${this.one.body()}` : `Findings of ${this.one.body()}: ${said}`;
  });
  protected readonly facts = computed(() => {
    const state = this.one.state();
    if (!state) return [];
    const numbers = new Set(state.findings.map(({ audit }) => audit));
    const audits = state.audits
      .filter(({ number }) => numbers.has(number))
      .map(
        ({ kind, from, to }) => `${capitalized(this.view.say(`auditKind.${kind}`))} ${dayRange(from, to, this.view)}`,
      );
    return [state.about.title, ...audits];
  });
  protected readonly dates = computed(() => {
    const state = this.one.state();
    return state ? datesOf(state) : { audit: null, dues: [], hardStop: null };
  });
  protected readonly hasOpen = computed(() => this.dates().dues.length > 0 || this.dates().hardStop !== null);
  protected readonly hasConcerns = computed(() => {
    const state = this.one.state();
    return state !== null && concernsOf(state).length > 0;
  });
  protected readonly stopWords = computed(() =>
    this.dates().hardStop?.rule === 'recertificationMajors'
      ? 'a major not verified by then: not recommended (9.6.3.2)'
      : 'a major not verified by then means another stage 2 (9.5.3.2)',
  );
  protected readonly before = computed(() => {
    const findings = this.one.state()?.findings ?? [];
    const majors = findings.filter(({ grade }) => grade === 'major');
    const minors = findings.filter(({ grade }) => grade === 'minor');
    const verified = majors.filter(isVerified).length;
    const planned = minors.filter(hasAcceptedPlan).length;
    const counted = [
      majors.length > 0 && `${String(verified)} of ${String(majors.length)} majors verified`,
      minors.length > 0 && `${String(planned)} of ${String(minors.length)} plans of minors accepted`,
    ].filter((one) => one !== false);
    const said =
      counted.length === 0 ? 'No major or minor stands in the way of a decision' : capitalized(counted.join(', '));
    return `${said}. Each certificate is decided by itself. A major at one site blocks the certificate; leaving the site out is no way round (IAF MD 1).`;
  });
  protected readonly emptyText = computed(() =>
    this.one.state()?.audits.some(({ status }) => status === 'held')
      ? 'No audit of this journey left a finding.'
      : 'No audit was held yet. Findings stand here once the certification body has made some.',
  );

  constructor() {
    effect(() => {
      const key = this.key();
      untracked(() => {
        this.one.key.set(key);
      });
    });
  }
}
