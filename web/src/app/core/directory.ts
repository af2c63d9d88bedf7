import { HttpClient } from '@angular/common/http';
import { inject, Injectable, signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import * as z from 'zod/mini';
import { calendarSchema, type Calendar } from '#domain/kernel/calendar';
import { roleHeldSchema } from '#domain/kernel/roles';
import { asProblem, type Problem } from './problem.ts';

const peopleSchema = z.object({
  people: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      title: z.string(),
      site: z.string(),
      active: z.boolean(),
      roles: z.array(roleHeldSchema),
    }),
  ),
});

const sitesSchema = z.object({
  sites: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      zone: z.string(),
      places: z.array(z.string()),
      active: z.boolean(),
    }),
  ),
  calendars: z._default(z.record(z.string(), calendarSchema), {}),
});

export type NamedPerson = Readonly<z.infer<typeof peopleSchema>['people'][number]>;
export type NamedSite = Readonly<z.infer<typeof sitesSchema>['sites'][number]>;

/** Names for ids: records hold ids, screens show names. Loaded once with the shell, again when somebody is added. */
@Injectable({ providedIn: 'root' })
export class Directory {
  private readonly http = inject(HttpClient);
  private readonly heldPeople = signal<ReadonlyMap<string, NamedPerson>>(new Map());
  private readonly heldSites = signal<ReadonlyMap<string, NamedSite>>(new Map());
  private readonly heldCalendars = signal<ReadonlyMap<string, Calendar>>(new Map());
  private readonly heldProblem = signal<Problem | null>(null);

  readonly people = this.heldPeople.asReadonly();
  readonly sites = this.heldSites.asReadonly();
  readonly problem = this.heldProblem.asReadonly();

  async load(): Promise<void> {
    try {
      const [people, sites] = await Promise.all([this.get('/api/people'), this.get('/api/sites')]);
      this.heldPeople.set(new Map(z.parse(peopleSchema, people).people.map((person) => [person.id, person])));
      const known = z.parse(sitesSchema, sites);
      this.heldSites.set(new Map(known.sites.map((site) => [site.id, site])));
      this.heldCalendars.set(new Map(Object.entries(known.calendars)));
      this.heldProblem.set(null);
    } catch (error) {
      // Ids stay readable without names; the site menu tells the problem.
      this.heldProblem.set(asProblem(error));
    }
  }

  /** The name, or the id itself when this browser does not know it. */
  nameOf(id: string): string {
    return this.heldPeople().get(id)?.name ?? id;
  }

  siteName(id: string): string {
    return this.heldSites().get(id)?.name ?? id;
  }

  /** The zone in which a site's dates are counted; undefined until the directory is there. */
  zoneOf(siteId: string): string | undefined {
    return this.heldSites().get(siteId)?.zone;
  }

  /** The calendar in which working days of a site are counted; undefined until the directory is there. */
  calendarOf(siteId: string): Calendar | undefined {
    return this.heldCalendars().get(siteId);
  }

  private get(url: string): Promise<unknown> {
    return firstValueFrom(this.http.get(url));
  }
}
