/** The same standards, sites or people, in whatever order they are named. */
export const isSameList = (some: readonly string[], others: readonly string[]): boolean =>
  some.length === others.length && some.every((one) => others.includes(one));
