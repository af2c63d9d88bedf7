import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { describe, expect, it } from '@jest/globals';
import { aJourney } from '../../../../../tests/builders/a-journey.ts';
import { onJourneyPage } from '../../../testing/journey-page.ts';
import { EvidenceItems } from './evidence-items.ts';
import type { EvidenceAtHand } from './journey-evidence.ts';

let fixture: ComponentFixture<EvidenceItems>;

const anItem = (change: Partial<EvidenceAtHand> = {}): EvidenceAtHand => ({
  source: 'gap',
  title: 'Minutes of the meeting',
  on: '2026-10-01',
  files: [],
  link: null,
  requirement: null,
  ...change,
});
const aFile = {
  ...{ id: 'f1', name: 'minutes.pdf', type: 'application/pdf', size: 4_200, sha256: 'ab', uploadedBy: 'ana' },
  ...{ uploadedAt: '2026-10-01T08:00:00.000Z', evidenceDate: null },
};

async function show(...items: EvidenceAtHand[]): Promise<string[]> {
  onJourneyPage(aJourney(), 'ana', [aFile]);
  fixture = TestBed.createComponent(EvidenceItems);
  fixture.componentRef.setInput('items', items);
  await fixture.whenStable();
  return [...host().querySelectorAll('li')].map((line) => line.textContent.replaceAll(/\s+/g, ' ').trim());
}
const host = (): HTMLElement => fixture.nativeElement as HTMLElement;
const links = (): (string | null)[][] =>
  [...host().querySelectorAll('a')].map((link) => [link.textContent, link.getAttribute('href')]);

describe('what stands behind a clause', () => {
  it('names its day and where it comes from', async () => {
    expect(
      await show(
        anItem({ link: 'Binder 4' }),
        anItem({ source: 'finding', title: 'Register brought up to date', files: ['f1'] }),
        anItem({ source: 'proof', title: 'Seen', requirement: 'documentation.clause', link: 'Binder 5' }),
      ),
    ).toEqual([
      'Minutes of the meeting Thu 1 Oct, gap analysis kept at Binder 4',
      'Register brought up to date Thu 1 Oct, answer to a finding minutes.pdf',
      'Documented information: Seen Thu 1 Oct, confirmed proof kept at Binder 5',
    ]);
  });

  it('leads to its files and to addresses on the web, and to no other place', async () => {
    await show(
      anItem({ files: ['f1', 'f2'] }),
      anItem({ link: 'https://documents.example/4' }),
      anItem({ link: 'javascript:alert(1)' }),
    );
    expect(links()).toEqual([
      ['minutes.pdf', '/api/files/f1'],
      // A file of another process, whose name is not known here.
      ['File', '/api/files/f2'],
      ['https://documents.example/4', 'https://documents.example/4'],
    ]);
  });

  it('is only claimed when nobody could look at it', async () => {
    const [claimed, there] = await show(anItem(), anItem({ link: 'Binder 4' }));
    expect(claimed).toContain('claimed: no file or place shows it');
    expect(there).not.toContain('claimed');
  });

  it('is nothing, with what to do about it', async () => {
    expect(await show()).toEqual([
      'Nothing is at hand. Add evidence in the gap analysis, or confirm a proof of a stage.',
    ]);
  });
});
