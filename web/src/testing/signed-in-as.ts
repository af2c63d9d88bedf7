import { TestBed } from '@angular/core/testing';
import { Session } from '../app/core/session.ts';

/** Somebody signs in at this browser; null when their session ends. */
export function signedInAs(id: string | null): void {
  const organization = 'Halden Precision';
  const who = { id, name: id ?? '', email: `${id ?? ''}@halden.example`, roles: [], site: 'halden' };
  TestBed.inject(Session)['held'].set(
    id === null
      ? { kind: 'signedOut', organization, demo: false, firstRun: false }
      : {
          ...{ kind: 'signedIn', person: { ...who, id }, permissions: new Set(), organization, demo: false },
          ...{ lastVisitAt: null, mustChangePassword: false, temporalUiUrl: null },
        },
  );
}
