import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { afterEach, describe, expect, it } from '@jest/globals';
import { acceptedGaps, A_PLAN } from '../../../../tests/builders/a-journey.ts';
import { appears, detailOf, onJourneyPage } from '../../testing/journey-page.ts';
import { ProcessView } from './process-view.ts';

const dialog = 'pn-command-dialog';
afterEach(() => document.querySelectorAll('.cdk-overlay-container').forEach((one) => one.remove()));

describe('what is asked after something of one’s own', () => {
  it('is about the page with it', async () => {
    const journey = acceptedGaps();
    onJourneyPage(journey, 'ana');
    const view = TestBed.inject(ProcessView);
    const http = TestBed.inject(HttpTestingController);
    const saved = view.save('savePlan', 'plan', A_PLAN);
    await new Promise((resolve) => setTimeout(resolve));
    const { version } = journey.do('savePlan', A_PLAN, 'ana').head;
    http
      .expectOne(({ url }) => url.endsWith('/commands/savePlan'))
      .flush({ outcome: { status: 'done', version, events: 1 } });
    await saved;
    void view.run('submitPlan', 'plan');
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(document.querySelector(dialog)).toBeNull();
    view.detail.set(detailOf(journey, 'ana'));
    expect(await appears(dialog)).toBeTruthy();
  });
});
