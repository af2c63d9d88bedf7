import { describe, expect, it } from '@jest/globals';
import { meansScreen } from './screen.ts';
import { targetsOf } from './palette-targets.ts';

const nothing = { processes: [], people: [], sites: [], bodies: [], editions: [] };
const mentioned = {
  ...nothing,
  processes: [{ key: 'NC-2026-0001', type: 'report', title: 'A leak' }],
  people: [{ id: 'jf', name: 'Jürgen Falk' }],
  bodies: [{ id: 'nks', name: 'Nordkapp Sertifisering AS', shortName: 'NKS' }],
  sites: [{ id: 'brno', name: 'Brno' }],
};

describe('where what is found leads', () => {
  it('a process, and an edition, to its page', () => {
    const found = {
      ...nothing,
      processes: [{ key: 'CAPA-2026-0042', type: 'capa', title: 'Thin layer' }],
      editions: [{ name: 'ISO/IEC 27001:2022', subject: 'Information security' }],
    };
    expect(targetsOf(found, '0042', () => 'CAPA')).toMatchObject([
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
    const targets = targetsOf(found, 'b', (type) => type);
    expect(targets.map(({ label, url }) => [label, url])).toEqual([
      ['Ana Ruiz', '/people?found=ana%20ruiz'],
      ['NKS, Nordkapp Sertifisering AS', '/bodies?found=nks'],
      ['Dakon', '/bodies?found=dakon'],
      ['Brno', '/sites?found=brno'],
    ]);
    expect(new Set(targets.map(({ id }) => id)).size).toBe(4);
  });

  it.each([
    ['nks', 'NKS, Nordkapp Sertifisering AS'],
    ['Nordkapp Sertifisering AS', 'NKS, Nordkapp Sertifisering AS'],
    ['jürgen falk', 'Jürgen Falk'],
    ['Jurgen', 'Jürgen Falk'],
    ['brno', 'Brno'],
  ])('whoever is called just “%s” before processes that mention it', (typed, label) => {
    const labels = targetsOf(mentioned, typed, (type) => type).map((target) => target.label);
    expect(labels.slice(0, 2)).toEqual([label, 'A leak']);
  });

  it('whoever is only called something like it after the processes', () => {
    const labels = targetsOf(mentioned, 'n', (type) => type).map((target) => target.label);
    expect(labels).toEqual(['A leak', 'Jürgen Falk', 'NKS, Nordkapp Sertifisering AS', 'Brno']);
  });
});

describe('a word for a screen', () => {
  const journeys = { label: 'Journeys', path: '/journeys', icon: 'chart-gantt', holds: ['/processes/JRN-'] } as const;

  it.each(['', 'JRN', 'jrn', 'journey', 'JOUR'])(
    'is part of its name, or how keys of its processes begin: %j',
    (typed) => {
      expect(meansScreen(typed, journeys)).toBe(true);
    },
  );

  it.each(['NC', 'JR', 'processes'])('nothing else: %j', (typed) => {
    expect(meansScreen(typed, journeys)).toBe(false);
  });
});
