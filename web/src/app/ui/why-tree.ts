import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { layOutWhys, type WhyNode } from './why-layout.ts';

/**
 * 5 Whys as a tree from left to right: the problem, its causes, the root causes framed, and which actions take them up.
 * The same is there for screen readers as nested lists.
 */
@Component({
  selector: 'pn-why-tree',
  template: `
    <div class="scroll" tabindex="0" role="img" [attr.aria-label]="label()">
      <svg [attr.width]="drawing().width" [attr.height]="drawing().height" aria-hidden="true">
        @for (edge of drawing().edges; track $index) {
          <path class="edge" [attr.d]="edge" />
        }
        @for (node of drawing().nodes; track node.id) {
          <g [class.root]="node.isRoot">
            <title>{{ node.text }}</title>
            <rect
              [attr.x]="node.x"
              [attr.y]="node.y"
              [attr.width]="drawing().nodeWidth"
              [attr.height]="node.height"
              rx="4"
            />
            @for (line of node.lines; track $index) {
              <text [attr.x]="node.x + 10" [attr.y]="node.y + 17 + $index * 15">{{ line }}</text>
            }
          </g>
          @if (node.note.length > 0) {
            <path class="edge dashed" [attr.d]="'M' + (node.x + drawing().nodeWidth) + ' ' + node.middle + 'h18'" />
          }
          @for (line of node.note; track $index) {
            <text
              class="note"
              [attr.x]="node.x + drawing().nodeWidth + 24"
              [attr.y]="node.middle + 4 + ($index - (node.note.length - 1) / 2) * 15"
            >
              {{ line }}
            </text>
          }
        }
      </svg>
    </div>
  `,
  styles: `
    /* Where more of the drawing lies behind an edge, a shadow says so; at the end of the way it is covered. */
    .scroll {
      --edge: color-mix(in srgb, var(--mat-sys-on-surface) 26%, transparent);
      overflow-x: auto;
      background:
        linear-gradient(to right, var(--mat-sys-surface) 40%, transparent) left / 44px 100% no-repeat local,
        linear-gradient(to left, var(--mat-sys-surface) 40%, transparent) right / 44px 100% no-repeat local,
        linear-gradient(to right, var(--edge), transparent) left / 14px 100% no-repeat scroll,
        linear-gradient(to left, var(--edge), transparent) right / 14px 100% no-repeat scroll;
    }
    svg {
      display: block;
      font: 400 12.5px var(--pn-font);
    }
    text {
      fill: var(--mat-sys-on-surface);
    }
    .note {
      fill: var(--mat-sys-on-surface-variant);
      font-size: 12px;
    }
    rect {
      fill: var(--mat-sys-surface);
      stroke: var(--mat-sys-outline-variant);
    }
    .root rect {
      fill: var(--mat-sys-surface-container);
      stroke: var(--mat-sys-on-surface);
      stroke-width: 1.6;
    }
    .root text {
      font-weight: 600;
    }
    .edge {
      fill: none;
      stroke: var(--mat-sys-outline);
    }
    .dashed {
      stroke-dasharray: 3 3;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class WhyTree {
  readonly root = input.required<WhyNode>();
  protected readonly drawing = computed(() => layOutWhys(this.root()));
  protected readonly label = computed(() => `5 Whys: ${describe(this.root())}`);
}

function describe(node: WhyNode): string {
  const self = node.isRoot ? `${node.text} (root cause)` : node.text;
  const because = node.because.map(describe);
  return because.length === 0 ? self : `${self}, because: ${because.join('; and ')}`;
}
