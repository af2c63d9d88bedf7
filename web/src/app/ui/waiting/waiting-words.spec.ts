import { TestBed } from '@angular/core/testing';
import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Waiting } from '#domain/kernel/waiting';
import { Directory } from '../../core/directory.ts';
import { Session } from '../../core/session.ts';
import { WordsOfConsole } from '../../words/words-of-console.ts';
import { WaitingWords } from './waiting-words.ts';

const calendar = {
  id: 'no',
  version: 3,
  zone: 'Europe/Oslo',
  workdays: [1, 2, 3, 4, 5],
  holidays: ['2026-12-24', '2026-12-25'],
};
const waiting: Waiting = {
  id: 'acceptGaps:gap:1',
  code: 'journey.acceptGaps',
  params: {},
  subject: 'gap',
  who: { kind: 'person', id: 'ana' },
  since: '2026-12-01T08:00:00.000Z',
  until: '2026-12-22T22:59:59.999Z',
};

describe('a waiting line in a list', () => {
  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [
        { provide: Directory, useValue: { calendarOf: () => calendar, siteName: () => 'Halden' } },
        { provide: Session, useValue: { person: () => null } },
        {
          provide: WordsOfConsole,
          useValue: {
            wording: () => ({
              words: {},
              names: { person: (id: string) => id, site: (id: string) => id },
              dates: { now: new Date('2026-12-28T09:00:00Z') },
            }),
          },
        },
      ],
    });
  });

  it('is late as many working days as on the page of its process: holidays of the site are none', () => {
    const words = TestBed.inject(WaitingWords);
    expect(words.line(waiting, { site: 'halden' }).due?.words).toBe('Late 2 working days');
    expect(words.line(waiting, calendar).due?.words).toBe('Late 2 working days');
  });
});
