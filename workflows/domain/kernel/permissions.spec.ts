import { describe, expect, it } from '@jest/globals';
import { covers, reachOf } from './permissions.ts';

describe('reach', () => {
  it('of a role held for one site is that site, even where the role reaches all', () => {
    const reach = reachOf([{ role: 'qualityManager', site: 'brno' }], 'process.read', 'halden');
    expect(reach).toEqual({ all: false, own: false, sites: ['brno'] });
    expect(covers(reach, 'ana', { site: 'brno', people: [] })).toBe(true);
    expect(covers(reach, 'ana', { site: 'halden', people: ['ana'] })).toBe(false);
  });

  it('joins what several roles grant', () => {
    const reach = reachOf([{ role: 'employee' }, { role: 'manager', site: 'brno' }], 'process.read', 'halden');
    expect(reach).toEqual({ all: false, own: true, sites: ['brno'] });
  });

  it('of an employee is what they take part in', () => {
    const reach = reachOf([{ role: 'employee' }], 'process.read', 'brno');
    expect(covers(reach, 'eva', { site: 'brno', people: ['eva'] })).toBe(true);
    expect(covers(reach, 'eva', { site: 'brno', people: ['ben'] })).toBe(false);
  });

  it('without a role that grants it covers nothing', () => {
    const reach = reachOf([{ role: 'externalAuditor' }], 'people.manage', 'brno');
    expect(covers(reach, 'x', { site: 'brno', people: ['x'] })).toBe(false);
  });
});
