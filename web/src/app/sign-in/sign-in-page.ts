import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { email, form, FormField, required, submit } from '@angular/forms/signals';
import { MatIconButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import * as z from 'zod/mini';
import { asProblem, type Problem } from '../core/problem.ts';
import { Session } from '../core/session.ts';
import { Action } from '../ui/action.ts';
import { Field, FieldInput } from '../ui/field.ts';
import { Notice } from '../ui/notice.ts';
import { DemoAccounts, type DemoAccount } from './demo-accounts.ts';
import { Entrance } from './entrance.ts';

const accountsSchema = z.object({
  accounts: z.array(z.object({ name: z.string(), title: z.string(), email: z.string(), password: z.string() })),
});

/** Sign-in with an account kept here. The address that was asked for opens afterwards. */
@Component({
  selector: 'pn-sign-in-page',
  imports: [Action, DemoAccounts, Entrance, Field, FieldInput, FormField, MatIcon, MatIconButton, Notice],
  template: `
    <pn-entrance>
      <h1>{{ title() }}</h1>
      <p class="sub">{{ why() }}</p>
      @if (unreachable(); as problem) {
        <pn-notice tone="late" [title]="problem.title">
          {{ problem.detail }}
          <ng-container actions><pn-action label="Try again" icon="refresh" (pressed)="reload()" /></ng-container>
        </pn-notice>
      }
      <form novalidate (submit)="signIn($event)">
        <pn-field label="E-mail" [error]="shown(credentials.email())">
          <input pnInput type="email" autocomplete="username" [formField]="credentials.email" />
        </pn-field>
        <pn-field label="Password" [error]="shown(credentials.password())">
          <input
            pnInput
            class="password"
            autocomplete="current-password"
            [type]="visible() ? 'text' : 'password'"
            [formField]="credentials.password"
          />
          <button
            class="eye"
            type="button"
            matIconButton
            [attr.aria-label]="visible() ? 'Hide the password' : 'Show the password'"
            [attr.aria-pressed]="visible()"
            (click)="visible.set(!visible())"
          >
            <mat-icon [svgIcon]="visible() ? 'eye-off-outline' : 'eye-outline'" />
          </button>
        </pn-field>
        <div aria-live="assertive">
          @if (problem(); as problem) {
            <p class="problem">{{ problem.message }}</p>
          }
        </div>
        <pn-action label="Sign in" kind="filled" type="submit" [busy]="credentials().submitting()" />
      </form>
      @if (accounts.hasValue() && accounts.value().length > 0) {
        <pn-demo-accounts [accounts]="accounts.value()" (chosen)="enter($event)" />
      } @else {
        <p class="pn-small pn-quiet">No account yet? Ask the person who invited you, or your administrator, for one.</p>
      }
    </pn-entrance>
  `,
  styleUrl: './sign-in-page.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SignInPage {
  private readonly session = inject(Session);

  /** Where to go afterwards, from the address. */
  readonly next = input<string>();

  protected readonly visible = signal(false);
  protected readonly problem = signal<Problem | null>(null);
  private readonly typed = signal({ email: '', password: '' });
  protected readonly credentials = form(this.typed, (path) => {
    required(path.email, { message: 'Type your e-mail address.' });
    email(path.email, { message: 'This is not an e-mail address.' });
    required(path.password, { message: 'Type your password.' });
  });

  protected readonly accounts = httpResource(() => (this.session.demo() ? '/api/session/demo-accounts' : undefined), {
    parse: (body) => z.parse(accountsSchema, body).accounts,
  });
  protected readonly title = computed(() => {
    const organization = this.session.organization();
    return organization ? `Sign in to ${organization}` : 'Sign in';
  });
  protected readonly why = computed(() =>
    ['/', '/today', undefined].includes(this.next())
      ? 'With the account that is kept here.'
      : 'A link brought you here. It opens after you sign in.',
  );
  protected readonly unreachable = computed(() => {
    const state = this.session.state();
    return state.kind === 'unreachable' ? state.problem : null;
  });

  protected shown(field: { touched(): boolean; errors(): readonly { message?: string }[] }): string | null {
    return field.touched() ? (field.errors()[0]?.message ?? null) : null;
  }

  protected signIn(event: Event): void {
    event.preventDefault();
    void submit(this.credentials, () => this.send());
  }

  protected enter(account: DemoAccount): void {
    this.typed.set({ email: account.email, password: account.password });
    void submit(this.credentials, () => this.send());
  }

  protected reload(): void {
    location.reload();
  }

  private async send(): Promise<void> {
    this.problem.set(null);
    try {
      await this.session.signIn(this.typed(), localAddress(this.next()));
    } catch (error) {
      this.problem.set(asProblem(error));
    }
  }
}

/** Only addresses of this console are followed: a link must not send people elsewhere after they typed a password. */
function localAddress(next: string | undefined): string {
  return next !== undefined && /^\/(?![/\\])/.test(next) ? next : '/';
}
