import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { RouterLink } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import * as z from 'zod/mini';
import { Directory } from '../core/directory.ts';
import { read } from '../core/read.ts';
import { Session } from '../core/session.ts';
import { countries } from '../first-run/places.ts';
import { Action } from '../ui/action.ts';
import { FoundRow } from '../ui/found-row.ts';
import { ListTable } from '../ui/list-table.ts';
import { PageHead } from '../ui/page-head.ts';
import { Reading } from '../ui/reading.ts';
import { Toasts } from '../ui/toasts.ts';
import { sitesSchema, type Site } from './site.ts';

/** The sites: where they are, in which days their dates count, and what people choose from when they report. */
@Component({
  selector: 'pn-sites-page',
  imports: [Action, FoundRow, ListTable, PageHead, Reading, RouterLink],
  host: { class: 'pn-page' },
  template: `
    <pn-page-head title="Sites">
      <pn-action actions label="Add a site" kind="filled" icon="plus" [reason]="reason()" (pressed)="edit(null)" />
    </pn-page-head>
    <pn-reading [of]="sites" failed="Sites could not be loaded" [columns]="columns" [rows]="3"
      ><ng-template>
        <table pnList name="Sites" [columns]="columns" [endsWithActions]="true">
          <tbody>
            @for (row of rows(); track row.site.id) {
              <tr [pnFoundRow]="row.site.id">
                <td class="pn-two name">
                  <span
                    >{{ row.site.name }}
                    @if (!row.site.active) {
                      <span class="pn-tag">not in use</span>
                    }</span
                  ><span>{{ row.country }}</span>
                </td>
                <td class="pn-two">
                  <span>{{ row.site.zone }}</span><span>{{ row.calendar }}</span>
                </td>
                <td class="pn-two">
                  <span>{{ row.policy }}</span><span>times, reminders and separation of duties</span>
                </td>
                <td>
                  <a class="pn-link" routerLink="/people" [queryParams]="{ site: row.site.id }">{{ row.people }}</a>
                </td>
                <td [attr.title]="row.site.places.join(', ')">
                  {{ row.site.places.length > 0 ? row.site.places.join(', ') : 'None yet: people type where it was' }}
                </td>
                <td class="actions">
                  @if (reason() === null) {
                    <pn-action label="Change" [small]="true" (pressed)="edit(row.site)" />
                  }
                </td>
              </tr>
            }
          </tbody>
        </table> </ng-template
    ></pn-reading>
  `,
  styles: `
    pn-page-head {
      padding-bottom: 12px;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SitesPage {
  private readonly dialog = inject(MatDialog);
  private readonly session = inject(Session);
  private readonly directory = inject(Directory);
  private readonly toasts = inject(Toasts);

  protected readonly columns = [
    { head: 'Site', width: '180px', two: true },
    { head: 'Days', width: '230px', two: true },
    { head: 'Policy', width: '260px', two: true },
    { head: 'People', width: '110px' },
    { head: 'Places' },
    { head: 'Change', width: '120px' },
  ];
  protected readonly sites = read(() => '/api/sites', {
    parse: (body) => z.parse(sitesSchema, body).sites,
    concerns: ({ type }) => type === 'sites',
  });
  protected readonly reason = computed(() =>
    this.session.may('sites.manage') ? null : 'Only administrators change sites. Ask one of them.',
  );
  protected readonly rows = computed(() =>
    (this.sites.value() ?? []).map((site) => ({
      site,
      country: countries.find(({ code }) => code === site.country)?.name ?? site.country,
      calendar: this.calendarOf(site),
      policy: site.policy === 'default' ? 'Default policy' : `Policy ${site.policy}`,
      people: this.peopleOf(site),
    })),
  );

  protected async edit(site: Site | null): Promise<void> {
    const { SiteDialog } = await import('./site-dialog.ts');
    const open = this.dialog.open<unknown, unknown, string>(SiteDialog, { data: { site }, width: '640px' });
    const said = await firstValueFrom(open.afterClosed());
    if (said === undefined) return;
    this.toasts.show(said);
    this.sites.reload();
  }

  private calendarOf({ id, calendar }: Site): string {
    if (calendar === id) return 'its own calendar of working days';
    const shared = (this.sites.value() ?? []).find((site) => site.id === calendar);
    const country = countries.find(({ code }) => code.toLowerCase() === calendar);
    if (shared || country) return `the calendar of ${shared?.name ?? country?.name ?? ''}`;
    return `the calendar “${calendar}”`;
  }

  private peopleOf({ id }: Site): string {
    const count = [...this.directory.people().values()].filter((person) => person.active && person.site === id).length;
    return count === 1 ? '1 person' : `${String(count)} people`;
  }
}
