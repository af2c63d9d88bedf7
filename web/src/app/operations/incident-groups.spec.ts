import { describe, expect, it } from '@jest/globals';
import { groupIncidents, type Incident } from './incident-groups.ts';

const incident = (parts: Partial<Incident>): Incident => ({
  errorId: 'e-1',
  key: 'CAPA-2026-0042',
  type: 'capa',
  kind: 'undeliverable',
  message: 'connect ECONNREFUSED 127.0.0.1:587',
  openedAt: '2026-11-23T06:00:04.000Z',
  lastAt: '2026-11-23T09:00:00.000Z',
  count: 1,
  resolvedAt: null,
  ...parts,
});

describe('what is stuck', () => {
  it('is grouped by cause, whatever keys, ids and numbers the text carries', () => {
    const groups = groupIncidents([
      incident({ message: 'tell NC-2026-0001: no answer after 3 tries', key: 'CAPA-2026-0001', count: 3 }),
      incident({ message: 'tell NC-2026-0002: no answer after 11 tries', key: 'CAPA-2026-0002', count: 11 }),
      incident({ message: 'tell NC-2026-0002: no answer after 11 tries', kind: 'fault' }),
    ]);
    expect(groups.map(({ kind, processes, tries }) => [kind, processes, tries])).toEqual([
      ['undeliverable', 2, 14],
      ['fault', 1, 1],
    ]);
  });

  it('shows the latest text, the earliest beginning, and every process once', () => {
    const [group] = groupIncidents([
      incident({ lastAt: '2026-11-23T07:00:00.000Z', openedAt: '2026-11-23T05:00:00.000Z', errorId: 'e-1' }),
      incident({ lastAt: '2026-11-23T08:00:00.000Z', message: 'connect ECONNREFUSED 127.0.0.1:25', errorId: 'e-2' }),
    ]);
    expect(group).toMatchObject({
      message: 'connect ECONNREFUSED 127.0.0.1:25',
      since: '2026-11-23T05:00:00.000Z',
      processes: 1,
    });
    expect(group?.incidents.map(({ errorId }) => errorId)).toEqual(['e-2', 'e-1']);
  });

  it('begins with what holds up most', () => {
    const groups = groupIncidents([
      incident({ kind: 'missingRun', message: 'no run' }),
      incident({ key: 'CAPA-2026-0001' }),
      incident({ key: 'CAPA-2026-0002' }),
    ]);
    expect(groups.map(({ kind }) => kind)).toEqual(['undeliverable', 'missingRun']);
  });
});
