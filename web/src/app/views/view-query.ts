/** A query of an address, its parts in one order, so that the same filter is always the same text. */
export function queryText(parts: Readonly<Record<string, string | null>>): string {
  const set = Object.entries(parts).flatMap(([name, value]) => (value === null ? [] : [[name, value]]));
  const params = new URLSearchParams(set);
  params.sort();
  return params.toString();
}

/** The parts of a query as the router takes them. */
export function partsOf(query: string): Readonly<Record<string, string>> {
  return Object.fromEntries(new URLSearchParams(query));
}
