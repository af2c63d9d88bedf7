import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal, output } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { SectionHead } from '../ui/section-head.ts';
import { moment, shortDay, type DateOptions } from '../words/dates.ts';
import { WordsOfConsole } from '../words/words-of-console.ts';
import { EventItem } from './event-item.ts';
import { arrange, EVENT_KINDS, matching, wordRun, type HistoryEntry, type HistoryFilter } from './history-rows.ts';

/** What happened: every event in words, newest first, narrowed to a person or a sort of event. */
@Component({
  selector: 'pn-event-list',
  imports: [EventItem, MatIcon, MatMenu, MatMenuItem, MatMenuTrigger, SectionHead],
  template: `
    <pn-section-head
      title="What happened"
      [note]="shown() === null ? 'newest first' : 'newest first, grey is later than the moment shown'"
    >
      <span class="filters">
        <button type="button" class="pn-chip" [class.pn-chip--set]="filter().person" [matMenuTriggerFor]="people">
          {{ personChosen() }}<mat-icon svgIcon="chevron-down" />
        </button>
        <button type="button" class="pn-chip" [class.pn-chip--set]="filter().kind" [matMenuTriggerFor]="kinds">
          {{ kindChosen() }}<mat-icon svgIcon="chevron-down" />
        </button>
      </span>
      <mat-menu #people="matMenu">
        <button mat-menu-item (click)="narrowed.emit({ person: null, kind: filter().kind })">Anyone</button>
        @for (person of actors(); track person.id) {
          <button mat-menu-item (click)="narrowed.emit({ person: person.id, kind: filter().kind })">
            {{ person.name }}
          </button>
        }
      </mat-menu>
      <mat-menu #kinds="matMenu">
        <button mat-menu-item (click)="narrowed.emit({ person: filter().person, kind: null })">Anything</button>
        @for (kind of allKinds; track kind) {
          <button mat-menu-item (click)="narrowed.emit({ person: filter().person, kind })">
            {{ words.say('eventKind.' + kind) }}
          </button>
        }
      </mat-menu>
    </pn-section-head>
    <ol>
      @for (row of rows(); track row.id) {
        @switch (row.kind) {
          @case ('attempt') {
            <li class="attempt">
              <h3>Attempt {{ row.attempt }}</h3>
            </li>
          }
          @case ('cut') {
            <li class="cut">The page as of {{ moment(row.at) }}</li>
          }
          @case ('folded') {
            <li class="folded">
              <button type="button" class="pn-link" (click)="open(row.id)">
                {{ said(row.entries) }} {{ between(row.entries) }}
              </button>
            </li>
          }
          @case ('event') {
            <li>
              <pn-event-item
                [entry]="row.entry"
                [place]="row.place"
                [dates]="dates()"
                [withSource]="begins().has(row.entry.event.seq)"
              />
            </li>
          }
        }
      } @empty {
        <li class="none">
          Nothing matches.
          <button type="button" class="pn-link" (click)="narrowed.emit({ person: null, kind: null })">
            Show everything
          </button>
        </li>
      }
    </ol>
  `,
  styleUrl: './event-list.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class EventList {
  protected readonly words = inject(WordsOfConsole);

  /** Oldest first. */
  readonly entries = input.required<readonly HistoryEntry[]>();
  /** The number of the event whose moment is shown; null for now. */
  readonly shown = input.required<number | null>();
  readonly filter = input.required<HistoryFilter>();
  /** The process's own now, and the zone in which its site counts days. */
  readonly dates = input.required<DateOptions>();
  readonly narrowed = output<HistoryFilter>();

  /** Runs that were opened stay open until the filter changes. */
  private readonly opened = linkedSignal<HistoryFilter, ReadonlySet<string>>({
    source: this.filter,
    computation: () => new Set(),
  });
  protected readonly allKinds = EVENT_KINDS;
  protected readonly rows = computed(() => {
    const filter = this.filter();
    const foldsMinor = filter.person === null && filter.kind === null;
    return arrange(matching(this.entries(), filter), { shown: this.shown(), opened: this.opened(), foldsMinor });
  });
  /** Events above which nothing of the same import stands: they say where they come from, for all beneath. */
  protected readonly begins = computed(() => {
    const events = this.rows().flatMap((row) => (row.kind === 'event' ? [row.entry.event] : []));
    const source = (index: number): string | undefined => {
      const found = events[index]?.importedFrom;
      return found ? `${found.file} ${found.by}` : undefined;
    };
    return new Set(events.filter((_, index) => source(index) !== source(index - 1)).map(({ seq }) => seq));
  });
  protected readonly actors = computed(() => {
    const { names } = this.words.wording();
    const ids = this.entries().flatMap(({ event }) => (event.actor.kind === 'person' ? [event.actor.id] : []));
    return [...new Set(ids)].map((id) => ({ id, name: names.person(id) })).sort((a, b) => a.name.localeCompare(b.name));
  });
  protected readonly personChosen = computed(() => {
    const { person } = this.filter();
    return person === null ? 'Anyone' : this.words.wording().names.person(person);
  });
  protected readonly kindChosen = computed(() => {
    const { kind } = this.filter();
    return kind === null ? 'Anything' : this.words.say(`eventKind.${kind}`);
  });

  protected readonly said = wordRun;

  protected open(id: string): void {
    this.opened.update((opened) => new Set([...opened, id]));
  }

  protected moment(at: string): string {
    return moment(at, this.dates());
  }

  protected between(newestFirst: readonly HistoryEntry[]): string {
    const to = shortDay(newestFirst[0]?.event.at ?? '', this.dates());
    const from = shortDay(newestFirst.at(-1)?.event.at ?? '', this.dates());
    return from === to ? `on ${from}` : `between ${from} and ${to}`;
  }
}
