import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';

const BARS = ['M1 9h2.6v4H1z', 'M5.7 6h2.6v7H5.7z', 'M10.4 2H13v11h-2.6z'] as const;

const BARS_OF_GRADE: Readonly<Record<string, number>> = { major: 3, minor: 2, opportunity: 1 };

/** A grade as bars and word: three for major, two for minor, one for an opportunity. It is no state and has no colour. */
@Component({
  selector: 'pn-grade',
  template: `
    @if (filled() > 0) {
      <svg viewBox="0 0 16 16" fill="currentColor" aria-hidden="true">
        @for (bar of bars; track bar; let index = $index) {
          <path [attr.d]="bar" [attr.opacity]="index < filled() ? null : 0.28" />
        }
      </svg>
    }
    {{ word() }}
  `,
  styles: `
    :host {
      display: inline-flex;
      align-items: center;
      gap: 6px;
    }
    svg {
      width: 12px;
      height: 12px;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Grade {
  /** `major`, `minor` or `opportunity`; any other shows its word without bars. */
  readonly grade = input.required<string>();
  readonly word = input.required<string>();
  protected readonly bars = BARS;
  protected readonly filled = computed(() => BARS_OF_GRADE[this.grade()] ?? 0);
}
