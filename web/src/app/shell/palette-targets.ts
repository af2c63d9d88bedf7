import * as z from 'zod/mini';
import { slugOf } from '../standards/edition.ts';
import { FOUND } from '../ui/found-row.ts';
import type { IconName } from '../ui/icons.ts';

/** What the server finds; it leaves out what the person may not read. */
export const foundSchema = z.object({
  processes: z.array(z.object({ key: z.string(), type: z.string(), title: z.string() })),
  people: z.array(z.object({ id: z.string(), name: z.string() })),
  sites: z.array(z.object({ id: z.string(), name: z.string() })),
  bodies: z.array(z.object({ id: z.string(), name: z.string(), shortName: z.string() })),
  editions: z.array(z.object({ name: z.string(), subject: z.string() })),
});
export type FoundInSearch = z.infer<typeof foundSchema>;

/** Something to jump to. */
export interface Target {
  readonly id: string;
  readonly icon: IconName;
  readonly label: string;
  readonly note: string;
  readonly url: string;
}

const ICONS: Readonly<Record<string, IconName>> = {
  report: 'file-document-outline',
  journey: 'chart-gantt',
  campaign: 'compare-horizontal',
};

/**
 * Where each leads. `process` says what a type of process is called. Whoever or whatever is called just as it was typed comes
 * before processes that only have the word in what they say.
 */
export function targetsOf(found: FoundInSearch, typed: string, process: (type: string) => string): readonly Target[] {
  const named = [
    ...found.people.map(({ id, name }) => ({
      names: [name, ...name.split(' ')],
      target: row('people', 'account-outline', id, name, 'person'),
    })),
    ...found.editions.map(({ name, subject }) => ({
      names: [name],
      target: {
        id: `edition ${name}`,
        icon: 'book-open-outline' as const,
        label: name,
        note: `standard, ${subject.toLowerCase()}`,
        url: `/standards/${slugOf(name)}`,
      },
    })),
    ...found.bodies.map(({ id, name, shortName }) => {
      const label = name === shortName ? name : `${shortName}, ${name}`;
      return {
        names: [name, shortName],
        target: row('bodies', 'certificate-outline', id, label, 'certification body'),
      };
    }),
    ...found.sites.map(({ id, name }) => ({ names: [name], target: row('sites', 'domain', id, name, 'site') })),
  ].map(({ names, target }) => ({ target, exact: names.some((name) => plain(name) === plain(typed)) }));
  return [
    ...named.filter(({ exact }) => exact).map(({ target }) => target),
    ...found.processes.map(({ key, type, title }) => ({
      id: key,
      icon: ICONS[type] ?? ('autorenew' as const),
      label: title,
      note: `${process(type)}, ${key}`,
      url: `/processes/${encodeURIComponent(key)}`,
    })),
    ...named.filter(({ exact }) => !exact).map(({ target }) => target),
  ];
}

/** A name as it is compared: accents and case do not count, as where it was searched. */
const plain = (name: string): string => name.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().trim();

/** A thing whose place is its row on the page of its kind. */
function row(page: string, icon: IconName, id: string, label: string, note: string): Target {
  return { id: `${page} ${id}`, icon, label, note, url: `/${page}?${FOUND}=${encodeURIComponent(id)}` };
}
