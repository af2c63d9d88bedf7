import { computed, type Signal } from '@angular/core';
import * as z from 'zod/mini';
import { read } from '../core/read.ts';
import { filterParams, type RegisterQuery, type View } from './register-query.ts';

const countsSchema = z.object({
  total: z.number(),
  late: z.number(),
  soon: z.number(),
  onTime: z.number(),
  mine: z.number(),
  again: z.number(),
  proof: z.number(),
  left: z.number(),
});
type Counts = Readonly<z.infer<typeof countsSchema>>;

/** How many rows each view has, and what the filters find. */
export interface RegisterCounts {
  readonly found: Signal<Counts | undefined>;
  /** Undefined until it is known. */
  of(view: View): number | undefined;
}

/** Counts beside the register. Views are counted with the site alone, so that their numbers stay while one filters. */
export function registerCounts(query: Signal<RegisterQuery>): RegisterCounts {
  const count = (params: () => URLSearchParams) =>
    read(() => `/api/processes/counts?${params().toString()}`, {
      parse: (body) => z.parse(countsSchema, body),
      concerns: () => true,
    }).value;
  const inView = (view: View) =>
    count(() => {
      const { site } = query().filters;
      return filterParams({ view, filters: site === undefined ? {} : { site } });
    });
  const open = inView('open');
  const reports = inView('reports');
  const closed = inView('closed');
  const found = count(() => filterParams(query()));

  const views = computed<Readonly<Record<View, number | undefined>>>(() => ({
    open: open()?.total,
    late: open()?.late,
    mine: open()?.mine,
    again: open()?.again,
    proof: open()?.proof,
    reports: reports()?.total,
    closed: closed()?.total,
  }));
  return { found, of: (view) => views()[view] };
}
