import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { email, form, FormField, minLength, required, submit } from '@angular/forms/signals';
import { asProblem, type Problem } from '../core/problem.ts';
import { Session } from '../core/session.ts';
import { Entrance } from '../sign-in/entrance.ts';
import { Action } from '../ui/action.ts';
import { Field, FieldInput } from '../ui/field.ts';
import { countries, zones } from './places.ts';

const PASSWORD_CHARACTERS = 10;

/** An empty installation: the organization, its first site, and the administrator who sets up the rest. */
@Component({
  selector: 'pn-first-run-page',
  imports: [Action, Entrance, Field, FieldInput, FormField],
  template: `
    <pn-entrance>
      <h1>Begin with three things</h1>
      <p class="sub">Everything else can wait. You can change all of it later, apart from the record itself.</p>
      <form novalidate (submit)="begin($event)">
        <pn-field
          label="Organization"
          note="as on the certificate"
          [required]="true"
          [error]="shown(page.organization(), 'organization')"
        >
          <input pnInput autocomplete="organization" [formField]="page.organization" />
        </pn-field>
        <h2>First site</h2>
        <pn-field label="Name" [required]="true" [error]="shown(page.siteName(), 'site.name')">
          <input pnInput [formField]="page.siteName" />
        </pn-field>
        <div class="pair">
          <pn-field label="Country" [required]="true" [error]="shown(page.country(), 'site.country')">
            <select pnInput autocomplete="country" [formField]="page.country">
              <option value="">Choose</option>
              @for (country of countries; track country.code) {
                <option [value]="country.code">{{ country.name }}</option>
              }
            </select>
          </pn-field>
          <pn-field
            label="Time zone"
            note="due dates end here"
            [required]="true"
            [error]="shown(page.zone(), 'site.zone')"
          >
            <select pnInput [formField]="page.zone">
              @for (zone of zones; track zone) {
                <option [value]="zone">{{ zone }}</option>
              }
            </select>
          </pn-field>
        </div>
        <h2>Administrator</h2>
        <pn-field label="Your name" [required]="true" [error]="shown(page.name(), 'administrator.name')">
          <input pnInput autocomplete="name" [formField]="page.name" />
        </pn-field>
        <pn-field label="E-mail" [required]="true" [error]="shown(page.email(), 'administrator.email')">
          <input pnInput type="email" autocomplete="username" [formField]="page.email" />
        </pn-field>
        <pn-field
          label="Password"
          note="at least 10 characters"
          [required]="true"
          [error]="shown(page.password(), 'administrator.password')"
        >
          <input pnInput type="password" autocomplete="new-password" [formField]="page.password" />
        </pn-field>
        <div aria-live="assertive">
          @if (general(); as message) {
            <p class="problem">{{ message }}</p>
          }
        </div>
        <pn-action label="Create the organization" kind="filled" type="submit" [busy]="page().submitting()" />
      </form>
    </pn-entrance>
  `,
  styleUrl: './first-run-page.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class FirstRunPage {
  private readonly session = inject(Session);
  protected readonly countries = countries;
  protected readonly zones = zones;
  protected readonly problem = signal<Problem | null>(null);

  private readonly typed = signal({
    organization: '',
    siteName: '',
    country: '',
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    name: '',
    email: '',
    password: '',
  });
  protected readonly page = form(this.typed, (path) => {
    required(path.organization, { message: 'Type the name of the organization.' });
    required(path.siteName, { message: 'Type the name of the site, for example its town.' });
    required(path.country, { message: 'Choose the country: its holidays count.' });
    required(path.name, { message: 'Type your name.' });
    required(path.email, { message: 'Type your e-mail address.' });
    email(path.email, { message: 'This is not an e-mail address.' });
    required(path.password, { message: 'Choose a password.' });
    minLength(path.password, PASSWORD_CHARACTERS, { message: 'At least 10 characters.' });
  });

  /** What the server says that belongs to none of the fields. */
  protected readonly general = computed(() => {
    const problem = this.problem();
    return problem?.fieldPaths.length === 0 ? problem.message : null;
  });

  protected shown(
    field: { touched(): boolean; dirty(): boolean; errors(): readonly { message?: string }[] },
    path: string,
  ): string | null {
    const typed = field.touched() ? (field.errors()[0]?.message ?? null) : null;
    return typed ?? this.problem()?.of(path) ?? null;
  }

  protected begin(event: Event): void {
    event.preventDefault();
    void submit(this.page, () => this.send());
  }

  private async send(): Promise<void> {
    this.problem.set(null);
    const { organization, siteName, country, zone, name, email: address, password } = this.typed();
    try {
      await this.session.begin({
        organization,
        site: { name: siteName, zone, country },
        administrator: { name, email: address, password },
      });
    } catch (error) {
      this.problem.set(asProblem(error));
    }
  }
}
