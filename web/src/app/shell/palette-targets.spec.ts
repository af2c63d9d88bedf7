import { describe, expect, it } from '@jest/globals';
import { targetsOf } from './palette-targets.ts';

const nothing = { processes: [], people: [], sites: [], bodies: [], editions: [] };

describe('where what is found leads', () => {
  it('a process, and an edition, to its page', () => {
    const found = {
      ...nothing,
      processes: [{ key: 'CAPA-2026-0042', type: 'capa', title: 'Thin layer' }],
      editions: [{ name: 'ISO/IEC 27001:2022', subject: 'Information security' }],
    };
    expect(targetsOf(found, () => 'CAPA')).toMatchObject([
      { label: 'Thin layer', note: 'CAPA, CAPA-2026-0042', url: '/processes/CAPA-2026-0042' },
      { label: 'ISO/IEC 27001:2022', note: 'standard, information security', url: '/standards/iso-iec-27001-2022' },
    ]);
  });

  it('people, bodies and sites to their row', () => {
    const found = {
      ...nothing,
      people: [{ id: 'ana ruiz', name: 'Ana Ruiz' }],
      bodies: [
        { id: 'nks', name: 'Nordkapp Sertifisering AS', shortName: 'NKS' },
        { id: 'dakon', name: 'Dakon', shortName: 'Dakon' },
      ],
      sites: [{ id: 'brno', name: 'Brno' }],
    };
    const targets = targetsOf(found, (type) => type);
    expect(targets.map(({ label, url }) => [label, url])).toEqual([
      ['Ana Ruiz', '/people?found=ana%20ruiz'],
      ['NKS, Nordkapp Sertifisering AS', '/bodies?found=nks'],
      ['Dakon', '/bodies?found=dakon'],
      ['Brno', '/sites?found=brno'],
    ]);
    expect(new Set(targets.map(({ id }) => id)).size).toBe(4);
  });
});
