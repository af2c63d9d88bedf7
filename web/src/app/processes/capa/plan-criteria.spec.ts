import { provideHttpClient } from '@angular/common/http';
import { provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { beforeEach, describe, expect, it } from '@jest/globals';
import type { CapaState } from '#domain/capa/state';
import { aCapa } from '../../../../../tests/builders/a-capa.ts';
import { ProcessView } from '../process-view.ts';
import { AttemptRecord } from './attempt-record.ts';

/** What the record of an attempt says about when and by what it is judged. */
function criteriaOf(state: CapaState): string {
  const fixture = TestBed.createComponent(AttemptRecord);
  fixture.componentRef.setInput('state', state);
  fixture.detectChanges();
  const element: unknown = fixture.nativeElement;
  if (!(element instanceof HTMLElement)) throw new Error('Nothing was drawn');
  return element.querySelector('pn-plan-criteria')?.textContent.replaceAll(/\s+/g, ' ') ?? '';
}

describe('the criteria of a plan', () => {
  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([]), ProcessView],
    });
  });

  it('are judged some days after the last verification', () => {
    const loop = aCapa().inImplementation().build();
    expect(criteriaOf(loop.state)).toContain('60 days after the last verification');
  });

  it('of one day speak of one day', () => {
    const loop = aCapa().inPlan().build();
    loop.toApproval(loop.planFromNow({ waiting: { days: 1 } }));
    expect(criteriaOf(loop.state)).toContain('1 day after the last verification');
  });

  it('are judged on the date that an inconclusive verdict set', () => {
    const loop = aCapa().inEffectivenessCheck().build().judge('inconclusive', { newDate: '2027-05-18' });
    const shown = criteriaOf(loop.state);
    expect(shown).toContain('18 May');
    expect(shown).toContain('the new date set with the inconclusive verdict');
    expect(shown).not.toContain('after the last verification');
  });

  it('stand beside those of the attempt before while they wait for approval', () => {
    const loop = aCapa().inEffectivenessCheck().build().judge('notEffective').toRootCause().toPlan();
    loop.toApproval(loop.planFromNow({ criteria: 'Fewer than five' }));
    const shown = criteriaOf(loop.state);
    expect(shown).toContain('Fewer than five Attempt 1, effective when: No batch below 8 µm for 60 days');
    expect(shown).toContain('Attempt 1, the effect has to show for 60 days');
    expect(criteriaOf(aCapa().awaitingApproval().build().state)).not.toContain('Attempt');
  });
});
