import * as z from 'zod/mini';
import { bodySchema } from '#domain/kernel/reference';

/** The answer of `GET /api/bodies`. */
export const bodiesSchema = z.object({ bodies: z.array(bodySchema) });
