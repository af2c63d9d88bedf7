import { HttpClient } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { ActivatedRoute, Router } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import { asProblem, type Problem } from '../core/problem.ts';
import { Session } from '../core/session.ts';
import { Action } from '../ui/action.ts';
import { Field, FieldInput } from '../ui/field.ts';
import { Notice } from '../ui/notice.ts';
import { PageHead } from '../ui/page-head.ts';
import { Toasts } from '../ui/toasts.ts';
import { passwordFaults } from './password-faults.ts';

/** Choosing one's own password: from the person's menu, and first of all when somebody else chose it. */
@Component({
  selector: 'pn-password-page',
  imports: [Action, Field, FieldInput, Notice, PageHead],
  host: { class: 'pn-page' },
  template: `
    <pn-page-head title="Your password" />
    @if (isForced()) {
      <pn-notice tone="info" icon="lock-outline" title="Choose a password of your own first">
        Somebody else chose the one you signed in with. Nobody but you should know it, because what you sign counts as
        signed by you.
      </pn-notice>
    }
    @if (elsewhere(); as problem) {
      <pn-notice tone="late" title="The password was not changed">{{ problem.message }}</pn-notice>
    }
    <form novalidate (submit)="$event.preventDefault(); save()">
      <pn-field label="Password now" [error]="currentError()" [required]="true">
        <input
          pnInput
          type="password"
          autocomplete="current-password"
          [value]="current()"
          (input)="type(current, $event)"
        />
      </pn-field>
      <pn-field
        label="New password"
        hint="At least 10 characters. A few words in a row are easy to remember and hard to guess; leave your own name out."
        [error]="nextError()"
        [required]="true"
      >
        <input pnInput type="password" autocomplete="new-password" [value]="next()" (input)="type(next, $event)" />
      </pn-field>
      <pn-field label="New password again" [error]="againError()" [required]="true">
        <input pnInput type="password" autocomplete="new-password" [value]="again()" (input)="type(again, $event)" />
      </pn-field>
      <p class="pn-small pn-quiet">Everywhere else where you are signed in, you will be signed out.</p>
      <div class="actions">
        <pn-action label="Change password" kind="filled" type="submit" [busy]="busy()" />
        @if (isForced()) {
          <pn-action label="Sign out" kind="text" (pressed)="signOut()" />
        }
      </div>
    </form>
  `,
  styles: `
    pn-notice {
      margin-top: 12px;
      border-top: 1px solid var(--mat-sys-outline-variant);
    }
    form {
      display: grid;
      gap: 16px;
      max-width: 440px;
      padding: 20px var(--pn-gutter) 32px;
    }
    .actions {
      display: flex;
      flex-wrap: wrap;
      gap: 8px;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PasswordPage {
  private readonly http = inject(HttpClient);
  private readonly router = inject(Router);
  private readonly session = inject(Session);
  private readonly toasts = inject(Toasts);
  private readonly wanted = inject(ActivatedRoute).snapshot.queryParamMap.get('next');

  protected readonly current = signal('');
  protected readonly next = signal('');
  protected readonly again = signal('');
  protected readonly busy = signal(false);
  private readonly sent = signal(false);
  private readonly problem = signal<Problem | null>(null);

  protected readonly isForced = computed(() => {
    const state = this.session.state();
    return state.kind === 'signedIn' && state.mustChangePassword;
  });
  private readonly faults = computed(() =>
    passwordFaults({ current: this.current(), next: this.next(), again: this.again() }),
  );
  // Nobody is told off while typing for the first time.
  protected readonly currentError = computed(() => (this.sent() ? this.faults().current : null) ?? this.of('current'));
  protected readonly nextError = computed(() => (this.sent() ? this.faults().next : null) ?? this.of('next'));
  protected readonly againError = computed(() => (this.sent() ? this.faults().again : null));
  /** What is not about a field: the server is away, too many attempts. */
  protected readonly elsewhere = computed(() => {
    const problem = this.problem();
    return problem?.fieldPaths.length === 0 ? problem : null;
  });

  protected type(field: { set(value: string): void }, event: Event): void {
    if (!(event.target instanceof HTMLInputElement)) return;
    field.set(event.target.value);
    this.problem.set(null);
  }

  protected async save(): Promise<void> {
    this.sent.set(true);
    const { current, next, again } = this.faults();
    if (this.busy() || current !== null || next !== null || again !== null) return;
    this.busy.set(true);
    try {
      const body = { current: this.current(), next: this.next() };
      await firstValueFrom(this.http.post('/api/session/password', body));
      this.session.ownPasswordChosen();
      this.toasts.show('Your password was changed. Other places where you were signed in are signed out.');
      await this.router.navigateByUrl(inside(this.wanted));
    } catch (error) {
      this.problem.set(asProblem(error));
    } finally {
      this.busy.set(false);
    }
  }

  protected signOut(): void {
    void this.session.signOut();
  }

  private of(field: string): string | null {
    return this.problem()?.of(field) ?? null;
  }
}

/** Only addresses of the console itself: what the query says may come from anywhere. */
function inside(url: string | null): string {
  return url !== null && /^\/(?![/\\])/.test(url) ? url : '/';
}
