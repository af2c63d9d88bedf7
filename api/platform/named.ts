import * as z from 'zod';
import type { Schema } from './route.ts';

/** Shapes with a name of their own in the API description, and so in the typed client. */
export const namedShapes = z.registry<{ id: string }>();

/** Names a shape. The same name twice is a mistake. */
export function named<S extends Schema>(id: string, schema: S): S {
  namedShapes.add(schema, { id });
  return schema;
}
