import * as z from 'zod/mini';

/** The shape of one event: its type and its fields. */
export const event = <const T extends string, F extends z.core.$ZodLooseShape>(
  type: T,
  fields: F,
): z.ZodMiniObject<{ type: z.ZodMiniLiteral<T> } & F> => z.object({ type: z.literal(type), ...fields });
