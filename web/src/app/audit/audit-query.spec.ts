import { describe, expect, it } from '@jest/globals';
import { convertToParamMap } from '@angular/router';
import { byDay } from './audit-days.ts';
import { auditQuery, auditUrl, isNarrowed } from './audit-query.ts';

describe('the audit trail’s address', () => {
  it('asks for what the page’s address says, and for nothing empty', () => {
    const query = auditQuery(convertToParamMap({ actor: 'ana.ruiz', key: ' CAPA-2026-0042 ', from: '', lens: 'x' }));
    expect(auditUrl(query)).toBe('/api/audit?actor=ana.ruiz&key=CAPA-2026-0042');
    expect(isNarrowed(query)).toBe(true);
  });

  it('asks for everything when nothing narrows it', () => {
    const query = auditQuery(convertToParamMap({}));
    expect(auditUrl(query)).toBe('/api/audit');
    expect(isNarrowed(query)).toBe(false);
  });
});

describe('the days of the audit trail', () => {
  it('gather rows that follow each other', () => {
    const rows = ['2026-10-12T14:20', '2026-10-12T06:00', '2026-10-11T06:00'].map((at) => ({ at }));
    expect(byDay(rows, (at) => at.slice(0, 10)).map(({ date, rows: { length } }) => [date, length])).toEqual([
      ['2026-10-12', 2],
      ['2026-10-11', 1],
    ]);
  });
});
