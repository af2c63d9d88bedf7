import { HttpClient, provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting, type TestRequest } from '@angular/common/http/testing';
import { ApplicationRef, Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { firstValueFrom } from 'rxjs';
import { Problem } from './problem.ts';
import { problems } from './problems.ts';
import { Session } from './session.ts';
import { signedIn, signedOut } from './signed-in.ts';

@Component({ template: '' })
class Page {}

const answer = {
  person: { id: 'ana', name: 'Ana Ruiz', email: 'ana@x.example', title: '', site: 'halden', roles: [] },
  permissions: ['process.read'],
  organization: 'Halden Precision',
  demo: true,
  lastVisitAt: null,
  mustChangePassword: false,
  temporalUiUrl: null,
};

const installation = { organization: 'Halden Precision', firstRun: false, demo: true };

describe('the session', () => {
  let http: HttpTestingController;
  let session: Session;

  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(withInterceptors([problems])),
        provideHttpClientTesting(),
        provideRouter([
          { path: 'sign-in', component: Page, canActivate: [signedOut] },
          { path: 'first-run', component: Page },
          { path: '**', component: Page, canActivate: [signedIn] },
        ]),
      ],
    });
    http = TestBed.inject(HttpTestingController);
    session = TestBed.inject(Session);
  });

  async function open(url: string, status: number, body: object, set = installation): Promise<string> {
    const opened = RouterTestingHarness.create(url);
    const asked = await asksFor('/api/session');
    asked.flush(body, { status, statusText: '' });
    if (status === 401) (await asksFor('/api/installation')).flush(set);
    await opened;
    return TestBed.inject(Router).url;
  }

  /** Guards run a few turns after the navigation begins. */
  async function asksFor(url: string): Promise<TestRequest> {
    for (;;) {
      const [asked] = http.match(url);
      if (asked) return asked;
      await new Promise((resolve) => setTimeout(resolve));
    }
  }

  const refusal = { code: 'notSignedIn', title: 'Please sign in.', status: 401 };

  it('lets a signed-in person through and knows what they may do', async () => {
    expect(await open('/capas?stage=plan', 200, answer)).toBe('/capas?stage=plan');
    expect(session.person()?.name).toBe('Ana Ruiz');
    expect(session.may('process.read')).toBe(true);
    expect(session.may('people.manage')).toBe(false);
  });

  it('sends others to sign-in and keeps the wanted address', async () => {
    const url = await open('/capas?stage=plan', 401, refusal);
    expect(url).toBe('/sign-in?next=%2Fcapas%3Fstage%3Dplan');
  });

  it('sends an empty installation to its first run', async () => {
    const url = await open('/capas', 401, refusal, { ...installation, firstRun: true });
    expect(url).toBe('/first-run');
  });

  it('ends where the server no longer knows it, keeping the address', async () => {
    await open('/capas', 200, answer);
    const read = firstValueFrom(TestBed.inject(HttpClient).get('/api/processes'));
    http.expectOne('/api/processes').flush(refusal, { status: 401, statusText: '' });
    await expect(read).rejects.toMatchObject({ code: 'notSignedIn', status: 401 });
    expect(session.person()).toBeNull();
    await TestBed.inject(ApplicationRef).whenStable();
    expect(TestBed.inject(Router).url).toBe('/sign-in?next=%2Fcapas');
  });
});

describe('a failed request', () => {
  it('is a problem with code, error id and the fields it is about', async () => {
    TestBed.configureTestingModule({
      providers: [provideHttpClient(withInterceptors([problems])), provideHttpClientTesting(), provideRouter([])],
    });
    const sent = firstValueFrom(TestBed.inject(HttpClient).post('/api/x', {}));
    TestBed.inject(HttpTestingController)
      .expectOne('/api/x')
      .flush(
        { code: 'weakPassword', title: 'Too weak.', detail: 'Too weak.', errorId: 'e-1', fieldPaths: ['password'] },
        { status: 422, statusText: '' },
      );
    const problem: unknown = await sent.catch((error: unknown) => error);
    expect(problem).toBeInstanceOf(Problem);
    expect(problem).toMatchObject({ status: 422, code: 'weakPassword', errorId: 'e-1', message: 'Too weak.' });
    expect(problem instanceof Problem && problem.of('password')).toBe('Too weak.');
    expect(problem instanceof Problem && problem.of('email')).toBeNull();
  });

  it('says so when the server was not reached', async () => {
    TestBed.configureTestingModule({
      providers: [provideHttpClient(withInterceptors([problems])), provideHttpClientTesting(), provideRouter([])],
    });
    const sent = firstValueFrom(TestBed.inject(HttpClient).get('/api/x'));
    TestBed.inject(HttpTestingController).expectOne('/api/x').error(new ProgressEvent('error'));
    await expect(sent).rejects.toMatchObject({ code: 'offline', title: 'The server could not be reached' });
  });
});
