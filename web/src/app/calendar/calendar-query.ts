/** Kinds of processes in the order in which people choose among them. */
export const TYPES = ['report', 'capa', 'journey', 'campaign'] as const;

/** Everything that the address says about the calendar. */
export interface CalendarQuery {
  readonly as: 'agenda' | 'month';
  /** The month it begins with, `2026-11`; null follows today. */
  readonly month: string | null;
  readonly who: 'everybody' | 'me';
  readonly site: string | null;
  readonly type: string | null;
}

/** Reads the address. What it does not know it leaves out, so that an old link still opens. */
export function readQuery(params: { get(name: string): string | null }): CalendarQuery {
  const month = params.get('month');
  const site = params.get('site')?.trim() ?? '';
  return {
    as: params.get('as') === 'month' ? 'month' : 'agenda',
    month: month !== null && /^[12]\d{3}-(0[1-9]|1[0-2])$/.test(month) ? month : null,
    who: params.get('who') === 'me' ? 'me' : 'everybody',
    site: site === '' ? null : site,
    type: TYPES.find((one) => one === params.get('type')) ?? null,
  };
}

/** The address of a query: only what differs from the usual, null for what is to go. */
export function addressOf({ as, month, who, site, type }: CalendarQuery): Readonly<Record<string, string | null>> {
  return { as: as === 'agenda' ? null : as, month, who: who === 'everybody' ? null : who, site, type };
}
