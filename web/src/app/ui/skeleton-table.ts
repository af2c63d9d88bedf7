import { ChangeDetectionStrategy, Component, computed, DestroyRef, inject, input, signal } from '@angular/core';

/** One column of the table that is on its way. */
export interface SkeletonColumn {
  readonly head: string;
  /** CSS width of the column, as in the real table. */
  readonly width?: string;
  /** Two lines a cell, as in the real table. */
  readonly two?: boolean;
}

/** What is there sooner than this never flashes. */
const SHOWN_AFTER_MS = 300;

/** The table's own shape while it loads: real column heads, grey bars, a thin moving line. Nothing for the first 300 ms. */
@Component({
  selector: 'pn-skeleton-table',
  host: { role: 'status', 'aria-label': 'Loading' },
  template: `
    @if (shown()) {
      <div class="line"><i></i></div>
      <table class="pn-table" aria-hidden="true">
        <colgroup>
          @for (column of columns(); track $index) {
            <col [style.width]="column.width" />
          }
        </colgroup>
        <thead>
          <tr>
            @for (column of columns(); track $index) {
              <th>{{ column.head }}</th>
            }
          </tr>
        </thead>
        <tbody>
          @for (row of widths(); track $index) {
            <tr>
              @for (column of columns(); track $index) {
                <td>
                  <i class="bar" [style.width.%]="row[$index]"></i>
                  @if (column.two) {
                    <i class="bar thin" [style.width.%]="80"></i>
                  }
                </td>
              }
            </tr>
          }
        </tbody>
      </table>
    }
  `,
  styles: `
    :host {
      display: block;
    }
    .line {
      height: 3px;
      overflow: hidden;
      background: var(--mat-sys-outline-variant);
    }
    .line i {
      display: block;
      width: 40%;
      height: 100%;
      background: var(--mat-sys-primary);
      animation: pn-run 1.4s linear infinite;
    }
    .bar {
      display: block;
      height: 10px;
      max-width: 100%;
      border-radius: 3px;
      background: var(--mat-sys-surface-container-high);
    }
    .thin {
      height: 7px;
      margin-top: 5px;
    }
    @keyframes pn-run {
      from {
        transform: translateX(-100%);
      }
      to {
        transform: translateX(250%);
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SkeletonTable {
  readonly columns = input.required<readonly SkeletonColumn[]>();
  readonly rows = input(8);
  protected readonly shown = signal(false);
  // Bars of uneven length read as text; the pattern is fixed, so that nothing flickers between checks.
  protected readonly widths = computed(() =>
    Array.from({ length: this.rows() }, (_, row) =>
      this.columns().map((_column, index) => 50 + ((row * 37 + index * 23) % 45)),
    ),
  );

  constructor() {
    const timer = setTimeout(() => {
      this.shown.set(true);
    }, SHOWN_AFTER_MS);
    inject(DestroyRef).onDestroy(() => {
      clearTimeout(timer);
    });
  }
}
