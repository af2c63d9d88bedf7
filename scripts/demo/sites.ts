import type { SiteRow } from '#activities/store/rows';

/** The three sites of Halden Precision and the places people choose from when they report. */
export const SITES = {
  halden: {
    name: 'Halden',
    country: 'NO',
    zone: 'Europe/Oslo',
    places: [
      'Cold forming, presses 1–4',
      'Cold forming, press 6',
      'Thread rolling',
      'Heat treatment',
      'Wire store',
      'Packing',
      'Dispatch',
      'Laboratory',
      'Tool room',
      'Yard and waste point',
      'Purchasing',
      'Customer service',
    ],
  },
  brno: {
    name: 'Brno',
    country: 'CZ',
    zone: 'Europe/Prague',
    places: [
      'Incoming goods',
      'Thread rolling, lines 1–3',
      'Washing and degreasing',
      'Plating hall',
      'Zinc-nickel line',
      'Release inspection',
      'Hardness laboratory',
      'Turning, cells A–D',
      'Packing line 2',
      'Warehouse',
      'Maintenance workshop',
    ],
  },
  monterrey: {
    name: 'Monterrey',
    country: 'MX',
    zone: 'America/Monterrey',
    places: [
      'Assembly cells',
      'Stamping',
      'Metrology room',
      'Labelling and packing',
      'Dock 1',
      'Dock 2',
      'Stores',
      'Compressor house',
      'Training room',
      'Loading yard',
    ],
  },
} as const satisfies Record<string, Pick<SiteRow, 'name' | 'country' | 'zone'> & { places: readonly string[] }>;

export type Site = keyof typeof SITES;
export const SITE_IDS: readonly Site[] = ['halden', 'brno', 'monterrey'];
