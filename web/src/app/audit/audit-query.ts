import type { ParamMap } from '@angular/router';

/** What the audit trail is narrowed to; every part stands in the address of the page. */
export interface AuditQuery {
  readonly actor: string | null;
  readonly type: string | null;
  readonly site: string | null;
  readonly key: string | null;
  readonly from: string | null;
  readonly to: string | null;
}

const FIELDS = ['actor', 'type', 'site', 'key', 'from', 'to'] as const satisfies readonly (keyof AuditQuery)[];

/** The query in the address of the page. Empty parts count as absent. */
export function auditQuery(params: Pick<ParamMap, 'get'>): AuditQuery {
  const part = (name: keyof AuditQuery) => {
    const text = params.get(name)?.trim() ?? '';
    return text === '' ? null : text;
  };
  return {
    actor: part('actor'),
    type: part('type'),
    site: part('site'),
    key: part('key'),
    from: part('from'),
    to: part('to'),
  };
}

/** The address that the API answers the query at. */
export function auditUrl(query: AuditQuery): string {
  const params = new URLSearchParams();
  for (const field of FIELDS) {
    const value = query[field];
    if (value !== null) params.set(field, value);
  }
  const text = params.toString();
  return text === '' ? '/api/audit' : `/api/audit?${text}`;
}

/** Whether anything narrows the list. */
export function isNarrowed(query: AuditQuery): boolean {
  return FIELDS.some((field) => query[field] !== null);
}
