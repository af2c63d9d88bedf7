import { ChangeDetectionStrategy, Component } from '@angular/core';
import { TONES } from './evidence-cells.ts';

/** What the cells of the map of evidence mean: each state as it is drawn, with its words. */
@Component({
  selector: 'pn-evidence-legend',
  template: `
    <ul aria-label="Legend">
      <li>
        @for (age of ages; track age.tone) {
          <b [class]="'tone' + age.tone">{{ age.months }}</b>&ngsp;
        }
        months since the newest evidence
      </li>
      <li><b class="claimed">said</b> claimed: no file or place shows it</li>
      <li><b class="none">none</b> no evidence yet</li>
      <li><b class="notApplicable">n/a</b> not applicable</li>
    </ul>
  `,
  styleUrl: './evidence-tones.scss',
  styles: `
    ul {
      display: flex;
      flex-wrap: wrap;
      gap: 4px 16px;
      padding: 6px 0 2px;
      font: var(--pn-small);
      color: var(--pn-quiet);
    }
    li {
      display: inline-flex;
      align-items: center;
      gap: 4px;
    }
    b {
      padding: 0 4px;
      border: 1px solid transparent;
      border-radius: 2px;
      font: 400 11px/16px var(--pn-font);
    }
    b:not(.claimed, .notApplicable) {
      color: var(--mat-sys-on-surface);
    }
    .tone0 {
      background: var(--mat-sys-surface-container);
    }
    .notApplicable {
      padding-inline: 0;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class EvidenceLegend {
  protected readonly ages = [
    ...TONES.map(({ tone, toMonths }, at) => ({
      tone,
      months: `${String(at === 0 ? 0 : (TONES[at - 1]?.toMonths ?? 0) + 1)}–${String(toMonths)}`,
    })),
    { tone: 0, months: `${String((TONES.at(-1)?.toMonths ?? 0) + 1)}+` },
  ];
}
