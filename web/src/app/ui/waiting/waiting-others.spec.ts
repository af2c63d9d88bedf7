import { TestBed } from '@angular/core/testing';
import { describe, expect, it } from '@jest/globals';
import type { WaitingLine } from './waiting-line.ts';
import { WaitingOthers } from './waiting-others.ts';

const line = (id: string, shape: WaitingLine['shape']): WaitingLine => ({
  ...{ id, shape, who: 'Marta Kos', isMine: false, people: [], what: 'finish an action' },
  ...{ clock: { since: '', sinceLength: null, until: null, then: null, thenShort: null }, due: null, days: null },
  reason: null,
});

async function textOf(...others: WaitingLine[]): Promise<string> {
  const fixture = TestBed.createComponent(WaitingOthers);
  fixture.componentRef.setInput('others', others);
  await fixture.whenStable();
  return (fixture.nativeElement as HTMLElement).textContent.replaceAll(/\s+/g, ' ').trim();
}

describe('what else is waited for', () => {
  it('says how many of it are late, for the first line may be calm', async () => {
    expect(await textOf(line('a', 'late'), line('b', 'soon'), line('c', 'late'))).toBe('and 3 others (2 late)');
    TestBed.resetTestingModule();
    expect(await textOf(line('b', 'soon'))).not.toContain('late');
  });
});
