import { HttpClient } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { firstValueFrom } from 'rxjs';
import * as z from 'zod/mini';
import { asProblem } from '../core/problem.ts';
import { Session } from '../core/session.ts';
import { Toasts } from '../ui/toasts.ts';
import { menuActions, type MenuAction } from './head-actions.ts';
import { ProcessView } from './process-view.ts';

const jumpedSchema = z.object({ to: z.string() });

/** Everything else that could be done to the process; what may not be done is listed with its reason. */
@Component({
  selector: 'pn-more-menu',
  imports: [MatIcon, MatIconButton, MatMenu, MatMenuItem, MatMenuTrigger],
  template: `
    @if (actions().length > 0 || mayJump()) {
      <button matIconButton type="button" aria-label="More actions" [matMenuTriggerFor]="menu">
        <mat-icon svgIcon="dots-horizontal" />
      </button>
      <mat-menu #menu="matMenu" xPosition="before">
        @for (action of actions(); track action.command) {
          <button
            mat-menu-item
            [class.off]="action.reason !== null"
            [attr.aria-disabled]="action.reason !== null || null"
            (click)="choose(action, $event)"
          >
            @if (action.reason) {
              <mat-icon svgIcon="lock-outline" />
            }
            <span>{{ view.say('command.' + action.command) }}</span>
            @if (action.reason; as reason) {
              <small>{{ reason }}</small>
            }
          </button>
        }
        @if (mayJump()) {
          <button mat-menu-item class="jump" [disabled]="jumping()" (click)="jump()">
            <mat-icon svgIcon="fast-forward" />
            <span>Jump to the next deadline</span>
            <small>Demo: this process’s clock goes ahead of the others</small>
          </button>
        }
      </mat-menu>
    }
  `,
  styles: `
    small {
      display: block;
      max-width: 260px;
      font: var(--pn-small);
      color: var(--pn-quiet);
      white-space: normal;
    }
    .off {
      color: var(--pn-quiet);
      cursor: not-allowed;
    }
    button {
      padding-block: 6px;
    }
    .jump {
      border-top: 1px solid var(--mat-sys-outline-variant);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class MoreMenu {
  protected readonly view = inject(ProcessView);
  private readonly session = inject(Session);
  private readonly http = inject(HttpClient);
  private readonly toasts = inject(Toasts);
  protected readonly jumping = signal(false);
  protected readonly actions = computed(() => {
    const detail = this.view.detail();
    return detail ? menuActions(detail) : [];
  });
  protected readonly mayJump = computed(
    () => this.session.demo() && this.session.may('clock.jump') && this.view.detail()?.row.open === true,
  );

  protected choose({ command, subject, reason }: MenuAction, event: Event): void {
    // The entry stays focusable so that its reason can be read; it does nothing.
    if (reason !== null) event.stopPropagation();
    else void this.view.do(command, subject);
  }

  protected async jump(): Promise<void> {
    const key = this.view.detail()?.row.key ?? '';
    this.jumping.set(true);
    try {
      const url = `/api/processes/${encodeURIComponent(key)}/jump`;
      const { to } = z.parse(jumpedSchema, await firstValueFrom(this.http.post<unknown>(url, {})));
      this.toasts.show(`For ${key} it is now ${this.view.day(to)}.`);
    } catch (error) {
      this.toasts.show(asProblem(error).message);
    } finally {
      this.jumping.set(false);
    }
  }
}
