import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import type { IconName } from './icons.ts';
import type { Shape } from './shape.ts';
import { StateShape } from './state-shape.ts';

export type NoticeTone = 'late' | 'soon' | 'info' | 'plain';

/**
 * A full-width band in the page's own shell: out of date (`soon`), refused (`late`), accepted and being recorded
 * (`info`), offline (`plain`). Its content follows the title; actions go into `[actions]`. Announced politely, an error
 * (`late`) at once.
 */
@Component({
  selector: 'pn-notice',
  imports: [MatIcon, StateShape],
  host: { '[class]': 'tone()', '[attr.role]': "tone() === 'late' ? 'alert' : 'status'" },
  template: `
    @if (shape(); as shape) {
      <pn-state-shape [shape]="shape" />
    } @else if (icon(); as icon) {
      <mat-icon [svgIcon]="icon" />
    }
    <div class="pn-grow">
      @if (title(); as title) {
        <b>{{ title }}</b>
      }
      <div class="text"><ng-content /></div>
      <div class="actions"><ng-content select="[actions]" /></div>
    </div>
  `,
  styles: `
    :host {
      display: flex;
      gap: 10px;
      align-items: flex-start;
      padding: 9px var(--pn-gutter);
      border-bottom: 1px solid var(--mat-sys-outline-variant);
      font: var(--pn-cell);
    }
    :host(.late) {
      background: var(--pn-late-container);
    }
    :host(.soon) {
      background: var(--pn-soon-container);
    }
    :host(.info) {
      background: var(--mat-sys-primary-container);
      color: var(--mat-sys-on-primary-container);
    }
    :host(.plain) {
      background: var(--mat-sys-surface-container);
    }
    pn-state-shape {
      margin-top: 2px;
    }
    .text:empty,
    .actions:empty {
      display: none;
    }
    .actions {
      display: flex;
      flex-wrap: wrap;
      gap: 8px;
      margin-top: 8px;
    }
    b {
      font-weight: 500;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Notice {
  readonly tone = input.required<NoticeTone>();
  readonly title = input<string | null>(null);
  /** Beside tones without a shape of their own. */
  readonly icon = input<IconName | null>(null);
  protected readonly shape = computed<Shape | null>(() => {
    const tone = this.tone();
    return tone === 'late' || tone === 'soon' ? tone : null;
  });
}
