import { ChangeDetectionStrategy, Component } from '@angular/core';

/** One ring: radius, where its gap begins and ends (degrees, clockwise from the top), and its stroke. */
interface Ring {
  readonly path: string;
  readonly width: number;
  readonly opacity: number;
}

const CENTRE = 150;
const GAPS = [
  [-19, -50],
  [29, -9],
  [76, 51],
  [124, 88],
  [171, 134],
  [219, 194],
  [266, 235],
  [314, 277],
  [2, -24],
  [49, 17],
  [97, 59],
] as const;
const WIDTHS = [2.6, 1.4, 2, 1.2, 2.6, 1.6, 1.2, 2.2, 1.4, 1.8, 2.6] as const;

const rings: readonly Ring[] = GAPS.map(([end, start], index) => {
  const radius = 14 + index * 12.4;
  return {
    path: `M${point(radius, end)}A${radius.toFixed(1)} ${radius.toFixed(1)} 0 1 1 ${point(radius, start)}`,
    width: WIDTHS[index] ?? 1.6,
    opacity: 1 - index * 0.07,
  };
});

function point(radius: number, degrees: number): string {
  const angle = (degrees * Math.PI) / 180;
  return `${(CENTRE + radius * Math.sin(angle)).toFixed(1)} ${(CENTRE - radius * Math.cos(angle)).toFixed(1)}`;
}

/** Growth rings, one a year, none of them closed: what the product is about, drawn. */
@Component({
  selector: 'pn-rings',
  template: `
    <svg viewBox="0 0 300 300" fill="none" stroke="currentColor" stroke-linecap="round" aria-hidden="true">
      @for (ring of rings; track $index) {
        <path [attr.d]="ring.path" [attr.stroke-width]="ring.width" [attr.opacity]="ring.opacity" />
      }
      <circle cx="150" cy="150" r="4" fill="currentColor" stroke="none" />
    </svg>
  `,
  styles: `
    :host {
      display: block;
      width: 300px;
      max-width: 100%;
      color: var(--mat-sys-primary);
    }
    svg {
      display: block;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Rings {
  protected readonly rings = rings;
}
