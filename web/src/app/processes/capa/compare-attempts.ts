import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal } from '@angular/core';
import * as z from 'zod/mini';
import { actionsOf, capaState, planOf, type CapaState } from '#domain/capa/state';
import { StateShape } from '../../ui/state-shape.ts';
import { ProcessView } from '../process-view.ts';

const momentSchema = z.object({ state: capaState });

/** Two attempts beside each other: what was done at once, which causes, which actions, how it was judged, what came out. */
@Component({
  selector: 'pn-compare-attempts',
  imports: [StateShape],
  template: `
    @if (earlier().length > 1) {
      <div class="choose" role="group" aria-label="Which attempt to compare with">
        @for (one of earlier(); track one.attempt) {
          <button
            type="button"
            class="pn-chip"
            [attr.aria-pressed]="one.attempt === chosen()"
            (click)="chosen.set(one.attempt)"
          >
            Attempt {{ one.attempt }}
          </button>
        }
      </div>
    }
    <table>
      <thead>
        <tr>
          <th><span class="pn-hidden">What</span></th>
          <th>Attempt {{ chosen() }}</th>
          <th>Attempt {{ state().attempt }}</th>
        </tr>
      </thead>
      <tbody>
        @for (row of rows(); track row.name) {
          <tr>
            <th scope="row">{{ row.name }}</th>
            @for (cell of [row.before, row.now]; track $index) {
              <td>
                @for (line of cell; track $index) {
                  <p>
                    {{ line }}
                    @if (isAsBefore(line, cell, row)) {
                      <span class="pn-quiet">as before</span>
                    }
                  </p>
                } @empty {
                  <span class="pn-quiet">not yet</span>
                }
              </td>
            }
          </tr>
        }
        <tr>
          <th scope="row">Verdict</th>
          <td><pn-state-shape shape="done" /> {{ verdict() }}</td>
          <td class="pn-quiet">{{ state().finished.length >= state().attempt ? '' : 'still open' }}</td>
        </tr>
      </tbody>
    </table>
  `,
  styles: `
    .choose {
      display: flex;
      gap: 8px;
      padding-top: 12px;
    }
    table {
      width: 100%;
      border-collapse: collapse;
      table-layout: fixed;
      font: var(--pn-cell);
    }
    th {
      padding: 8px 14px 8px 0;
      font: var(--pn-label);
      color: var(--pn-quiet);
      text-align: left;
      vertical-align: top;
    }
    thead th {
      border-bottom: 1px solid var(--mat-sys-outline-variant);
      font: 500 13px/18px var(--pn-font);
      color: var(--mat-sys-on-surface);
    }
    tr > :first-child {
      width: 116px;
    }
    td {
      padding: 8px 14px 8px 0;
      border-bottom: 1px solid var(--mat-sys-outline-variant);
      vertical-align: top;
      overflow-wrap: anywhere;
    }
    tbody th {
      border-bottom: 1px solid var(--mat-sys-outline-variant);
    }
    td + td {
      padding-left: 14px;
      border-left: 1px solid var(--mat-sys-outline-variant);
    }
    p + p {
      margin-top: 4px;
    }
    @media (max-width: 719px) {
      tr > :first-child {
        width: 76px;
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class CompareAttempts {
  private readonly view = inject(ProcessView);
  /** The loop with its running attempt. */
  readonly state = input.required<CapaState>();
  readonly key = input.required<string>();

  protected readonly earlier = computed(() =>
    this.state().finished.filter(({ attempt }) => attempt !== this.state().attempt),
  );
  protected readonly chosen = linkedSignal(() => this.earlier().at(-1)?.attempt ?? 0);
  private readonly finished = computed(() => this.earlier().find(({ attempt }) => attempt === this.chosen()));
  private readonly before = httpResource(
    () => {
      const ended = this.finished()?.endedVersion;
      return ended === undefined
        ? undefined
        : `/api/processes/${encodeURIComponent(this.key())}/at/${String(Math.max(1, ended - 1))}`;
    },
    { parse: (body) => z.parse(momentSchema, body).state },
  );
  protected readonly verdict = computed(() => {
    const ended = this.finished();
    return ended ? `${this.view.say(`verdict.${ended.verdict}`)}, ${this.view.day(ended.endedAt)}` : '';
  });
  protected readonly rows = computed(() => {
    const before = this.before.hasValue() ? this.facts(this.before.value()) : null;
    const now = this.facts(this.state());
    return now.map((row, index) => ({
      name: row.name,
      before: before?.[index]?.lines ?? [],
      now: row.lines,
    }));
  });

  /** What is the same in both attempts says so once: the difference is what matters. */
  protected isAsBefore(
    line: string,
    cell: readonly string[],
    row: { readonly before: readonly string[]; readonly now: readonly string[] },
  ): boolean {
    return cell === row.now && row.before.includes(line);
  }

  private facts(state: CapaState): { name: string; lines: readonly string[] }[] {
    const { work } = state;
    const plan = planOf(state);
    const contained = 'containment' in work ? work.containment.record : null;
    const causes = 'rootCause' in work ? work.rootCause.causes.filter(({ marked }) => marked) : [];
    const actions = work.stage === 'planApproval' ? work.proposed : actionsOf(state);
    return [
      { name: 'Owner', lines: [this.view.person(state.owner)] },
      {
        name: 'Containment',
        lines: contained ? [contained.done ?? contained.noneNeededBecause ?? '', `Reach: ${contained.scope}`] : [],
      },
      { name: 'Root causes', lines: causes.map(({ text }) => text) },
      {
        name: 'Actions',
        lines: actions.map(({ what, owner }) => `${what} (${this.view.person(owner)})`),
      },
      { name: 'Effective when', lines: plan ? [plan.criteria] : [] },
      { name: 'How judged', lines: plan ? [plan.method] : [] },
      { name: 'Judged by', lines: plan ? [this.view.person(plan.evaluator)] : [] },
    ];
  }
}
