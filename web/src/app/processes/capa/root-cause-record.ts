import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { CAUSE_CATEGORIES, type Cause } from '#domain/capa/causes';
import type { WorkIn } from '#domain/capa/state';
import { SectionHead } from '../../ui/section-head.ts';
import { WhyTree } from '../../ui/why-tree.ts';
import { ProcessView } from '../process-view.ts';
import { whyTreeOf } from './cause-tree.ts';

type Found = WorkIn<'plan'>['rootCause'];

/** The causes that were found: the tree of whys as it is drawn, or by category. */
@Component({
  selector: 'pn-root-cause-record',
  imports: [SectionHead, WhyTree],
  template: `
    <pn-section-head title="Root cause" [note]="note()">
      <span class="pn-segments" role="group" aria-label="How the causes are shown">
        <button type="button" [attr.aria-pressed]="!byCategory()" (click)="byCategory.set(false)">5 Whys</button>
        <button type="button" [attr.aria-pressed]="byCategory()" (click)="byCategory.set(true)">By category</button>
      </span>
    </pn-section-head>
    @if (byCategory()) {
      <dl>
        @for (group of groups(); track group.name) {
          <dt>{{ group.name }}</dt>
          <dd>
            @for (cause of group.causes; track cause.id) {
              <p [class.root]="cause.marked">
                {{ cause.text }}
                @if (cause.marked) {
                  <span class="pn-quiet">{{ cause.note }}</span>
                }
              </p>
            }
          </dd>
        }
      </dl>
    } @else {
      <pn-why-tree [root]="tree()" />
    }
    @if (found().earlierResultsJudged; as judged) {
      <p class="judged"><span class="pn-quiet">Earlier results of the measuring equipment:</span> {{ judged }}</p>
    }
  `,
  styles: `
    .pn-segments {
      height: 26px;
      align-self: center;
    }
    .pn-segments button {
      padding: 0 9px;
    }
    pn-why-tree {
      display: block;
      margin-top: 4px;
    }
    dl {
      display: grid;
      grid-template-columns: 120px 1fr;
      gap: 6px 16px;
      font: var(--pn-cell);
    }
    dt {
      color: var(--pn-quiet);
    }
    .root {
      font-weight: 500;
    }
    .root span {
      font-weight: 400;
    }
    .judged {
      margin-top: 8px;
      font: var(--pn-cell);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RootCauseRecord {
  private readonly view = inject(ProcessView);
  readonly found = input.required<Found>();
  /** The problem that the tree explains. */
  readonly problem = input.required<string>();
  /** Which actions take up a cause. */
  readonly actions = input<readonly { readonly id: number; readonly causes: readonly string[] }[]>([]);
  protected readonly byCategory = signal(false);

  protected readonly note = computed(() => {
    const { method, at, team } = this.found();
    const names = team.map((id) => this.view.person(id));
    const by = names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
    return `${this.view.say(`causeMethod.${method}`)}, ${this.view.day(at)}${by === '' ? '' : `, by ${by}`}`;
  });
  protected readonly tree = computed(() =>
    whyTreeOf(this.problem(), this.found().causes, (cause) => this.noteOf(cause)),
  );
  protected readonly groups = computed(() => {
    const { causes } = this.found();
    const named = [...CAUSE_CATEGORIES, undefined].map((category) => ({
      name: category === undefined ? 'Without a category' : this.view.say(`causeCategory.${category}`),
      causes: causes
        .filter((cause) => cause.category === category)
        .map((cause) => ({ ...cause, note: this.noteOf(cause) })),
    }));
    return named.filter((group) => group.causes.length > 0);
  });

  private noteOf(cause: Cause): string {
    const actions = this.actions()
      .filter((action) => action.causes.includes(cause.id))
      .map(({ id }) => String(id));
    if (actions.length === 0) return 'Root cause';
    return `Root cause, ${actions.length === 1 ? 'action' : 'actions'} ${actions.join(', ')}`;
  }
}
