import { describe, expect, it } from '@jest/globals';
import { unbroken } from '../../../../tests/builders/unbroken.ts';
import { catalogue } from '../words/catalogue.ts';
import type { Wording } from '../words/sentence.ts';
import { newsByDay } from './news.ts';
import type { Change, TodayView } from './today.ts';

const wording: Wording = {
  words: catalogue,
  names: { person: (id) => (id === 'lukas' ? 'Lukas Brandt' : id), site: (id) => id },
  dates: { now: new Date('2026-11-23T08:41:00.000Z'), zone: 'Europe/Prague' },
};

function aView(changes: readonly Partial<Change>[], notices: TodayView['notices'] = []): TodayView {
  return {
    now: '2026-11-23T08:41:00.000Z',
    tasks: [],
    waitingForOthers: [],
    counts: { open: 0, late: 0, soon: 0 },
    stranded: 0,
    since: '2026-11-20T15:40:00.000Z',
    notices,
    changes: changes.map((change, index) => ({
      key: 'CAPA-2026-0040',
      type: 'capa',
      title: 'Calibration status not visible',
      eventType: 'planSubmitted',
      subject: 'plan',
      actor: { kind: 'person', id: 'lukas' },
      at: '2026-11-23T06:52:00.000Z',
      seq: index + 1,
      ...change,
    })),
  };
}

const zoneOf = (site: string) => (site === 'monterrey' ? 'America/Monterrey' : 'Europe/Oslo');
const textsOf = (view: TodayView) =>
  newsByDay(view, wording, zoneOf).flatMap(({ news }) => news.map(({ text }) => text));

describe('what happened since the last visit', () => {
  it('says who did what', () => {
    expect(textsOf(aView([{}]))).toEqual(['Lukas Brandt sent the plan for approval']);
  });

  it('uses the short form where the event’s own sentence needs what news do not carry', () => {
    const texts = textsOf(
      aView([{ eventType: 'planReturned' }, { eventType: 'actionCompleted', subject: 'action:3' }]),
    );
    expect(texts).toEqual(['Lukas Brandt returned the plan', 'Lukas Brandt finished action 3']);
  });

  it('says of an event it has no words for that somebody changed it', () => {
    expect(textsOf(aView([{ eventType: 'somethingOfALaterRelease' }]))).toEqual(['Lukas Brandt changed it']);
  });

  it('never leaves a placeholder open', () => {
    const types = Object.keys(catalogue).filter((code) => code.startsWith('event.'));
    const texts = textsOf(aView(types.map((code) => ({ eventType: code.slice('event.'.length) }))));
    expect(texts).toHaveLength(types.length);
    expect(texts.filter((text) => /[{}]/.test(text))).toEqual([]);
  });

  it('groups by day, the newest first, and leaves out notices from before', () => {
    const notice = {
      key: 'NC-2026-0044',
      site: 'brno',
      title: 'Outdated drawing',
      urgency: 'digest',
      params: {},
    } as const;
    const days = newsByDay(
      aView(
        [{}, { at: '2026-11-22T10:00:00.000Z' }, { at: '2026-11-20T16:44:00.000Z' }],
        [
          { ...notice, id: 'new', code: 'nowEvaluator', at: '2026-11-23T07:00:00.000Z' },
          { ...notice, id: 'old', code: 'nowEvaluator', at: '2026-11-19T07:00:00.000Z' },
        ],
      ),
      wording,
      zoneOf,
    );
    expect(days.map(({ name, news }) => [name, news.length])).toEqual([
      ['Today', 2],
      ['Yesterday', 1],
      [unbroken('Fri 20 Nov'), 1],
    ]);
    expect(days[0]?.news[0]?.told).toBe(true);
  });

  it('says a deadline as a day of its site, not as an hour of the reader’s next morning', () => {
    const texts = textsOf(
      aView(
        [],
        [
          {
            ...{ id: 'late', key: 'CAPA-2026-0020', site: 'monterrey', title: 'Torque wrenches', urgency: 'digest' },
            ...{ code: 'late', at: '2026-11-23T07:00:00.000Z' },
            params: { until: { at: '2026-11-14T05:59:59.999Z' }, task: 'find the root cause' },
          },
        ],
      ),
    );
    expect(texts).toEqual([unbroken('Late since Fri 13 Nov 23:59: find the root cause')]);
  });
});
