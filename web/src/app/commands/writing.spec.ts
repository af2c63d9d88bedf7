import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { anEnteredJourney, JOURNEY_KEY, type RunningJourney } from '../../../../tests/builders/a-journey.ts';
import { signedInAs } from '../../testing/signed-in-as.ts';
import { problems } from '../core/problems.ts';
import { journeyForms } from '../journeys/forms/journey-forms.ts';
import type { ProcessDetail } from '../processes/detail.ts';
import { errorsOf, fieldsAsked, type Body, type Draft } from './draft.ts';
import { Writing } from './writing.ts';

const SURVEILLANCE = { audit: 1, from: '2026-12-08', to: '2026-12-09', outcome: 'done', note: 'One minor' };

const held = (): RunningJourney =>
  anEnteredJourney([{ mark: 'NA 001' }])
    .do('planAudit', { kind: 'surveillance', from: '2026-12-08', to: '2026-12-09' }, 'ana')
    .untilDay('2026-12-20')
    .do('recordAudit', { ...SURVEILLANCE, reportOn: '2026-12-18' }, 'ana');

function pageOf({ state, head: { version } }: RunningJourney): ProcessDetail {
  return {
    row: {
      ...{ key: JOURNEY_KEY, type: 'journey', title: 'Halden', stage: 'surveillance', site: 'halden', owner: 'ana' },
      ...{ grade: null, attempt: 1, source: null, clauses: [], standards: [], raisedAt: '2026-05-12T09:00:00.000Z' },
      ...{ closedAt: null, result: null, open: true, held: false, waiting: null, waitingCount: 1, soonAt: null },
      ...{ lateAt: null, version, clockAheadMs: 0, myCommand: null },
    },
    ...{ state, waiting: [], version, clockAheadMs: 0, chainHead: '', linked: [], files: [], incident: null },
    availability: [],
    calendar: { id: 'halden', version: 1, zone: 'Europe/Oslo', workdays: [1, 2, 3, 4, 5], holidays: [] },
    policy: { id: 'default', version: 1, soonWorkingDays: 2, limits: {} },
  };
}

