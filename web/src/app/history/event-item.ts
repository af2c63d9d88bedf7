import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { complete, shortDay, time, type DateOptions } from '../words/dates.ts';
import { WordsOfConsole } from '../words/words-of-console.ts';
import { StateShape } from '../ui/state-shape.ts';
import type { HistoryEntry, Place } from './history-rows.ts';

/** One event of the history: when, who and what, what they said, what it changed, and how it came into the record. */
@Component({
  selector: 'pn-event-item',
  imports: [RouterLink, StateShape],
  host: { '[class]': 'place()', '[class.pn-selected]': "place() === 'here'" },
  template: `
    <a
      class="when"
      [routerLink]="[]"
      [queryParams]="{ at: entry().event.seq }"
      queryParamsHandling="merge"
      replaceUrl
      [attr.title]="full()"
      [attr.aria-current]="place() === 'here' ? 'true' : null"
      ><span class="pn-hidden">The page as of </span>{{ day() }} <span class="clock">{{ clock() }}</span></a
    >
    <span class="dot" aria-hidden="true"></span>
    <div class="what">
      <p>
        @if (!entry().worded.known) {
          <pn-state-shape shape="unknown" label="Not known to this version" />
        }
        {{ entry().worded.before }}<b>{{ entry().worded.who }}</b
        >{{ entry().worded.after }}
        @if (entry().worded.said; as said) {
          <span class="said">“{{ said }}”</span>
        }
        @for (mark of marks(); track mark) {
          <span class="pn-tag" [attr.title]="mark === 'imported' ? importedFrom() : null">{{ mark }}</span>
        }
      </p>
      @if (entry().changes.length > 0) {
        <p class="changes" [class.listed]="isListed()">
          @for (change of entry().changes; track $index) {
            <span>
              {{ change.label }}
              @if (change.isFact) {
                <i>{{ change.after }}</i>
              } @else {
                @if (change.before; as before) {
                  <del class="pn-removed">{{ before }}</del>
                }
                <ins class="pn-added">{{ change.after }}</ins>
              }
            </span>
          }
        </p>
      }
      @if (entry().worded.signed; as meaning) {
        <p class="changes">Signed: “{{ meaning }}”</p>
      }
      @if (withSource()) {
        <p class="changes">{{ importedFrom() }}</p>
      }
      @if (!entry().worded.known) {
        <details>
          <summary>What was recorded, as it came</summary>
          <pre>{{ raw() }}</pre>
        </details>
      }
    </div>
  `,
  styleUrl: './event-item.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class EventItem {
  private readonly words = inject(WordsOfConsole);

  readonly entry = input.required<HistoryEntry>();
  readonly place = input<Place>('before');
  /** Where the record has it from, in full: where the entry above comes from elsewhere. */
  readonly withSource = input(true);
  /** The process's own now, and the zone in which its site counts days. */
  readonly dates = input.required<DateOptions>();

  protected readonly day = computed(() => shortDay(this.entry().event.at, this.dates()));
  protected readonly clock = computed(() => time(this.entry().event.at, this.dates()));
  protected readonly full = computed(() => complete(this.entry().event.at, this.dates()));
  protected readonly marks = computed(() => {
    const { event } = this.entry();
    return [...(event.actor.kind === 'clock' ? ['by itself'] : []), ...(event.imported ? ['imported'] : [])];
  });
  protected readonly importedFrom = computed(() => {
    const { importedFrom, recordedAt } = this.entry().event;
    if (!importedFrom) return null;
    const by = this.words.wording().names.person(importedFrom.by);
    return `Imported from ${importedFrom.file} by ${by}, recorded ${complete(recordedAt, this.dates())}`;
  });
  /** Several changes are read one by one; facts are one sentence. */
  protected readonly isListed = computed(() => this.entry().changes.filter(({ isFact }) => isFact !== true).length > 2);
  protected readonly raw = computed(() => JSON.stringify(this.entry().event.event, null, 2));
}
