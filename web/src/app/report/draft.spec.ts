import { beforeEach, describe, expect, it } from '@jest/globals';
import { reportBody } from '#domain/report/bodies';
import { bodyOf, DraftStore, emptyDraft, newKey } from './draft.ts';

const now = new Date('2026-11-23T08:41:00.000Z');
const written = { ...emptyDraft({ site: 'brno', place: ' Plating hall ' }), what: ' Rust on 3 crates ' };

describe('the body of a report', () => {
  it('needs nothing but what and where, and the domain takes it', () => {
    expect(bodyOf(written)).toEqual({
      what: 'Rust on 3 crates',
      site: 'brno',
      place: 'Plating hall',
      kind: 'nonconformity',
    });
    expect(reportBody.safeParse(bodyOf(written)).success).toBe(true);
  });

  it('carries everything that was filled in, and the domain takes that too', () => {
    const body = bodyOf({
      ...written,
      suggestedGrade: 'major',
      done: ['Set aside'],
      doneElse: 'told the shift',
      kind: 'incident',
      happenedOn: '2026-11-22',
      source: 'supplier',
      danger: 'people',
      shipmentOn: '2026-11-25',
      reference: 'order 55 218',
      photos: [{ id: 'f-1', name: 'rack.jpg', at: now.toISOString() }],
    });
    expect(body).toMatchObject({ doneAtOnce: 'Set aside, told the shift', danger: 'people', evidence: ['f-1'] });
    expect(reportBody.safeParse(body).success).toBe(true);
  });
});

describe('a report that is being written', () => {
  let store: DraftStore;

  beforeEach(() => {
    localStorage.clear();
    store = new DraftStore('petr', localStorage);
  });

  it('comes back with the same key, so that sending again is the same report', () => {
    const draft = { ...written, mayHaveArrived: true };
    store.save(draft);
    expect(store.load(now)).toEqual(draft);
  });

  it('is the person’s own', () => {
    store.save(written);
    expect(new DraftStore('ana', localStorage).load(now)).toBeNull();
  });

  it('is not kept while nothing was typed', () => {
    store.save(written);
    store.save(emptyDraft({ site: 'brno', place: 'Plating hall' }));
    expect(store.load(now)).toBeNull();
  });

  it('forgets photos that the server has removed by now', () => {
    store.save({ ...written, photos: [{ id: 'f-1', name: 'rack.jpg', at: '2026-11-22T08:00:00.000Z' }] });
    expect(store.load(now)?.photos).toEqual([]);
  });

  it('goes when it has arrived; the place stays for the next one', () => {
    store.save(written);
    store.finish(written);
    expect(store.load(now)).toBeNull();
    expect(store.lastPlace()).toEqual({ site: 'brno', place: 'Plating hall' });
  });

  it('that cannot be read does not stop a new one', () => {
    localStorage.setItem('perennial.report.draft.petr', '{"what":1}');
    expect(store.load(now)).toBeNull();
  });

  it('has a key that the server takes', () => {
    expect(newKey()).toMatch(/^[\w.:-]{8,100}$/);
    expect(newKey()).not.toBe(newKey());
  });
});
