import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';

/** One tick a stage, filled to where the process stands. The stage's name beside it says the same in words. */
@Component({
  selector: 'pn-stage-ticks',
  host: { 'aria-hidden': 'true' },
  template: `
    @for (tick of ticks(); track $index) {
      <i [class]="tick"></i>
    }
  `,
  styles: `
    :host {
      display: flex;
      margin-top: 2px;
      gap: 2px;
    }
    i {
      width: 5px;
      height: 4px;
      border-radius: 1px;
      background: var(--mat-sys-outline-variant);
    }
    .done {
      background: var(--mat-sys-outline);
    }
    .current {
      background: var(--mat-sys-primary);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class StageTicks {
  readonly stages = input.required<number>();
  /** Counted from 0; a closed process stands at `stages`. */
  readonly at = input.required<number>();
  protected readonly ticks = computed(() =>
    Array.from({ length: this.stages() }, (_, index) =>
      index < this.at() ? 'done' : index === this.at() ? 'current' : 'ahead',
    ),
  );
}
