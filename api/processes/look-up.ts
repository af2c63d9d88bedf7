/** How long one look at the record may take before the caller hears that it is away. */
export const LOOK_UP = { timeoutMS: 2_000 } as const;
