import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { Action } from '../ui/action.ts';
import { DaySlider } from '../ui/day-slider.ts';
import type { SliderEvent } from '../ui/slider-layout.ts';

/** The time machine: says which moment the page shows, and moves it by slider, by one event, or back to now. */
@Component({
  selector: 'pn-time-machine',
  imports: [Action, DaySlider, MatIcon, MatIconButton],
  host: { role: 'region', 'aria-label': 'Time machine' },
  template: `
    <div class="says">
      <mat-icon svgIcon="history" />
      <p class="pn-grow" aria-live="polite">
        @if (isNow()) {
          You are looking at <b>now</b>. Move the slider, or choose an event, to see the page as it was.
        } @else {
          You are looking at <b>{{ moment() }}</b>. Nothing can be changed here.
        }
      </p>
      <div class="steps">
        <span class="pn-small pn-quiet pn-nowrap">Event {{ at() + 1 }} of {{ events().length }}</span>
        <button
          matIconButton
          type="button"
          aria-label="One event back (H)"
          [disabled]="at() === 0"
          disabledInteractive
          (click)="step(-1)"
        >
          <mat-icon svgIcon="chevron-left" />
        </button>
        <button
          matIconButton
          type="button"
          aria-label="One event on (L)"
          [disabled]="isNow()"
          disabledInteractive
          (click)="step(1)"
        >
          <mat-icon svgIcon="chevron-right" />
        </button>
        @if (!isNow()) {
          <pn-action label="Back to now" kind="filled" (pressed)="moved.emit(null)" />
        }
      </div>
    </div>
    <pn-day-slider
      [events]="events()"
      [until]="until()"
      [valueText]="bubble()"
      [at]="at()"
      (atChange)="moved.emit($event)"
    />
  `,
  styles: `
    :host {
      display: block;
      padding: 10px var(--pn-gutter) 8px;
      border-bottom: 1px solid var(--mat-sys-outline-variant);
      background: var(--mat-sys-surface-container-low);
    }
    .says {
      display: flex;
      align-items: center;
      flex-wrap: wrap;
      gap: 4px 12px;
      min-height: 32px;
      font: var(--pn-lead);
    }
    b {
      font-weight: 600;
    }
    .steps {
      display: flex;
      align-items: center;
      gap: 8px;
    }
    .steps button {
      border: 1px solid var(--mat-sys-outline);
      border-radius: var(--pn-radius);
    }
    @media (max-width: 719px) {
      .says {
        font: var(--pn-body);
      }
      .says > .mat-icon {
        display: none;
      }
      .says .pn-grow {
        flex-basis: 100%;
      }
      .steps {
        width: 100%;
      }
      .steps > span {
        flex: 1;
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class TimeMachine {
  /** Oldest first. */
  readonly events = input.required<readonly SliderEvent[]>();
  /** The process's own now: ahead of the real one after a jump. */
  readonly until = input.required<string>();
  /** Index of the event shown. */
  readonly at = input.required<number>();
  readonly isNow = input.required<boolean>();
  /** “Monday 12 October 2026, 14:20” */
  readonly moment = input.required<string>();
  /** “12 Oct, 14:20” */
  readonly bubble = input.required<string>();
  /** The index to show, or null for now. */
  readonly moved = output<number | null>();

  private readonly last = computed(() => this.events().length - 1);

  protected step(by: -1 | 1): void {
    const to = this.at() + by;
    if (to < 0 || (by === 1 && this.isNow())) return;
    this.moved.emit(to >= this.last() ? null : to);
  }
}
