import * as z from 'zod/mini';

export const incidentSchema = z.object({
  errorId: z.string(),
  key: z.string(),
  type: z.string(),
  kind: z.string(),
  message: z.string(),
  openedAt: z.string(),
  lastAt: z.string(),
  count: z.number(),
  resolvedAt: z.nullable(z.string()),
});
/** Something the machine could not do. */
export type Incident = Readonly<z.infer<typeof incidentSchema>>;

/** Incidents with one cause. */
export interface IncidentGroup {
  readonly id: string;
  readonly kind: string;
  /** What the latest of them said. */
  readonly message: string;
  readonly since: string;
  /** How many processes it holds up. */
  readonly processes: number;
  /** How often it was tried, all together. */
  readonly tries: number;
  /** The latest first. */
  readonly incidents: readonly Incident[];
}

/** What differs from one process to the next (keys, ids, numbers) is no difference of cause. */
export function causeOf({ kind, message }: Pick<Incident, 'kind' | 'message'>): string {
  const cause = message
    .replace(/\b[A-Z]{1,8}-\d{4}-\d{4,8}\b/g, '…')
    .replace(/\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/gi, '…')
    .replace(/\d+/g, '…');
  return `${kind}: ${cause}`;
}

/** Incidents gathered by cause, what holds up most processes first. */
export function groupIncidents(incidents: readonly Incident[]): readonly IncidentGroup[] {
  const causes = new Map<string, Incident[]>();
  for (const incident of incidents) {
    const cause = causeOf(incident);
    causes.set(cause, [...(causes.get(cause) ?? []), incident]);
  }
  return [...causes]
    .map(([id, members]) => groupOf(id, members))
    .sort((a, b) => b.processes - a.processes || (a.since < b.since ? -1 : 1));
}

function groupOf(id: string, members: readonly Incident[]): IncidentGroup {
  const incidents = members.toSorted((a, b) => (a.lastAt > b.lastAt ? -1 : 1));
  const latest = incidents[0];
  return {
    id,
    kind: latest?.kind ?? '',
    message: latest?.message ?? '',
    since: members.map(({ openedAt }) => openedAt).reduce((a, b) => (a < b ? a : b)),
    processes: new Set(members.map(({ key }) => key)).size,
    tries: members.reduce((sum, { count }) => sum + count, 0),
    incidents,
  };
}
