import { describe, expect, it } from '@jest/globals';
import type { Person } from '../people/person.ts';
import { whatThen, type ReportingMoment } from './what-then.ts';

const person = (id: string, fields: Partial<Person>): Person => ({
  id,
  name: id,
  email: `${id}@halden.example`,
  title: '',
  site: 'brno',
  roles: [{ role: 'employee' }],
  manager: null,
  active: true,
  absence: null,
  granted: null,
  version: 1,
  ...fields,
});

const around: ReportingMoment = {
  // A Monday.
  now: new Date('2026-11-23T08:41:00.000Z'),
  me: 'petr',
  roles: [{ role: 'employee' }],
  people: [person('petr', { manager: 'lukas' }), person('lukas', { roles: [{ role: 'manager', site: 'brno' }] })],
  site: {
    id: 'brno',
    name: 'Brno',
    country: 'CZ',
    zone: 'Europe/Prague',
    places: [],
    calendar: 'brno',
    policy: 'default',
    active: true,
    version: 1,
  },
};
const body = { what: 'Rust on 3 crates', site: 'brno', place: 'Plating hall' };

describe('what a report would cause', () => {
  it('waits for the correction and for triage, by the rules of the record', () => {
    const waiting = whatThen(body, around)?.waiting ?? [];
    expect(waiting.map(({ code, who, until }) => [code, who, until])).toEqual([
      ['triage', { kind: 'role', role: 'qualityManager', site: 'brno' }, '2026-11-25T22:59:59.999Z'],
      ['recordCorrection', { kind: 'person', id: 'lukas' }, '2026-11-30T22:59:59.999Z'],
    ]);
  });

  it('is known before what and where are typed', () => {
    expect(whatThen({ ...body, what: '', place: '' }, around)?.waiting).toHaveLength(2);
  });

  it('asks for the correction the same day where people are in danger', () => {
    const [first] = whatThen({ ...body, danger: 'people' }, around)?.waiting ?? [];
    expect(first).toMatchObject({ code: 'recordCorrection', until: '2026-11-23T22:59:59.999Z' });
  });

  it('says why the record would refuse it', () => {
    expect(whatThen({ ...body, happenedOn: '2026-12-24' }, around)?.refusal).not.toBeNull();
  });

  it('says nothing of a policy it does not know', () => {
    expect(whatThen(body, { ...around, site: { ...around.site, policy: 'strict' } })).toBeNull();
  });
});
