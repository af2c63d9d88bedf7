import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { SectionHead } from '../ui/section-head.ts';
import { WaitingCard } from '../ui/waiting/waiting-card.ts';
import { WaitingWords } from '../ui/waiting/waiting-words.ts';
import type { Task } from './today.ts';

/** So many before “Show all”. */
const SHOWN = 5;

const dueOf = ({ waiting }: Task): string => waiting.until ?? '9';

/** What others have to do in processes the reader started or answers for. */
@Component({
  selector: 'pn-others-list',
  imports: [RouterLink, SectionHead, WaitingCard],
  template: `
    <pn-section-head
      title="Waiting for others"
      [note]="'what you started or take part in, ' + tasks().length + ' in all'"
    >
      @if (hidden() > 0) {
        <button type="button" class="pn-link pn-small" (click)="all.set(true)">Show all {{ tasks().length }}</button>
      }
    </pn-section-head>
    <ul>
      @for (row of rows(); track row.task.id) {
        <li>
          <pn-waiting-card [line]="row.line" [about]="row.task.key + ' ' + row.task.title">
            <a
              class="pn-link open"
              [routerLink]="['/processes', row.task.key]"
              [attr.aria-label]="'Open ' + row.task.key"
              >Open</a
            >
          </pn-waiting-card>
        </li>
      }
    </ul>
  `,
  styles: `
    li {
      padding: 6px 0;
      border-bottom: 1px solid var(--mat-sys-outline-variant);
    }
    ul {
      border-top: 1px solid var(--mat-sys-outline-variant);
    }
    .pn-link {
      min-height: 24px;
    }
    .open {
      display: inline-flex;
      align-items: center;
      padding: 0 8px;
      font: 500 13px/18px var(--pn-font);
    }
    @media (max-width: 719px) {
      .open {
        min-height: 44px;
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class OthersList {
  private readonly waitings = inject(WaitingWords);
  readonly tasks = input.required<readonly Task[]>();

  /** By what is shown of each, the longest late first; what has no day comes last. */
  private readonly sorted = computed(() => [...this.tasks()].sort((a, b) => dueOf(a).localeCompare(dueOf(b))));
  protected readonly all = signal(false);
  protected readonly hidden = computed(() => (this.all() ? 0 : Math.max(0, this.tasks().length - SHOWN)));
  protected readonly rows = computed(() =>
    (this.all() ? this.sorted() : this.sorted().slice(0, SHOWN)).map((task) => ({
      task,
      line: this.waitings.line(task.waiting, { site: task.site }),
    })),
  );
}
