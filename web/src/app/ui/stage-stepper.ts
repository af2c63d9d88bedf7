import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import type { Shape } from './shape.ts';
import { StateShape } from './state-shape.ts';

/** One stage of a process, as its stepper shows it. */
export interface StageStep {
  readonly label: string;
  readonly state: 'done' | 'current' | 'ahead';
  /** Lines of dates: this attempt's first, then those before it. */
  readonly dates: readonly string[];
  /** On the line where something begins: “Attempt 2”. */
  readonly tag?: string;
}

const SHAPE_OF: Readonly<Record<StageStep['state'], Shape>> = { done: 'done', current: 'current', ahead: 'ahead' };

/** The stages in a row: done discs, the current ring, later ones dashed; dates under the names. A list on a phone. */
@Component({
  selector: 'pn-stage-stepper',
  imports: [StateShape],
  template: `
    <ol aria-label="Stages">
      @for (step of steps(); track step.label) {
        <li [class]="step.state" [attr.aria-current]="step.state === 'current' ? 'step' : null">
          <pn-state-shape [shape]="shapeOf[step.state]" />
          @if (step.tag; as tag) {
            <em>{{ tag }}</em>
          }
          <b>{{ step.label }}</b>
          <div>
            @for (date of step.dates; track $index) {
              <span>{{ date }}</span>
            }
          </div>
          <span class="pn-hidden">{{
            step.state === 'done' ? 'done' : step.state === 'current' ? 'now' : 'later'
          }}</span>
        </li>
      }
    </ol>
  `,
  styleUrl: './stage-stepper.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class StageStepper {
  readonly steps = input.required<readonly StageStep[]>();
  protected readonly shapeOf = SHAPE_OF;
}
