import type { Edition } from '../kernel/reference.ts';

const CLIMATE = { name: 'Amendment 1:2024', publishedOn: '2024-02-23', clauses: ['4.1', '4.2'] };

const edition = (name: string, change: Partial<Edition>): Edition => ({
  name,
  standard: name.replace(/:\d{4}$/, ''),
  version: 0,
  publishedOn: null,
  successor: null,
  newCertificatesUntil: null,
  transitionEndsOn: null,
  amendments: [],
  source: 'as of November 2026',
  confirmed: true,
  ...change,
});

/**
 * The editions that come with the product, as of November 2026. An administrator corrects what is published later;
 * corrections are kept, with their source, and count from then on.
 */
export const EDITIONS: readonly Edition[] = [
  edition('ISO 9001:2015', {
    publishedOn: '2015-09-15',
    successor: 'ISO 9001:2026',
    // Only the new edition for new certificates from 31 March 2028 on.
    newCertificatesUntil: '2028-03-30',
    transitionEndsOn: '2029-09-30',
    amendments: [CLIMATE],
    source: 'transition requirements as announced with ISO 9001:2026; one source, to be confirmed',
    confirmed: false,
  }),
  edition('ISO 9001:2026', { publishedOn: '2026-09-16', confirmed: false }),
  edition('ISO 14001:2015', {
    publishedOn: '2015-09-15',
    successor: 'ISO 14001:2026',
    newCertificatesUntil: '2027-10-31',
    transitionEndsOn: '2029-04-30',
    amendments: [CLIMATE],
    source: 'transition requirements as announced with ISO 14001:2026; sources differ by days',
    confirmed: false,
  }),
  edition('ISO 14001:2026', { publishedOn: '2026-04-15', confirmed: false }),
  edition('ISO 45001:2018', {
    publishedOn: '2018-03-12',
    amendments: [CLIMATE],
    source: 'current; draft of the next edition June 2026, likely 2027, no transition yet',
  }),
  edition('ISO/IEC 27001:2022', {
    publishedOn: '2022-10-25',
    amendments: [CLIMATE],
    source: 'current; certificates to the edition of 2013 ended on 31 October 2025',
  }),
  edition('ISO 22301:2019', { publishedOn: '2019-10-31', amendments: [CLIMATE], source: 'current' }),
];
