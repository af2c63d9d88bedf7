import * as z from 'zod/mini';

const holding = z.object({ findings: z.array(z.object({ number: z.number(), reference: z.nullable(z.string()) })) });

/** How a finding is called everywhere: by the reference of the body, else by its number: “S2-01”, “F3”. */
export function findingKey({
  number,
  reference,
}: {
  readonly number: number;
  readonly reference: string | null;
}): string {
  return reference ?? `F${String(number)}`;
}

/** The same for a subject like `finding:3` of the journey it belongs to; null for every other subject. */
export function findingKeyOf(subject: string, state: unknown): string | null {
  const number = Number(/^finding:(\d+)$/.exec(subject)?.[1]);
  if (Number.isNaN(number)) return null;
  const parsed = holding.safeParse(state);
  const found = parsed.success ? parsed.data.findings.find((one) => one.number === number) : undefined;
  return findingKey(found ?? { number, reference: null });
}
