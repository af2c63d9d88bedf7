import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { ApplicationRef } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { aJourney } from '../../../../../tests/builders/a-journey.ts';
import { evidenceAnswer } from '../../../testing/evidence-of.ts';
import { problems } from '../../core/problems.ts';
import type { Read } from '../../core/read.ts';
import { journeyEvidence, type JourneyEvidence } from './journey-evidence.ts';

const ADDRESS = '/api/journeys/JRN-2026-0001/evidence';

describe('the evidence of a journey', () => {
  let http: HttpTestingController;
  let evidence: Read<JourneyEvidence>;

  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [provideHttpClient(withInterceptors([problems])), provideHttpClientTesting(), provideRouter([])],
    });
    http = TestBed.inject(HttpTestingController);
    evidence = TestBed.runInInjectionContext(() => journeyEvidence(() => 'JRN-2026-0001'));
    TestBed.tick();
  });

  const settled = (): Promise<void> => TestBed.inject(ApplicationRef).whenStable();

  it('is being loaded, then there', async () => {
    expect([evidence.loading(), evidence.value(), evidence.problem()]).toEqual([true, undefined, null]);
    http.expectOne(ADDRESS).flush(evidenceAnswer(aJourney()));
    await settled();
    expect(evidence.loading()).toBe(false);
    expect(evidence.value()?.clauses.some(({ row }) => row.clause === '4.1')).toBe(true);
  });

  it('says why it is not there, and comes when it is asked for again', async () => {
    const failed = { title: 'The records cannot be read now', code: 'unavailable', status: 503, errorId: 'e-1' };
    http.expectOne(ADDRESS).flush(failed, { status: 503, statusText: 'Unavailable' });
    await settled();
    expect(evidence.value()).toBeUndefined();
    expect(evidence.problem()).toMatchObject({ title: 'The records cannot be read now', errorId: 'e-1' });
    evidence.reload();
    TestBed.tick();
    http.expectOne(ADDRESS).flush(evidenceAnswer(aJourney()));
    await settled();
    expect(evidence.problem()).toBeNull();
    expect(evidence.value()).toBeDefined();
  });

  it('is no answer of another form', async () => {
    http.expectOne(ADDRESS).flush({ today: '2026-11-23', clauses: [{ status: 'unheardOf' }] });
    await settled();
    expect(evidence.value()).toBeUndefined();
    expect(evidence.problem()).not.toBeNull();
  });
});
