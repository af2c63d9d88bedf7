import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { isThere } from '#domain/certification/evidence/clause-evidence';
import { isWebAddress } from '#domain/fields';
import { ProcessView } from '../../processes/process-view.ts';
import { StateShape } from '../../ui/state-shape.ts';
import type { EvidenceAtHand } from './journey-evidence.ts';

/** What stands behind a clause, the newest first: what it is, its date, where it comes from, and where it can be seen. */
@Component({
  selector: 'pn-evidence-items',
  imports: [StateShape],
  template: `
    <ul>
      @for (item of worded(); track $index) {
        <li>
          {{ item.title }} <span class="pn-quiet">{{ item.note }}</span>
          @for (file of item.files; track file.id) {
            &ngsp;<a class="pn-link" [href]="'/api/files/' + file.id" download>{{ file.name }}</a>
          }
          @if (item.href; as href) {
            &ngsp;<a class="pn-link" [href]="href" target="_blank" rel="noopener">{{ href }}</a>
          } @else if (item.place) {
            &ngsp;<span>kept at {{ item.place }}</span>
          }
          @if (item.isClaimed) {
            &ngsp;<span class="claimed"><pn-state-shape shape="unknown" /> claimed: no file or place shows it</span>
          }
        </li>
      } @empty {
        <li class="pn-quiet">Nothing is at hand. Add evidence in the gap analysis, or confirm a proof of a stage.</li>
      }
    </ul>
  `,
  styles: `
    :host {
      display: block;
      font: var(--pn-small);
    }
    li {
      padding: 3px 0;
      overflow-wrap: anywhere;
    }
    .claimed {
      display: inline-flex;
      align-items: center;
      gap: 4px;
      font-weight: 500;
      color: var(--pn-soon-text);
    }
    @media (max-width: 719px) {
      a {
        display: inline-block;
        padding: 12px 0;
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class EvidenceItems {
  private readonly view = inject(ProcessView);
  readonly items = input.required<readonly EvidenceAtHand[]>();

  protected readonly worded = computed(() => {
    const names = new Map((this.view.detail()?.files ?? []).map(({ id, name }) => [id, name]));
    return this.items().map((item) => ({
      title: item.requirement === null ? item.title : `${this.requirement(item.requirement)}: ${item.title}`,
      note: `${this.view.day(item.on)}, ${SOURCES[item.source]}`,
      files: item.files.map((id) => ({ id, name: names.get(id) ?? 'File' })),
      href: item.link !== null && isWebAddress(item.link) ? item.link : null,
      place: item.link,
      isClaimed: !isThere(item),
    }));
  });

  private requirement(code: string): string {
    return REQUIREMENTS_OF_MANY[code] ?? this.view.say(`requirement.${code}`);
  }
}

/** Requirements that there are several of, where it is not said which. */
const REQUIREMENTS_OF_MANY: Readonly<Record<string, string>> = {
  'documentation.clause': 'Documented information',
  'internalAudit.site': 'Internal audit of a site',
};

const SOURCES = { gap: 'gap analysis', proof: 'confirmed proof', finding: 'answer to a finding' } as const;
