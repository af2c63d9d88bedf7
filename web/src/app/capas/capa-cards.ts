import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { Action } from '../ui/action.ts';
import { Grade } from '../ui/grade.ts';
import { WaitingCard } from '../ui/waiting/waiting-card.ts';
import type { CapaRow } from './capa-row.ts';
import { EndedLine } from './ended-line.ts';

/** The register on a phone: the same rows as cards. */
@Component({
  selector: 'pn-capa-cards',
  imports: [Action, EndedLine, Grade, RouterLink, WaitingCard],
  template: `
    <ul>
      @for (row of rows(); track row.key) {
        <li [class.pn-changed]="changed().has(row.key)">
          <a [routerLink]="['/processes', row.key]" data-row-link>
            <span class="head"
              ><span class="pn-quiet">{{ row.key }}</span>
              @if (row.due; as due) {
                <span [class]="'due pn-' + due.shape" [attr.title]="due.title">{{ due.words }}</span>
              }
            </span>
            <b>{{ row.title }}</b>
            <span class="facts">
              <span>{{ row.stage }}</span>
              @if (row.attempt; as attempt) {
                <span>{{ attempt }}</span>
              }
              @if (row.grade; as grade) {
                <pn-grade [grade]="grade.code" [word]="grade.word" />
              }
              <span>{{ row.site }}</span>
            </span>
          </a>
          @if (row.line; as line) {
            <pn-waiting-card [line]="line" [about]="row.others?.words ?? null" />
          }
          @if (row.ended; as ended) {
            <pn-ended [ended]="ended" />
          }
          @if (row.mine; as mine) {
            <pn-action [label]="mine.label" [small]="true" (pressed)="act(row)" />
          }
        </li>
      }
    </ul>
  `,
  styles: `
    li {
      display: grid;
      gap: 6px;
      padding: 12px var(--pn-gutter);
      border-bottom: 1px solid var(--mat-sys-outline-variant);
    }
    li.pn-changed {
      animation: pn-changed 2s;
    }
    a {
      display: grid;
      gap: 2px;
      min-height: 44px;
      overflow-wrap: anywhere;
    }
    b {
      font: 500 15px/20px var(--pn-font);
    }
    .head {
      display: flex;
      justify-content: space-between;
      gap: 8px;
      font: var(--pn-cell);
    }
    .due {
      font-weight: 500;
    }
    .facts {
      display: flex;
      flex-wrap: wrap;
      gap: 2px 12px;
      font: var(--pn-cell);
      color: var(--mat-sys-on-surface-variant);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class CapaCards {
  private readonly router = inject(Router);
  readonly rows = input.required<readonly CapaRow[]>();
  readonly changed = input.required<ReadonlySet<string>>();

  protected act({ key, mine }: CapaRow): void {
    void this.router.navigate(['/processes', key], { queryParams: mine?.query ?? {} });
  }
}
