/**
 * A short and readable id from a name, because keys of tasks and addresses carry it: `brno`, or `brno-2` when that is
 * taken. `fallback` is for names without a letter or digit that can be written plainly.
 */
export function readableId(name: string, taken: ReadonlySet<string>, fallback: string): string {
  const plain = name.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
  const base =
    plain
      .replaceAll(/[^a-z0-9]+/g, '-')
      .replaceAll(/^-|-$/g, '')
      .slice(0, 40) || fallback;
  if (!taken.has(base)) return base;
  for (let number = 2; ; number += 1) {
    const candidate = `${base}-${String(number)}`;
    if (!taken.has(candidate)) return candidate;
  }
}
