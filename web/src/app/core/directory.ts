import { HttpClient } from '@angular/common/http';
import { inject, Injectable, signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import * as z from 'zod/mini';
import { calendarSchema, type Calendar } from '#domain/kernel/calendar';
import { asProblem, type Problem } from './problem.ts';

const directorySchema = z.object({
  people: z.array(z.object({ id: z.string(), name: z.string(), site: z.optional(z.nullable(z.string())) })),
  sites: z.array(z.object({ id: z.string(), name: z.string(), calendar: calendarSchema })),
});

export interface NamedPerson {
  readonly id: string;
  readonly name: string;
  readonly site?: string | null | undefined;
}

export interface NamedSite {
  readonly id: string;
  readonly name: string;
  /** In whose zone and working days the site's dates are counted. */
  readonly calendar: Calendar;
}

/** Names for ids: records hold ids, screens show names. Loaded once with the shell; rows that bring names add theirs. */
@Injectable({ providedIn: 'root' })
export class Directory {
  private readonly http = inject(HttpClient);
  private readonly heldPeople = signal<ReadonlyMap<string, NamedPerson>>(new Map());
  private readonly heldSites = signal<ReadonlyMap<string, NamedSite>>(new Map());
  private readonly heldProblem = signal<Problem | null>(null);

  readonly people = this.heldPeople.asReadonly();
  readonly sites = this.heldSites.asReadonly();
  readonly problem = this.heldProblem.asReadonly();

  async load(): Promise<void> {
    try {
      const { people, sites } = z.parse(directorySchema, await firstValueFrom(this.http.get('/api/directory')));
      this.heldPeople.set(new Map(people.map((person) => [person.id, person])));
      this.heldSites.set(new Map(sites.map((site) => [site.id, site])));
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

  /** The site's calendar; undefined until the directory is there. */
  calendarOf(siteId: string): Calendar | undefined {
    return this.heldSites().get(siteId)?.calendar;
  }
}
