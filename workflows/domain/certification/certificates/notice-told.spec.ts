import { describe, expect, it } from '@jest/globals';
import { anEnteredJourney } from '../../../../tests/builders/a-journey.ts';
import type { Reaction } from '../../kernel/reaction.ts';
import { words } from '../../words.ts';

/** Who is told of this letter, which the lead recorded. */
function told(notice: string, change: Record<string, unknown> = {}): Extract<Reaction, { do: 'notify' }>[] {
  const journey = anEnteredJourney().untilDay('2027-03-01');
  const before = journey.reactions.length;
  journey.do('recordNotice', { standard: 'ISO 9001', notice, on: '2027-02-25', reason: 'Letter', ...change }, 'ana');
  return journey.reactions
    .slice(before)
    .filter((one) => one.do === 'notify')
    .filter(({ code }) => code.startsWith('certificateNotice.'));
}

describe('a letter of the body', () => {
  it.each([
    ['suspended', {}],
    ['reduced', { scope: 'Screws alone' }],
    ['withdrawn', {}],
    ['givenUp', {}],
  ])('after which less is certified is told to top management at once: %s', (notice, change) => {
    expect(told(notice, change)).toMatchObject([
      {
        ...{ code: `certificateNotice.${notice}`, urgency: 'atOnce' },
        to: [{ kind: 'role', role: 'topManagement' }],
        params: { standard: 'ISO 9001', date: { date: '2027-02-25' }, reason: 'Letter' },
      },
    ]);
    expect(words[`notice.certificateNotice.${notice}`]).toMatch(/\{standard\}.*\{date\}.*\{reason\}/);
  });

  it('that leaves the certificate as it is tells nobody', () => {
    expect(told('continued')).toEqual([]);
  });

  it('is told to the lead as well where somebody else recorded it', () => {
    const letter = { standard: 'ISO 9001', notice: 'withdrawn', on: '2027-02-25', reason: 'Letter' };
    const journey = anEnteredJourney().untilDay('2027-03-01').do('recordNotice', letter, 'bo');
    expect(journey.reactions.find(({ id }) => id.startsWith('certificateNotice.'))).toMatchObject({
      to: [
        { kind: 'person', id: 'ana' },
        { kind: 'role', role: 'topManagement' },
      ],
    });
  });
});
