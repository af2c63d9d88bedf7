import { ChangeDetectionStrategy, Component, computed, DestroyRef, inject, input, linkedSignal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { MatIcon } from '@angular/material/icon';
import { ActivatedRoute, Router } from '@angular/router';
import * as z from 'zod/mini';
import { Now } from '../core/now.ts';
import { read } from '../core/read.ts';
import { Shortcuts } from '../core/shortcuts.ts';
import type { ProcessDetail } from '../processes/detail.ts';
import { ErrorState } from '../ui/error-state.ts';
import { SkeletonTable } from '../ui/skeleton-table.ts';
import { StaleNote } from '../ui/stale-note.ts';
import { StateShape } from '../ui/state-shape.ts';
import { wordWaiting } from '../ui/waiting/word-waiting.ts';
import { complete, moment, shortDay, time } from '../words/dates.ts';
import type { Wording } from '../words/sentence.ts';
import { WordsOfConsole } from '../words/words-of-console.ts';
import { differentToday } from './different-today.ts';
import { entriesOf } from './entries.ts';
import { EventList } from './event-list.ts';
import { historySchema, momentSchema, type ShownMoment } from './history-answer.ts';
import { EVENT_KINDS, type EventKind, type HistoryFilter } from './history-rows.ts';
import { standingOf } from './standing-facts.ts';
import { StandingView } from './standing.ts';
import { TimeMachine } from './time-machine.ts';

/** Everything that happened in a process, and the process as it stood after any of it: `?at=24`. */
@Component({
  selector: 'pn-history-lens',
  imports: [ErrorState, EventList, MatIcon, SkeletonTable, StaleNote, StandingView, StateShape, TimeMachine],
  templateUrl: './history-lens.html',
  styleUrl: './history-lens.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class HistoryLens {
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  private readonly words = inject(WordsOfConsole);
  private readonly now = inject(Now);

  readonly key = input.required<string>();
  readonly detail = input.required<ProcessDetail>();

  protected readonly history = read(() => `/api/processes/${encodeURIComponent(this.key())}/history`, {
    parse: (body) => z.parse(historySchema, body),
    concerns: ({ key }) => key === this.key(),
  });

  private readonly query = toSignal(this.route.queryParamMap, { initialValue: this.route.snapshot.queryParamMap });
  protected readonly events = computed(() => this.history.value()?.events ?? []);
  /** The number of the event whose moment is shown, null for now. The last event is now. */
  protected readonly shown = computed(() => {
    const wanted = Number(this.query().get('at'));
    const events = this.events();
    return wanted >= 1 && wanted < events.length ? wanted : null;
  });
  protected readonly filter = computed<HistoryFilter>(
    () => ({ person: this.query().get('by'), kind: kindIn(this.query().get('kind')) }),
    { equal: (a, b) => a.person === b.person && a.kind === b.kind },
  );

  protected readonly then = read(
    () => {
      const seq = this.shown();
      return seq === null ? undefined : `/api/processes/${encodeURIComponent(this.key())}/at/${String(seq)}`;
    },
    { parse: (body) => z.parse(momentSchema, body) },
  );
  /** The moment before stays until the next one is there, so that the slider does not flicker. */
  private readonly lastThen = linkedSignal<
    { at: ShownMoment | undefined; key: string },
    { at: ShownMoment | undefined; key: string }
  >({
    source: () => ({ at: this.then.value(), key: this.key() }),
    computation: (current, previous) =>
      current.at === undefined && previous?.value.key === current.key ? previous.value : current,
  });

  /** The process's own clock: ahead of the real one after a jump. */
  private readonly processNow = computed(() => new Date(this.now.at().getTime() + this.detail().clockAheadMs));
  protected readonly until = computed(() => {
    const last = this.events().at(-1)?.at ?? '';
    const now = this.processNow().toISOString();
    return now > last ? now : last;
  });
  private readonly wording = computed<Wording>(() => ({ ...this.words.wording(), dates: this.dates() }));
  protected readonly dates = computed(() => ({ now: this.processNow(), zone: this.zone() }));
  private readonly zone = computed(() => this.detail().calendar.zone);
  private readonly standingContext = computed(() => ({
    type: this.detail().row.type,
    wording: this.wording(),
    calendar: this.detail().calendar,
  }));

  protected readonly entries = computed(() =>
    entriesOf(this.key(), this.events(), {
      ...this.standingContext(),
      files: new Map(this.detail().files.map(({ id, name }) => [id, name])),
    }),
  );
  protected readonly sliderEvents = computed(() => {
    const entries = this.entries();
    const several = new Set(entries.map(({ attempt }) => attempt)).size > 1;
    return entries.map(({ event, attempt }, index) =>
      several && entries[index - 1]?.attempt !== attempt
        ? { at: event.at, flag: `Attempt ${String(attempt)}` }
        : { at: event.at },
    );
  });
  protected readonly index = computed(() => (this.shown() ?? this.events().length) - 1);
  private readonly shownAt = computed(() => this.events()[this.index()]?.at ?? this.until());
  protected readonly momentText = computed(() => complete(this.shownAt(), this.dates()));
  protected readonly bubble = computed(() =>
    this.shown() === null ? 'now' : `${shortDay(this.shownAt(), this.dates())}, ${time(this.shownAt(), this.dates())}`,
  );

  protected readonly isThen = computed(() => this.shown() !== null && this.lastThen().at !== undefined);
  protected readonly isAway = computed(() => this.shown() !== null && this.then.value() === undefined);
  private readonly side = computed(() => {
    const then = this.isThen() ? this.lastThen().at : undefined;
    const { row, state, waiting } = this.detail();
    return then ?? { state, stage: row.stage, waiting, at: this.processNow().toISOString() };
  });
  protected readonly standing = computed(() => {
    const { state, stage } = this.side();
    return standingOf(state, stage, this.standingContext());
  });
  protected readonly lines = computed(() => {
    const { waiting, at } = this.side();
    const wording = { ...this.wording(), dates: { now: new Date(at), zone: this.zone() } };
    return waiting.map((line) => wordWaiting(line, { wording, me: null, calendar: this.detail().calendar }));
  });
  protected readonly differences = computed(() => {
    const { row, state } = this.detail();
    return this.isThen() ? differentToday(this.side(), { state, stage: row.stage }, this.standingContext()) : [];
  });

  protected readonly verified = computed(() => {
    const verified = this.history.value()?.verified;
    const count = this.events().length;
    const events = count === 1 ? '1 event' : `${String(count)} events`;
    if (!verified) return null;
    const at = moment(verified.at, { now: this.now.at(), zone: this.zone() });
    return verified.ok
      ? { ok: true, text: `${events}, chain verified ${at}, nothing altered or missing` }
      : {
          ok: false,
          text: `${events}. The chain breaks at event ${String(verified.firstBad)}: it or one before it was altered or is missing. Tell an administrator.`,
        };
  });

  constructor() {
    inject(Shortcuts).add(
      [
        { keys: 'h', says: 'One event back', group: 'On this page', run: () => this.stepBy(-1) },
        { keys: 'l', says: 'One event on', group: 'On this page', run: () => this.stepBy(1) },
      ],
      inject(DestroyRef),
    );
  }

  /** Shows the moment after the event with this index, or now. */
  protected show(index: number | null): void {
    const last = this.events().length - 1;
    this.go({ at: index === null || index >= last ? null : String(index + 1) });
  }

  protected narrow({ person, kind }: HistoryFilter): void {
    this.go({ by: person, kind });
  }

  private stepBy(by: -1 | 1): void {
    const to = this.index() + by;
    if (to >= 0 && to < this.events().length) this.show(to);
  }

  private go(queryParams: Readonly<Record<string, string | null>>): void {
    void this.router.navigate([], {
      relativeTo: this.route,
      queryParams,
      queryParamsHandling: 'merge',
      replaceUrl: true,
    });
  }
}

function kindIn(text: string | null): EventKind | null {
  return EVENT_KINDS.find((kind) => kind === text) ?? null;
}
