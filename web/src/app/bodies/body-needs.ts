import { isInCycle } from '#domain/certification/certificates/certificate-state';
import type { LocalDate } from '#domain/kernel/instant';
import type { PortfolioJourney } from '../journeys/portfolio/portfolio.ts';

/** For what journeys rely on a certification body: these editions, and the latest end of a cycle that does. */
export interface BodyNeed {
  readonly editions: readonly string[];
  readonly until: LocalDate | null;
}

/** What journeys rely on each body for: the editions on their certificates, and those that they aim at. By its id. */
export function needsOf(
  journeys: readonly Pick<PortfolioJourney, 'body' | 'certificates'>[],
): ReadonlyMap<string, BodyNeed> {
  const needs = new Map<string, BodyNeed>();
  for (const { body, certificates } of journeys) {
    if (body === null) continue;
    const { editions, until } = needs.get(body) ?? { editions: [], until: null };
    const held = certificates.flatMap((one) => (one.paper && isInCycle(one) ? [one.paper] : []));
    const ends = [...held.map(({ expiresOn }) => expiresOn), ...(until === null ? [] : [until])].sort();
    needs.set(body, {
      editions: [
        ...new Set([...editions, ...held.map(({ edition }) => edition), ...certificates.map(({ aim }) => aim)]),
      ],
      until: ends.at(-1) ?? null,
    });
  }
  return needs;
}
