import { TestBed } from '@angular/core/testing';
import { describe, expect, it } from '@jest/globals';
import { provideIcons } from '../icons.ts';
import { WaitingHead } from './waiting-head.ts';
import type { WaitingLine } from './waiting-line.ts';

const line: WaitingLine = {
  ...{ id: 'a', shape: 'onTime', who: 'Marta Kos', isMine: false, people: [], what: 'finish an action' },
  ...{ clock: { since: '', sinceLength: null, until: null, then: null, thenShort: null }, due: null, days: null },
  reason: null,
};

async function textOf(inputs: Readonly<Record<string, unknown>>): Promise<string> {
  TestBed.resetTestingModule();
  TestBed.configureTestingModule({ providers: [provideIcons()] });
  const fixture = TestBed.createComponent(WaitingHead);
  for (const [name, value] of Object.entries({ lines: [line], ...inputs })) fixture.componentRef.setInput(name, value);
  await fixture.whenStable();
  return (fixture.nativeElement as HTMLElement).textContent.replaceAll(/\s+/g, ' ').trim();
}

describe('the waiting line of a head', () => {
  it('says that it is of today where the page shows an earlier moment', async () => {
    expect(await textOf({})).toBe('Waiting for Marta Kos to finish an action');
    expect(await textOf({ isToday: true })).toBe('As of today Waiting for Marta Kos to finish an action');
  });
});
