import * as z from 'zod/mini';
import { standardSchema } from '../kernel/catalogue.ts';

/**
 * An edition as a journey took it over from the catalogue, because it is none that comes with the product or says
 * something else. Rules without a moment read this, so that a state alone says what its editions ask for.
 */
export const takenEditionSchema = z.object({
  /** Version of the edition in the catalogue. */
  version: z.number(),
  standard: standardSchema,
});
export type TakenEdition = Readonly<z.infer<typeof takenEditionSchema>>;
