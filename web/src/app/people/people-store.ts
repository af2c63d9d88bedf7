import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import type { RoleHeld } from '#domain/kernel/roles';
import { Directory } from '../core/directory.ts';
import type { Absence, Person } from './person.ts';

/** What an administrator decides about a person. */
export interface PersonFields {
  readonly name: string;
  readonly email: string;
  readonly title: string;
  readonly site: string;
  readonly roles: readonly RoleHeld[];
  readonly manager: string | null;
  readonly absence: Absence | null;
  readonly granted: Person['granted'];
}

/** Writes people. Every method throws the `Problem` when it is refused; names are read again when it is not. */
@Injectable({ providedIn: 'root' })
export class PeopleStore {
  private readonly http = inject(HttpClient);
  private readonly directory = inject(Directory);

  add(fields: PersonFields, password: string): Promise<void> {
    return this.write(this.http.post('/api/people', { ...fields, password }));
  }

  change({ id, version }: Person, fields: PersonFields, active: boolean): Promise<void> {
    return this.write(this.http.put(`/api/people/${id}`, { ...fields, active, version }));
  }

  setTemporaryPassword({ id }: Person, password: string): Promise<void> {
    return this.write(this.http.post(`/api/people/${id}/password`, { password }));
  }

  /** One's own absence; null ends it. */
  setOwnAbsence(absence: Absence | null): Promise<void> {
    return this.write(this.http.put('/api/session/absence', { absence }));
  }

  private async write(request: ReturnType<HttpClient['post']>): Promise<void> {
    await firstValueFrom(request);
    await this.directory.load();
  }
}
