import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { describe, expect, it } from '@jest/globals';
import * as z from 'zod/mini';
import { aJourney, type RunningJourney } from '../../../../../tests/builders/a-journey.ts';
import { evidenceAnswer } from '../../../testing/evidence-of.ts';
import { onJourneyPage } from '../../../testing/journey-page.ts';
import { EvidenceMap } from './evidence-map.ts';
import { evidenceSchema } from './journey-evidence.ts';

let fixture: ComponentFixture<EvidenceMap>;

const host = (): HTMLElement => fixture.nativeElement as HTMLElement;
const cells = (): HTMLButtonElement[] => [...host().querySelectorAll<HTMLButtonElement>('.cell')];
const cell = (name: string): HTMLButtonElement => {
  const found = cells().find((one) => one.getAttribute('aria-label')?.startsWith(name));
  if (!found)
    throw new Error(
      `No cell ${name}: ${cells()
        .map((one) => one.getAttribute('aria-label'))
        .join('; ')}`,
    );
  return found;
};
const region = (): Element | null => host().querySelector('[role="region"]');

async function show(journey: RunningJourney, ratings: Record<string, unknown> = {}): Promise<void> {
  onJourneyPage(journey, 'ana');
  fixture = TestBed.createComponent(EvidenceMap);
  fixture.componentRef.setInput('evidence', z.parse(evidenceSchema, evidenceAnswer(journey, ratings)));
  fixture.componentRef.setInput('key', 'JRN-2026-0001');
  await fixture.whenStable();
}

async function press(button: HTMLElement | null | undefined): Promise<void> {
  if (!button) throw new Error('There is no such button');
  button.click();
  await fixture.whenStable();
}

const RATINGS = {
  'ISO 9001:2026/4.1': { evidence: [{ title: 'Analysis', date: '2026-09-20', files: [], link: 'Binder 4' }] },
  'ISO 9001:2026/4.2': { evidence: [{ title: 'List of parties', date: '2026-10-01', files: [] }] },
  'ISO 9001:2026/8.4.1': { rating: 'notApplicable', justification: 'Nothing is bought' },
};

describe('the map of evidence on the page', () => {
  it('names each cell by its clause, the age of its evidence and its title', async () => {
    await show(aJourney(), RATINGS);
    expect(cell('4.1 2 months: ').textContent.trim()).toMatch(/^4\.1\s2$/);
    expect(cell('4.2 said, no file or place shows it: ').classList).toContain('claimed');
    expect(cell('5.2 none: ').classList).toContain('none');
  });

  it('explains every state that a cell can have', async () => {
    await show(aJourney(), RATINGS);
    const legend = [...host().querySelectorAll('pn-evidence-legend li')].map(({ textContent }) =>
      textContent.replaceAll(/\s+/g, ' ').trim(),
    );
    expect(legend).toEqual([
      '0–2 3–5 6–12 13+ months since the newest evidence',
      'said claimed: no file or place shows it',
      'none no evidence yet',
      'n/a not applicable',
    ]);
  });

  it('opens what is behind a cell, another in its place, and closes it again', async () => {
    await show(aJourney(), RATINGS);
    expect(region()).toBeNull();
    await press(cell('4.1 '));
    expect(region()?.getAttribute('aria-label')).toBe('Evidence for 4.1');
    expect(region()?.textContent).toContain('Analysis');
    expect(cell('4.1 ').getAttribute('aria-expanded')).toBe('true');
    await press(cell('5.2 '));
    expect(cell('4.1 ').getAttribute('aria-expanded')).toBe('false');
    expect(region()?.textContent).toContain('Nothing is at hand.');
    await press(region()?.querySelector<HTMLElement>('[aria-label="Close"]'));
    expect(region()).toBeNull();
  });

  it('says what will fill it while there is nothing, and leads there', async () => {
    await show(aJourney({ editions: ['ISO 9001:2026', 'ISO 14001:2015'] }));
    expect(host().textContent).toContain('No clause has evidence yet.');
    expect(cells()).toEqual([]);
    expect(host().querySelector('[aria-label="Standard"]')).toBeNull();
    expect(host().querySelector('a')?.getAttribute('href')).toBe('/journeys/JRN-2026-0001/gap');
  });

  it('shows one standard at a time, and offers the choice only where there are several', async () => {
    await show(aJourney(), RATINGS);
    expect(host().querySelector('[aria-label="Standard"]')).toBeNull();
    TestBed.resetTestingModule();
    await show(aJourney({ editions: ['ISO 9001:2026', 'ISO 14001:2015'] }), RATINGS);
    await press(cell('4.1 '));
    const [quality, environment] = host().querySelectorAll<HTMLButtonElement>('[aria-label="Standard"] button');
    expect(quality?.getAttribute('aria-pressed')).toBe('true');
    await press(environment);
    expect(environment?.getAttribute('aria-pressed')).toBe('true');
    expect(region()).toBeNull();
    expect(cell('4.1 none: ')).toBeDefined();
  });
});
