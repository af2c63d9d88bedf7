import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { actionsOf, capaState, planOf } from '#domain/capa/state';
import { MatIcon } from '@angular/material/icon';
import type { ProcessDetail } from '../processes/detail.ts';
import { Directory } from '../core/directory.ts';
import { PnDate } from '../words/date-pipes.ts';

/** What counts as effective beside the evidence there is, to look at while judging. */
@Component({
  selector: 'pn-criteria-list',
  imports: [MatIcon, PnDate],
  template: `
    @if (shown(); as shown) {
      <div class="two">
        <dl>
          <dt>Effective when</dt>
          <dd>{{ shown.plan.criteria }}</dd>
          <dt>How it is judged</dt>
          <dd>{{ shown.plan.method }}</dd>
        </dl>
        <div>
          <p class="head">Evidence</p>
          <ul>
            @for (file of shown.evidence; track file.id) {
              <li>
                <mat-icon svgIcon="paperclip" />
                <span>
                  <a [href]="'/api/files/' + file.id" download>{{ file.name }}</a>
                  <small>{{ file.by }}, dated {{ file.date | pnDate }}</small>
                </span>
              </li>
            } @empty {
              <li class="pn-quiet">None yet</li>
            }
          </ul>
          <p class="pn-small pn-quiet">{{ shown.verified }} of {{ shown.actions }} actions verified</p>
        </div>
      </div>
    }
  `,
  styles: `
    .two {
      display: grid;
      grid-template-columns: 1.3fr 1fr;
      gap: 0 24px;
      margin-top: 12px;
      padding-bottom: 10px;
      border-bottom: 1px solid var(--mat-sys-outline-variant);
      font: var(--pn-cell);
    }
    dt,
    .head {
      font: var(--pn-label);
      color: var(--pn-quiet);
    }
    dd {
      margin-bottom: 8px;
    }
    li {
      display: flex;
      gap: 6px;
      padding: 2px 0;
    }
    .mat-icon {
      width: 14px;
      height: 14px;
      margin-top: 2px;
      color: var(--pn-quiet);
    }
    a {
      text-decoration: underline;
      text-decoration-color: var(--mat-sys-outline-variant);
    }
    small {
      display: block;
      font: var(--pn-small);
      color: var(--pn-quiet);
    }
    @media (max-width: 719px) {
      .two {
        grid-template-columns: 1fr;
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class CriteriaList {
  private readonly directory = inject(Directory);
  readonly detail = input.required<ProcessDetail>();
  protected readonly shown = computed(() => {
    const { state, files } = this.detail();
    const parsed = capaState.safeParse(state);
    const plan = parsed.success ? planOf(parsed.data) : null;
    if (!parsed.success || !plan) return null;
    const actions = actionsOf(parsed.data).filter(({ progress }) => progress.status !== 'withdrawn');
    return {
      plan,
      actions: actions.length,
      verified: actions.filter(({ progress }) => progress.status === 'verified').length,
      evidence: parsed.data.evidence.map(({ file, by, date }) => ({
        id: file,
        name: files.find((one) => one.id === file)?.name ?? 'A file',
        by: this.directory.nameOf(by),
        date,
      })),
    };
  });
}
