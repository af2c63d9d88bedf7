import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { JourneyState } from '#domain/certification/state';
import { workingDaysBetween } from '#domain/kernel/calendar';
import { ProcessView } from '../../processes/process-view.ts';
import { SectionHead } from '../../ui/section-head.ts';
import { wordDueDays } from '../../ui/waiting/word-waiting.ts';
import { whoWords } from './who-words.ts';
import { capitalized } from '../../words/capital.ts';

const FIRST = 6;

/** The dates that come next, from the clocks that run: what has to have happened by when, and why then. */
@Component({
  selector: 'pn-next-dates',
  imports: [SectionHead],
  template: `
    <pn-section-head title="Next dates" [note]="dates().length === 0 ? 'none' : null" />
    <ul>
      @for (one of dates(); track one.id) {
        <li [attr.title]="one.rule">
          <b [class.pn-late]="one.isLate">{{ one.day }}</b>
          <span
            >{{ one.what }}<small>{{ one.who }}</small></span
          >
          <span class="in" [class.pn-late]="one.isLate">{{ one.in }}</span>
        </li>
      }
    </ul>
  `,
  styles: `
    li {
      display: grid;
      grid-template-columns: 112px minmax(0, 1fr) auto;
      gap: 8px;
      padding: 5px 0;
      border-top: 1px solid var(--mat-sys-outline-variant);
      font: var(--pn-cell);
    }
    b {
      font-weight: 500;
    }
    small {
      display: block;
      font: var(--pn-small);
      color: var(--pn-quiet);
    }
    .in {
      color: var(--mat-sys-on-surface-variant);
    }
    .pn-late {
      color: var(--pn-late);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class NextDates {
  private readonly view = inject(ProcessView);
  readonly state = input.required<JourneyState>();
  readonly today = input.required<string>();
  readonly body = input.required<string>();

  protected readonly dates = computed(() => {
    const calendar = this.view.calendar();
    const today = this.today();
    return [...this.state().clocks]
      .sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1))
      .slice(0, FIRST)
      .map(({ rule, subject, dueOn, params, who, clock }) => ({
        id: `${rule}|${subject}`,
        isLate: dueOn < today,
        day: this.view.day(dueOn),
        what: capitalized(this.view.say(`waiting.journey.${rule}`, params)),
        who: whoWords(who, this.view, this.body()),
        in: workingDaysBetween(today, dueOn, calendar) > 60 ? '' : lower(wordDueDays(today, dueOn, calendar)),
        rule: capitalized(this.view.say(`rule.${clock.rule.code}`, clock.rule.params)),
      }));
  });
}

const lower = (text: string): string => `${text.charAt(0).toLowerCase()}${text.slice(1)}`;
