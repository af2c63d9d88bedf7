import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { MatDialog } from '@angular/material/dialog';
import { MatIcon } from '@angular/material/icon';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import { firstValueFrom, map } from 'rxjs';
import * as z from 'zod/mini';
import { Directory } from '../core/directory.ts';
import { Now } from '../core/now.ts';
import { read } from '../core/read.ts';
import { Session } from '../core/session.ts';
import { Action } from '../ui/action.ts';
import { EmptyState } from '../ui/empty-state.ts';
import { FoundRow } from '../ui/found-row.ts';
import { ListTable } from '../ui/list-table.ts';
import { PageHead } from '../ui/page-head.ts';
import { Reading } from '../ui/reading.ts';
import { PersonChip } from '../ui/person-chip.ts';
import { Toasts } from '../ui/toasts.ts';
import { day } from '../words/dates.ts';
import { WordsOfConsole } from '../words/words-of-console.ts';
import { peopleSchema, type Person } from './person.ts';
import { RolesTable } from './roles-table.ts';
import { wordRoles } from './role-words.ts';

const TABS = ['active', 'left', 'roles'] as const;
type Tab = (typeof TABS)[number];
const TAB_NAMES: Readonly<Record<Tab, string>> = { active: 'People', left: 'Left', roles: 'What roles may do' };

/** Everybody with an account: who they are, where, whom they report to, and who stands in for them. */
@Component({
  selector: 'pn-people-page',
  imports: [Action, EmptyState, FoundRow, MatIcon, ListTable, PageHead, Reading, PersonChip, RolesTable, RouterLink],
  host: { class: 'pn-page' },
  templateUrl: './people-page.html',
  styleUrl: './people-page.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PeoplePage {
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  private readonly dialog = inject(MatDialog);
  private readonly session = inject(Session);
  private readonly directory = inject(Directory);
  private readonly now = inject(Now);
  private readonly toasts = inject(Toasts);
  private readonly words = inject(WordsOfConsole);

  protected readonly tabs = TABS;
  protected readonly tabNames = TAB_NAMES;
  protected readonly columns = [
    { head: 'Name', width: '28%', two: true },
    { head: 'Roles' },
    { head: 'Site, manager', width: '180px', two: true },
    { head: 'Away', width: '190px', two: true },
    { head: 'Change', width: '248px' },
  ];

  protected readonly people = read(() => '/api/people', {
    parse: (body) => z.parse(peopleSchema, body).people,
    concerns: ({ type }) => type === 'people',
  });
  private readonly params = toSignal(this.route.queryParamMap, { initialValue: this.route.snapshot.queryParamMap });
  protected readonly tab = computed(() => TABS.find((tab) => tab === this.params().get('tab')) ?? 'active');
  protected readonly search = computed(() => this.params().get('q') ?? '');
  private readonly site = computed(() => this.params().get('site'));

  private readonly here = computed(() => {
    const site = this.site();
    return (this.people.value() ?? []).filter((person) => site === null || person.site === site);
  });
  protected readonly counts = computed<Readonly<Record<Tab, number | null>>>(() => {
    const active = this.here().filter((person) => person.active).length;
    return { active, left: this.here().length - active, roles: null };
  });
  protected readonly rows = computed(() => {
    const words = this.search().toLowerCase().split(/\s+/).filter(Boolean);
    return this.here()
      .filter(({ active }) => active === (this.tab() === 'active'))
      .map((person) => this.row(person))
      .filter(({ text }) => words.every((word) => text.includes(word)))
      .sort((a, b) => a.person.name.localeCompare(b.person.name));
  });
  protected readonly reason = computed(() =>
    this.session.may('people.manage') ? null : 'Only administrators change people. Ask one of them.',
  );

  protected type(text: string): void {
    void this.router.navigate([], {
      queryParams: { q: text.trim() || null },
      queryParamsHandling: 'merge',
      replaceUrl: true,
    });
  }

  protected async edit(person: Person | null): Promise<void> {
    const { PersonDialog } = await import('./person-dialog.ts');
    await this.after(this.dialog.open<unknown, unknown, string>(PersonDialog, { data: { person }, width: '720px' }));
  }

  protected async setPassword(person: Person): Promise<void> {
    const { PasswordDialog } = await import('./password-dialog.ts');
    await this.after(this.dialog.open<unknown, unknown, string>(PasswordDialog, { data: { person }, width: '480px' }));
  }

  protected async setAbsence(person: Person): Promise<void> {
    const { AbsenceDialog } = await import('./absence-dialog.ts');
    await this.after(this.dialog.open<unknown, unknown, string>(AbsenceDialog, { data: { person }, width: '480px' }));
  }

  private async after(open: ReturnType<MatDialog['open']>): Promise<void> {
    const said: unknown = await firstValueFrom(open.afterClosed().pipe(map((result: unknown) => result)));
    if (typeof said !== 'string') return;
    this.toasts.show(said);
    this.people.reload();
  }

  private row(person: Person) {
    const wording = this.words.wording();
    const roles = wordRoles(person.roles, wording);
    const site = this.directory.siteName(person.site);
    const manager = person.manager === null ? null : this.directory.nameOf(person.manager);
    return {
      person,
      roles,
      site,
      manager,
      isMe: person.id === this.session.person()?.id,
      away: this.away(person),
      text: [person.name, person.email, person.title, roles, site, manager ?? ''].join(' ').toLowerCase(),
    };
  }

  /** When somebody is away, now or soon; a past absence is no news. */
  private away({
    absence,
    site,
  }: Person): { readonly when: string; readonly who: string; readonly now: boolean } | null {
    const now = this.now.at();
    if (absence === null || Date.parse(absence.until) <= now.getTime()) return null;
    const dates = { now, zone: this.directory.zoneOf(site) };
    const last = day(new Date(Date.parse(absence.until) - 1), dates);
    const isNow = Date.parse(absence.from) <= now.getTime();
    return {
      when: isNow ? `Until ${last}` : `${day(absence.from, dates)} to ${last}`,
      who: `${this.directory.nameOf(absence.substitute)} stands in`,
      now: isNow,
    };
  }
}
