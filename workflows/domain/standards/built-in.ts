import { catalogueOf, type Catalogue } from '../kernel/catalogue.ts';
import { ISO_14001_2015, ISO_14001_2026 } from './iso-14001.ts';
import { ISO_22301_2019 } from './iso-22301.ts';
import { ISO_27001_2022 } from './iso-27001.ts';
import { ISO_45001_2018 } from './iso-45001.ts';
import { ISO_9001_2015, ISO_9001_2026 } from './iso-9001.ts';

/** The editions that come with the product; what administrators added and corrected is laid over them. */
export const BUILT_IN: Catalogue = catalogueOf([
  ISO_9001_2015,
  ISO_9001_2026,
  ISO_14001_2015,
  ISO_14001_2026,
  ISO_45001_2018,
  ISO_27001_2022,
  ISO_22301_2019,
]);
