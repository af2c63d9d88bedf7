import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { Router } from '@angular/router';
import * as z from 'zod/mini';
import { read } from '../core/read.ts';
import { processDetailSchema } from '../processes/detail.ts';
import { Action } from '../ui/action.ts';
import { StateShape } from '../ui/state-shape.ts';
import { WaitingCard } from '../ui/waiting/waiting-card.ts';
import { WaitingWords } from '../ui/waiting/waiting-words.ts';

/** The report has arrived: its key, and what comes next as the record has it. */
@Component({
  selector: 'pn-sent-report',
  imports: [Action, StateShape, WaitingCard],
  template: `
    <div role="status">
      <p class="done">
        <pn-state-shape shape="done" /> <b>{{ key() }}</b> {{ title() }}
      </p>
      @if (lines().length > 0) {
        <h2>What comes next</h2>
        <ul>
          @for (line of lines(); track line.id) {
            <li><pn-waiting-card [line]="line" [prefix]="line.isMine ? '' : 'Waiting for'" /></li>
          }
        </ul>
        <p class="pn-second">You are told what was decided, and when it closes.</p>
      } @else if (report.problem()) {
        <p class="pn-second">It was accepted. Its page shows it as soon as it is on record.</p>
      }
    </div>
    <div class="actions">
      <pn-action label="Open the report" kind="filled" (pressed)="open()" />
      <pn-action label="Report another" icon="plus" (pressed)="another.emit()" />
    </div>
  `,
  styles: `
    :host {
      display: block;
      max-width: 640px;
      padding: 16px var(--pn-gutter) 32px;
    }
    .done {
      font: var(--pn-lead);
    }
    .done pn-state-shape {
      margin-right: 6px;
    }
    h2 {
      margin: 20px 0 4px;
      font: var(--pn-section);
    }
    li {
      padding: 8px 0;
      border-bottom: 1px solid var(--mat-sys-outline-variant);
    }
    .pn-second {
      margin-top: 10px;
      font: var(--pn-cell);
    }
    .actions {
      display: flex;
      flex-wrap: wrap;
      gap: 8px;
      margin-top: 20px;
    }
    @media (max-width: 719px) {
      .actions {
        --mat-button-filled-container-height: 48px;
        --mat-button-outlined-container-height: 48px;

        flex-direction: column;
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SentReport {
  private readonly router = inject(Router);
  private readonly waitings = inject(WaitingWords);
  readonly key = input.required<string>();
  readonly another = output();

  protected readonly report = read(() => `/api/processes/${encodeURIComponent(this.key())}`, {
    parse: (body) => z.parse(processDetailSchema, body),
    concerns: ({ key }) => key === this.key(),
  });
  protected readonly title = computed(() => this.report.value()?.row.title ?? 'is on its way');
  protected readonly lines = computed(() => {
    const detail = this.report.value();
    return detail ? this.waitings.lines(detail.waiting, detail.calendar) : [];
  });

  protected open(): void {
    void this.router.navigate(['/processes', this.key()]);
  }
}
