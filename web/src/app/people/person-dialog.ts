import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { email, form, FormField, required, submit } from '@angular/forms/signals';
import {
  MAT_DIALOG_DATA,
  MatDialogActions,
  MatDialogContent,
  MatDialogRef,
  MatDialogTitle,
} from '@angular/material/dialog';
import { MatIcon } from '@angular/material/icon';
import { ROLES, type Role } from '#domain/kernel/roles';
import { Directory } from '../core/directory.ts';
import { asProblem, type Problem } from '../core/problem.ts';
import { Action } from '../ui/action.ts';
import { Field, FieldInput } from '../ui/field.ts';
import { Notice } from '../ui/notice.ts';
import { WordsOfConsole } from '../words/words-of-console.ts';
import { absenceOf, daysOf } from './absence-days.ts';
import { PeopleStore, type PersonFields } from './people-store.ts';
import type { Person } from './person.ts';

/** Who is changed; null adds somebody. */
export interface PersonDialogData {
  readonly person: Person | null;
}

/** Adds or changes a person. Stays open with the reason beside the field when it is refused. */
@Component({
  selector: 'pn-person-dialog',
  imports: [Action, Field, FieldInput, FormField, MatDialogActions, MatDialogContent, MatDialogTitle, MatIcon, Notice],
  templateUrl: './person-dialog.html',
  styleUrl: './person-dialog.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PersonDialog {
  private readonly dialog = inject<MatDialogRef<PersonDialog, string>>(MatDialogRef);
  private readonly store = inject(PeopleStore);
  private readonly directory = inject(Directory);
  protected readonly words = inject(WordsOfConsole);
  protected readonly person = inject<PersonDialogData>(MAT_DIALOG_DATA).person;

  protected readonly roleNames = ROLES;
  protected readonly sites = computed(() => [...this.directory.sites().values()].filter(({ active }) => active));
  protected readonly others = computed(() =>
    [...this.directory.people().values()]
      .filter(({ id, active }) => active && id !== this.person?.id)
      .sort((a, b) => a.name.localeCompare(b.name)),
  );
  protected readonly problem = signal<Problem | null>(null);
  protected readonly roles = signal<readonly { readonly role: Role; readonly site: string }[]>(
    this.person?.roles.map(({ role, site }) => ({ role, site: site ?? '' })) ?? [{ role: 'employee', site: '' }],
  );
  private readonly typed = signal(this.begin());
  protected readonly page = form(this.typed, (path) => {
    required(path.name, { message: 'Type the name.' });
    required(path.email, { message: 'Type the e-mail address: it is the account.' });
    email(path.email, { message: 'This is not an e-mail address.' });
    required(path.site, { message: 'Choose where they work.' });
  });
  protected readonly general = computed(() => {
    const problem = this.problem();
    return problem !== null && problem.fieldPaths.length === 0 ? problem : null;
  });
  protected readonly rolesProblem = computed(() =>
    this.roles().length === 0 ? 'Give at least one role.' : (this.problem()?.of('roles') ?? null),
  );

  protected shown(
    field: { touched(): boolean; errors(): readonly { message?: string }[] },
    path: string,
  ): string | null {
    const typed = field.touched() ? (field.errors()[0]?.message ?? null) : null;
    return typed ?? this.problem()?.of(path) ?? null;
  }

  protected addRole(): void {
    this.roles.update((all) => [...all, { role: 'employee', site: '' }]);
  }

  protected dropRole(index: number): void {
    this.roles.update((all) => all.filter((_, at) => at !== index));
  }

  protected chooseRole(index: number, name: string): void {
    const role = ROLES.find((one) => one === name) ?? 'employee';
    this.roles.update((all) => all.map((one, at) => (at === index ? { ...one, role } : one)));
  }

  protected chooseRoleSite(index: number, site: string): void {
    this.roles.update((all) => all.map((one, at) => (at === index ? { ...one, site } : one)));
  }

  protected cancel(): void {
    this.dialog.close();
  }

  protected save(event: Event): void {
    event.preventDefault();
    if (this.roles().length > 0) void submit(this.page, () => this.send());
  }

  private async send(): Promise<void> {
    this.problem.set(null);
    const { active, password, name } = this.typed();
    try {
      if (this.person) await this.store.change(this.person, this.fields(), active);
      else await this.store.add(this.fields(), password);
      this.dialog.close(this.person ? `${name} was changed.` : `${name} was added and can sign in now.`);
    } catch (error) {
      this.problem.set(asProblem(error));
    }
  }

  private fields(): PersonFields {
    const { name, email: address, title, site, manager, from, last, substitute } = this.typed();
    const zone = this.directory.zoneOf(site) ?? 'UTC';
    return {
      name,
      email: address,
      title,
      site,
      roles: this.roles().map(({ role, site: at }) => (at === '' ? { role } : { role, site: at })),
      manager: manager === '' ? null : manager,
      absence: from === '' || last === '' ? null : absenceOf({ from, last, substitute }, zone),
      granted: this.person?.granted ?? null,
    };
  }

  private begin() {
    const { person } = this;
    const zone = (person && this.directory.zoneOf(person.site)) ?? 'UTC';
    const away = person?.absence ? daysOf(person.absence, zone) : { from: '', last: '', substitute: '' };
    return {
      name: person?.name ?? '',
      email: person?.email ?? '',
      title: person?.title ?? '',
      site: person?.site ?? '',
      manager: person?.manager ?? '',
      active: person?.active ?? true,
      password: '',
      ...away,
    };
  }
}
