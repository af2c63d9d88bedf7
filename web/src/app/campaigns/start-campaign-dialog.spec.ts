import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { provideRouter } from '@angular/router';
import { describe, expect, it } from '@jest/globals';
import { EDITIONS } from '#domain/seed/editions';
import { problems } from '../core/problems.ts';
import type { ProcessRow } from '../processes/detail.ts';
import { provideIcons } from '../ui/icons.ts';
import { StartCampaignDialog } from './start-campaign-dialog.ts';

const running: ProcessRow = {
  ...{ key: 'TRN-2026-0001', type: 'campaign', title: 'Transition to ISO 14001:2026', stage: 'moving', site: 'halden' },
  ...{ owner: 'ingrid', grade: null, attempt: 1, source: null, clauses: [], raisedAt: '2026-11-03T08:00:00.000Z' },
  standards: ['ISO 14001:2015', 'ISO 14001:2026'],
  ...{ closedAt: null, result: null, open: true, held: false, waiting: null, waitingCount: 0, soonAt: null },
  ...{ lateAt: null, version: 4, clockAheadMs: 0, myCommand: null },
};

describe('starting a transition campaign', () => {
  let fixture: ComponentFixture<StartCampaignDialog>;
  let http: HttpTestingController;
  let closed: unknown[];

  async function open(edition: string | null, campaigns: readonly ProcessRow[]): Promise<void> {
    closed = [];
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(withInterceptors([problems])),
        provideHttpClientTesting(),
        provideRouter([]),
        provideIcons(),
        { provide: MAT_DIALOG_DATA, useValue: { edition } },
        { provide: MatDialogRef, useValue: { close: (result: unknown) => closed.push(result) } },
      ],
    });
    http = TestBed.inject(HttpTestingController);
    fixture = TestBed.createComponent(StartCampaignDialog);
    TestBed.tick();
    http.expectOne('/api/editions').flush({ editions: EDITIONS });
    http.expectOne('/api/journeys').flush({ journeys: [], calendars: {} });
    http.expectOne('/api/processes?type=campaign&limit=200').flush({ rows: campaigns });
    await fixture.whenStable();
  }

  const page = (): HTMLElement => fixture.nativeElement as HTMLElement;
  const button = (label: string): HTMLButtonElement => {
    const found = [...page().querySelectorAll<HTMLButtonElement>('pn-action button')].find(({ textContent }) =>
      textContent.includes(label),
    );
    if (!found) throw new Error(`There is no ${label}`);
    return found;
  };
  const chosenEdition = (): string => page().querySelector('select')?.value ?? '';

  it('says that one runs already, starts no other, and leads to it', async () => {
    await open('ISO 14001:2026', [running]);
    expect(page().textContent).toContain('A campaign for ISO 14001:2026 runs already.');
    expect(page().querySelector('pn-journeys-choice')).toBeNull();
    expect(button('Start the campaign').getAttribute('aria-disabled')).toBe('true');
    page()
      .querySelector('form')
      ?.dispatchEvent(new Event('submit', { cancelable: true }));
    await fixture.whenStable();
    http.expectNone('/api/processes/campaign/births/startTransition');
    button('Open TRN-2026-0001').click();
    expect(closed).toEqual(['TRN-2026-0001']);
  });

  it('offers the edition first that has no campaign', async () => {
    await open(null, [running]);
    expect(chosenEdition()).toBe('ISO 9001:2026');
    expect(page().textContent).not.toContain('runs already');
    expect(page().querySelector('pn-journeys-choice')).not.toBeNull();
    expect(button('Start the campaign').getAttribute('aria-disabled')).not.toBe('true');
  });

  it('can be started again when the campaign has ended', async () => {
    await open('ISO 14001:2026', [{ ...running, open: false }]);
    expect(button('Start the campaign').getAttribute('aria-disabled')).not.toBe('true');
  });
});
