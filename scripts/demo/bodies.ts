import type { z } from 'zod';
import { EDITIONS } from '#domain/seed/editions';
import { newBodySchema } from '../../api/reference/body-fields.ts';

/** Certification bodies, as an administrator types them in. */
const TOLD: readonly z.input<typeof newBodySchema>[] = [
  {
    name: 'Aldersyn Certification',
    shortName: 'Aldersyn',
    accreditation: { by: 'National Accreditation', number: 'NA-MS-014', validUntil: '2030-03-31', mla: true },
    covers: EDITIONS.map(({ name }) => name),
    settings: { answersWithinDays: 21, ownTimeDays: 14 },
  },
  {
    name: 'Nordkyst Certification',
    shortName: 'Nordkyst',
    accreditation: { by: 'Northern Accreditation', number: 'NORD-C-208', validUntil: '2028-06-30', mla: true },
    covers: ['ISO 9001:2015', 'ISO 9001:2026', 'ISO 14001:2015', 'ISO 45001:2018'],
    settings: { expiry: 'sameDay', minorPlanDays: 30 },
  },
];

export const BODIES = TOLD.map((body) => newBodySchema.parse(body));

/** Ids under which stories name them. */
export const ALDERSYN = 'aldersyn';