describe('what is written into a correction', () => {
  let http: HttpTestingController;

  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [provideHttpClient(withInterceptors([problems])), provideHttpClientTesting()],
    });
    http = TestBed.inject(HttpTestingController);
  });

  function open(page: RunningJourney, command = 'correctAudit', subject = 'audit:1'): Writing {
    const asked = { detail: pageOf(page), command, subject };
    return TestBed.runInInjectionContext(() => new Writing(asked, journeyForms[command]));
  }

  function write(writing: Writing, change: Draft): void {
    writing.write({ ...writing.draft(), ...change });
  }

  function sent(writing: Writing): Body {
    const asked = writing.asked();
    const form = journeyForms[asked.command];
    const fields = fieldsAsked(form?.fields(asked) ?? [], writing.draft(), new Set());
    const answers = writing.body(fields, form?.fixed?.(asked) ?? {});
    return form?.shape?.(answers, asked) ?? answers;
  }

  async function lookAgain(writing: Writing, page: RunningJourney): Promise<void> {
    const read = writing.readPage();
    http.expectOne(`/api/processes/${JOURNEY_KEY}`).flush(pageOf(page));
    expect(await read).toBeNull();
    writing.moveTo(page.head.version);
  }

  it('is sent alone: what stays as it is, is left out, and what was emptied is removed', () => {
    const writing = open(held());
    expect(writing.draft()).toMatchObject({ from: '2026-12-08', outcome: 'done', note: 'One minor' });
    expect(sent(writing)).toEqual({ audit: 1 });
    write(writing, { reason: 'Mistyped', note: ' Two minors ', reportOn: '' });
    expect(sent(writing)).toEqual({ audit: 1, reason: 'Mistyped', note: 'Two minors', reportOn: null });
    write(writing, { note: 'One minor', reportOn: '2026-12-18' });
    expect(sent(writing)).toEqual({ audit: 1, reason: 'Mistyped' });
  });

  it('is sent alone of a certificate, too; what it cannot do without is asked for', () => {
    const writing = open(held(), 'correctCertificate', 'certificate:ISO 9001');
    write(writing, { reason: 'Mistyped', revision: '2', mark: '', effectiveOn: '' });
    const certificate = { revision: 2, mark: null, effectiveOn: null };
    expect(sent(writing)).toEqual({ standard: 'ISO 9001', reason: 'Mistyped', certificate });
    write(writing, { number: '' });
    const form = journeyForms['correctCertificate'];
    expect(form && errorsOf(form.schema, sent(writing))).toEqual({ number: 'This is still to be filled in.' });
  });

  describe('of what the body said last', () => {
    const about = { standard: 'ISO 9001' };
    const scope = {
      ...{ ...about, kind: 'scope', result: 'granted', on: '2026-12-18', signed: true },
      certificate: { edition: 'ISO 9001:2015', number: 'ALD-2', sites: ['halden'], scope: 'Springs' },
    };
    const decided = (change: object = {}) => {
      const certificate = { ...scope.certificate, expiresOn: '2029-01-21' };
      return held().do('recordDecision', { ...scope, certificate, ...change }, 'ana');
    };
    const writingOf = (page: RunningJourney, command = 'correctDecision') =>
      open(page, command, 'certificate:ISO 9001');

    it('is sent in a part of its own: another result, and of the certificate what is other', () => {
      const writing = writingOf(decided());
      expect(sent(writing)).toEqual({ ...about, decision: {} });
      write(writing, { reason: 'Mistyped', result: 'smallerScope', scope: 'Nails' });
      const decision = { result: 'smallerScope', certificate: { scope: 'Nails' } };
      expect(sent(writing)).toEqual({ ...about, reason: 'Mistyped', decision });
      write(writing, { result: 'refused', note: 'Majors' });
      expect(sent(writing)).toEqual({ ...about, reason: 'Mistyped', decision: { result: 'refused', note: 'Majors' } });
      write(writing, { said: 'notAtAll' });
      expect(sent(writing)).toEqual({ ...about, reason: 'Mistyped', decision: null });
    });

    it('asks for the certificate where none was granted, and says at its own field what cannot be emptied', () => {
      const writing = writingOf(decided({ result: 'refused', reason: 'Majors', certificate: undefined }));
      write(writing, { reason: 'Mistyped', result: 'granted', number: '', expiresOn: '2029-01-21' });
      expect(sent(writing)).toMatchObject({
        decision: {
          result: 'granted',
          certificate: { edition: 'ISO 9001:2015', revision: 1, expiresOn: '2029-01-21' },
        },
      });
      const form = journeyForms['correctDecision'];
      const emptied = { decision: { certificate: { number: null } }, ...about, reason: 'x', signed: true };
      expect(form && errorsOf(form.schema, emptied)).toEqual({ number: 'This is still to be filled in.' });
    });

    it('is sent of a letter, too', () => {
      const letter = { ...about, notice: 'suspended', on: '2026-12-18', reason: 'No audit', until: '2027-03-01' };
      const writing = writingOf(held().do('recordNotice', letter, 'ana'), 'correctNotice');
      write(writing, { reason: 'Mistyped', on: '2026-12-17', until: '' });
      expect(sent(writing)).toEqual({ ...about, reason: 'Mistyped', letter: { on: '2026-12-17', until: null } });
      write(writing, { notice: 'reduced', scope: 'Springs' });
      expect(sent(writing)).toMatchObject({ letter: { notice: 'reduced', on: '2026-12-17', scope: 'Springs' } });
    });
  });

  it('stays when the page is looked at again, beside what others corrected meanwhile', async () => {
    const page = held();
    const writing = open(page);
    write(writing, { reason: 'Mistyped', note: 'Two minors' });
    const other = { audit: 1, reason: 'From the report', outcome: 'followUp', reportOn: '2026-12-17' };
    await lookAgain(writing, page.do('correctAudit', other, 'ana'));
    expect(writing.draft()).toMatchObject({ outcome: 'followUp', reportOn: '2026-12-17', note: 'Two minors' });
    expect(writing.shownVersion()).toBe(page.head.version);
    expect(sent(writing)).toEqual({ audit: 1, reason: 'Mistyped', note: 'Two minors' });
  });

  it('stays when its dialog is opened on a newer page, and is still decided on the version it began with', () => {
    const page = held();
    const begun = page.head.version;
    write(open(page), { reason: 'Mistyped', note: 'Two minors' });
    const writing = open(page.do('correctAudit', { audit: 1, reason: 'x', outcome: 'followUp' }, 'ana'));
    expect(writing.draft()).toMatchObject({ outcome: 'followUp', note: 'Two minors', reason: 'Mistyped' });
    expect(writing.shownVersion()).toBe(begun);
    expect(sent(writing)).toEqual({ audit: 1, reason: 'Mistyped', note: 'Two minors' });
  });

  it('is its writer’s alone: the next person at the same browser does not find it', () => {
    const page = held();
    signedInAs('ana');
    write(open(page), { reason: 'Mistyped', note: 'Two minors' });
    signedInAs(null);
    signedInAs('bo');
    expect(open(page).draft()).toMatchObject({ note: 'One minor' });
    signedInAs('ana');
    expect(open(page).draft()).toMatchObject({ note: 'Two minors', reason: 'Mistyped' });
  });

  it('says why where the page cannot be read again, and keeps all as it is', async () => {
    const writing = open(held());
    write(writing, { note: 'Two minors' });
    const read = writing.readPage();
    const problem = { status: 503, code: 'recordAway', title: 'Away' };
    http.expectOne(`/api/processes/${JOURNEY_KEY}`).flush(problem, { status: 503, statusText: '' });
    expect((await read)?.code).toBe('recordAway');
    expect(writing.draft()).toMatchObject({ note: 'Two minors', outcome: 'done' });
  });
});
