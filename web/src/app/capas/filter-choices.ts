import { inject, Injectable } from '@angular/core';
import { STAGES as CAPA_STAGES } from '#domain/capa/state';
import { GRADES } from '#domain/fields';
import { STAGES as REPORT_STAGES } from '#domain/report/state';
import { catalogueNow } from '../core/catalogue-now.ts';
import { Directory } from '../core/directory.ts';
import type { Choice } from '../ui/filter-chip.ts';
import { WordsOfConsole } from '../words/words-of-console.ts';
import type { Filter, View } from './register-query.ts';

/** Filters with a list to choose from; the search is typed, and an owner comes with a link. */
export type ChosenFilter = Exclude<Filter, 'q' | 'owner'>;

const NAMES: Readonly<Record<Filter, string>> = {
  q: 'Search',
  type: 'Kind',
  site: 'Site',
  stage: 'Stage',
  grade: 'Grade',
  clause: 'Clause',
  clock: 'Due',
  waiting: 'Waiting for',
  owner: 'Owner',
};

const STAGES: readonly string[] = [
  ...new Set<string>([...REPORT_STAGES.slice(0, 1), ...CAPA_STAGES, ...REPORT_STAGES]),
];
const ENDED = new Set(['closed', 'cancelled']);

/** Names of filters and the values they can take, in words. */
@Injectable({ providedIn: 'root' })
export class FilterChoices {
  private readonly words = inject(WordsOfConsole);
  private readonly directory = inject(Directory);

  nameOf(filter: Filter): string {
    return NAMES[filter];
  }

  /** A value in words; one that is in no list shows itself. */
  wordOf(filter: Filter, value: string): string {
    switch (filter) {
      case 'q':
        return `“${value}”`;
      case 'owner':
        return this.directory.nameOf(value);
      case 'clause':
        return value;
      default:
        return this.of(filter, 'open').find((choice) => choice.value === value)?.label ?? this.stageWord(filter, value);
    }
  }

  of(filter: ChosenFilter, view: View): readonly Choice[] {
    switch (filter) {
      case 'type':
        return this.worded('type', ['report', 'capa']);
      case 'site':
        return [...this.directory.sites().values()].map(({ id, name }) => ({ value: id, label: name }));
      case 'stage':
        return this.worded(
          'stage',
          STAGES.filter((stage) => ENDED.has(stage) === (view === 'closed')),
        );
      case 'grade':
        return this.worded('grade', GRADES);
      case 'clause':
        return clauses();
      case 'clock':
        return this.worded('clock', ['late', 'soon', 'onTime']);
      case 'waiting':
        return this.worded('waitingFor', ['me', 'proof', 'hold', 'left']);
    }
  }

  private stageWord(filter: Filter, value: string): string {
    return filter === 'stage' ? this.words.say(`stage.${value}`) : value;
  }

  private worded(kind: string, values: readonly string[]): readonly Choice[] {
    return values.map((value) => ({ value, label: this.words.say(`${kind}.${value}`) }));
  }
}

/** Every clause once: standards of one structure share their numbers, so a number says which standards have it. */
function clauses(): readonly Choice[] {
  const found = new Map<string, string>();
  for (const standard of catalogueNow().standards) {
    for (const { number, title } of standard.clauses) {
      // One edition may cite by number only what another gives a title.
      if ((found.get(number) ?? '') === '') found.set(number, title);
    }
  }
  return [...found]
    .sort(([a], [b]) => a.localeCompare(b, 'en', { numeric: true }))
    .map(([value, title]) => ({ value, label: `${value} ${title}`.trim() }));
}
