import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { describe, expect, it } from '@jest/globals';
import * as z from 'zod/mini';
import { aJourney, aProof, anEnteredJourney, type RunningJourney } from '../../../../../tests/builders/a-journey.ts';
import { unbroken } from '../../../../../tests/builders/unbroken.ts';
import { evidenceAnswer } from '../../../testing/evidence-of.ts';
import { appears, onJourneyPage } from '../../../testing/journey-page.ts';
import { AuditorAsks } from './auditor-asks.ts';
import { evidenceSchema } from './journey-evidence.ts';

let fixture: ComponentFixture<AuditorAsks>;

const host = (): HTMLElement => fixture.nativeElement as HTMLElement;
const said = (element: Element | null | undefined): string =>
  (element?.textContent ?? '').replaceAll(/\s+/g, ' ').trim();
const lines = (): HTMLButtonElement[] => [...host().querySelectorAll<HTMLButtonElement>('.line')];
const behind = (): Element | null => host().querySelector('[role="region"]');

async function show(journey: RunningJourney, ratings: Record<string, unknown> = {}, reader = 'ana'): Promise<void> {
  onJourneyPage(journey, reader);
  fixture = TestBed.createComponent(AuditorAsks);
  fixture.componentRef.setInput('evidence', z.parse(evidenceSchema, evidenceAnswer(journey, ratings)));
  fixture.componentRef.setInput('state', journey.state);
  fixture.componentRef.setInput('key', journey.head.key);
  await fixture.whenStable();
}

async function press(button: HTMLElement | null | undefined): Promise<void> {
  if (!button) throw new Error('There is no such button');
  button.click();
  await fixture.whenStable();
}

async function open(clause: string): Promise<void> {
  if (lines().length === 8) await press(host().querySelector<HTMLElement>('.more'));
  await press(lines().find((line) => said(line).includes(`:2026 ${clause} `)));
}

/** Stage 1 is planned, and documents are being written. */
const beforeStage1 = (): RunningJourney =>
  aJourney()
    .do('planAudit', { kind: 'stage1', from: '2027-01-19', to: '2027-01-19' }, 'ana')
    .do('beginStage', { stage: 'documentation' }, 'ana');

const minutes = (date: string, link?: string) => ({
  evidence: [{ title: 'Minutes', date, files: [], ...(link === undefined ? {} : { link }) }],
});

describe('what the auditor would ask next', () => {
  it('names the audit, and counts what is missing, claimed, old and at hand', async () => {
    await show(beforeStage1(), {
      'ISO 9001:2026/4.3': minutes('2026-10-01', 'Binder 4'),
      'ISO 9001:2026/5.2.2': minutes('2026-10-01'),
      'ISO 9001:2026/6.2.1': minutes('2025-06-01', 'Binder 6'),
    });
    expect(said(host().querySelector('pn-section-head'))).toContain('stage 1 audit, Tue 19 Jan 2027');
    const [all = 0, missing = 0, claimed = 0, stale = 0, atHand = 0] =
      said(host().querySelector('.sum')).match(/\d+/g)?.map(Number) ?? [];
    expect([claimed, stale, atHand]).toEqual([1, 1, 1]);
    expect(all).toBe(missing + claimed + stale + atHand);
  });

  it('lists what is missing first, the first eight, and all when asked to', async () => {
    await show(beforeStage1(), { 'ISO 9001:2026/4.3': minutes('2026-10-01', 'Binder 4') });
    expect(lines()).toHaveLength(8);
    expect(lines().every((line) => said(line.querySelector('.hand')) === 'nothing')).toBe(true);
    const more = host().querySelector<HTMLElement>('.more');
    expect(said(more)).toMatch(/^Show all \d+$/);
    await press(more);
    expect(`Show all ${String(lines().length)}`).not.toBe('Show all 8');
    expect(said(lines().at(-1))).toContain('4.3');
    expect(said(lines().at(-1)?.querySelector('.hand'))).toBe('Thu 1 Oct');
    await press(host().querySelector<HTMLElement>('.more'));
    expect(lines()).toHaveLength(8);
  });

  it('opens one line at a time: its evidence, its proof, its row of the gap analysis', async () => {
    await show(beforeStage1(), { 'ISO 9001:2026/4.3': minutes('2026-10-01', 'Binder 4') });
    await open('4.3');
    expect(behind()?.getAttribute('aria-label')).toBe('Behind ISO 9001:2026 4.3');
    expect(said(behind())).toContain('Minutes Thu 1 Oct, gap analysis');
    expect(said(behind())).toContain('kept at Binder 4');
    expect(said(behind())).toContain('Confirm the documented information');
    const link = behind()?.querySelector('a');
    expect(link?.getAttribute('href')).toBe(
      '/journeys/JRN-2026-0001/gap?edition=ISO%209001:2026&row=ISO%209001:2026%2F4.3',
    );
    const opened = lines().filter((line) => line.getAttribute('aria-expanded') === 'true');
    expect(opened).toHaveLength(1);
    await press(lines()[0]);
    expect(host().querySelectorAll('[role="region"]')).toHaveLength(1);
    expect(said(behind())).toContain('Nothing is at hand.');
    await press(lines()[0]);
    expect(behind()).toBeNull();
  });

  it('says of a claim that nothing shows it', async () => {
    await show(beforeStage1(), { 'ISO 9001:2026/4.3': minutes('2026-10-01') });
    await open('4.3');
    expect(said(lines().at(-1)?.querySelector('.hand'))).toBe('only claimed');
    expect(said(behind())).toContain('claimed: no file or place shows it');
  });

  it('asks for the very proof when it is confirmed', async () => {
    await show(beforeStage1());
    await open('4.3');
    await press(behind()?.querySelector<HTMLElement>('pn-action button'));
    const form = await appears('pn-command-dialog form');
    const chosen = [...form.querySelectorAll('select')].flatMap((select) =>
      [...select.selectedOptions].map(({ textContent }) => textContent.trim()),
    );
    expect(chosen.some((label) => label.startsWith('4.3 '))).toBe(true);
  });

  it('wants no proof that there is', async () => {
    const journey = beforeStage1();
    await show(journey.do('confirmProof', aProof('documentation:ISO 9001:2026/4.3'), 'ana'));
    await open('4.3');
    expect(said(behind())).toContain('Documented information: Seen Fri 20 Nov, confirmed proof');
    expect(behind()?.querySelector('pn-action')).toBeNull();
  });

  it('offers no proof before its stage has begun', async () => {
    await show(aJourney());
    await press(lines()[0]);
    expect(behind()?.querySelector('pn-action')).toBeNull();
    expect(behind()?.querySelector('a')).not.toBeNull();
  });

  it('says that no audit is planned, and then asks as a surveillance would', async () => {
    await show(anEnteredJourney());
    expect(said(host().querySelector('pn-section-head'))).toContain('no audit is planned');
    expect(said(lines()[0])).toContain('ISO 9001:2015');
  });

  it('says dates in the words of the page', async () => {
    await show(beforeStage1());
    expect(host().textContent).toContain(unbroken('Tue 19 Jan 2027'));
  });
});
