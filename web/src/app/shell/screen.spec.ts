import { describe, expect, it } from '@jest/globals';
import { pages } from './pages.ts';
import { beyondBar, screenAt, screensOf } from './screen.ts';

const marked = screensOf(pages).filter(({ place }) => place !== 'palette');
const at = (address: string): string | undefined => screenAt(address, marked)?.label;

describe('the screen an address belongs to', () => {
  it('is its own, whatever its filters', () => {
    expect(at('/journeys?as=table')).toBe('Journeys');
    expect(at('/capas/new')).toBe('Report');
    expect(at('/capas')).toBe('CAPAs');
  });

  it('is the one it lies under, on every page of a journey', () => {
    for (const page of ['', '/plan', '/gap?row=4.1', '/findings', '/certificates'])
      expect(at(`/journeys/JRN-2026-0001${page}`)).toBe('Journeys');
    expect(at('/standards/iso-9001-2026')).toBe('Standards');
  });

  it('is the one that leads to it', () => {
    expect(at('/processes/JRN-2026-0001')).toBe('Journeys');
    expect(at('/campaigns')).toBe('Journeys');
    expect(at('/campaigns/TRN-2026-0001')).toBe('Journeys');
    expect(at('/processes/CAPA-2026-0042?lens=history')).toBe('CAPAs');
    expect(at('/processes/NC-2026-0042')).toBe('CAPAs');
  });

  it('is none of a page that belongs to no screen', () => {
    expect(at('/password')).toBeUndefined();
  });
});

describe('the bar of a phone', () => {
  const labels = (count: number) => beyondBar(marked.slice(0, count)).map(({ label }) => label);

  it('shows as many screens as have a place, and leads to the others from its last one', () => {
    expect(labels(5)).toEqual([]);
    expect(labels(7)).toEqual(marked.slice(4, 7).map(({ label }) => label));
  });
});
