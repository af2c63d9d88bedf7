import { LiveAnnouncer } from '@angular/cdk/a11y';
import { computed, DestroyRef, effect, inject, Injectable, signal, untracked } from '@angular/core';
import * as z from 'zod/mini';
import { Directory } from '../core/directory.ts';
import { Live } from '../core/live.ts';
import { read } from '../core/read.ts';
import { Session } from '../core/session.ts';
import { gapAnswerSchema, type GapHead, type GapLine } from './gap-answer.ts';
import { GapPresence } from './gap-presence.ts';
import { GapSaves } from './gap-saves.ts';
import { othersWrote } from './others-wrote.ts';
import { withPending } from './save-queue.ts';
import { progressOf } from './standing.ts';

const GATHER_MS = 250;
/** How long a row that somebody else changed shows it. */
const SHOWN_MS = 2_000;

/** One round of a gap analysis: the record, with what this person has written on top. Provided by its page. */
@Injectable()
export class GapStore {
  private readonly saves = inject(GapSaves);
  private readonly presence = inject(GapPresence);
  private readonly session = inject(Session);
  private readonly directory = inject(Directory);
  private readonly announcer = inject(LiveAnnouncer);

  /** Set by the page from its address. */
  readonly key = signal('');
  /** An earlier round to look at; null for the one that runs. */
  readonly round = signal<number | null>(null);

  readonly reading = read(
    () => {
      const key = this.key();
      return key === '' ? undefined : urlOf(key, this.round());
    },
    { parse: (body) => z.parse(gapAnswerSchema, body), concerns: ({ key }) => key === this.key() },
  );
  readonly answer = this.reading.value;
  /** The round before the shown one, for comparison. */
  private readonly earlierReading = read(
    () => {
      const round = this.answer()?.round ?? 1;
      return round > 1 ? urlOf(this.key(), round - 1) : undefined;
    },
    { parse: (body) => z.parse(gapAnswerSchema, body) },
  );
  readonly earlier = this.earlierReading.value;

  /** Rows as they are on record. */
  readonly recorded = computed<readonly GapLine[]>(() => {
    const newest = this.saves.newest().rows;
    const isCurrent = this.isCurrent();
    return (this.answer()?.rows ?? []).map((line) => {
      const newer = isCurrent ? newest.get(line.id) : undefined;
      // Titles come with every reading; of an answer only the rating counts.
      return newer && newer.version > line.version ? newer : line;
    });
  });
  /** Rows as they are shown. */
  readonly lines = computed<readonly GapLine[]>(() => {
    const queue = this.saves.queue();
    return this.isCurrent() ? this.recorded().map((line) => withPending(line, queue)) : this.recorded();
  });
  readonly head = computed<GapHead | null>(() => {
    const read = this.answer()?.head ?? null;
    const { head } = this.saves.newest();
    return read !== null && head?.id === read.id && head.version > read.version ? head : read;
  });
  readonly isCurrent = computed(() => this.answer()?.round === this.answer()?.currentRound);
  readonly mayEdit = computed(() => this.answer()?.mayEdit === true);
  readonly progress = computed(() => progressOf(this.lines()));
  /** Ids of rows that somebody else has just changed. */
  readonly changed = signal<ReadonlySet<string>>(new Set());

  constructor() {
    this.followContents();
    effect(() => {
      const answer = this.answer();
      if (!answer) return;
      untracked(() => {
        this.presence.hear(answer.presence);
        if (answer.round !== answer.currentRound) return;
        this.saves.begin({ key: answer.key, round: answer.round, reload: () => this.reading.reload() });
      });
    });
    this.showOthersChanges();
  }

  recordedLine(id: string): GapLine | undefined {
    return this.recorded().find((line) => line.id === id);
  }

  private followContents(): void {
    let gathering: ReturnType<typeof setTimeout> | undefined;
    const stop = inject(Live).listenToContents(({ key, content, version }) => {
      if (key !== this.key() || content !== 'gap') return;
      clearTimeout(gathering);
      gathering = setTimeout(() => {
        // One's own edits come back here too: they are known already, and hide nothing that others wrote before them.
        const now = Math.max(version, this.head()?.version ?? 0);
        const read = this.answer()?.head.version ?? 0;
        if (othersWrote(read, now, this.saves.newest().versions)) this.reading.reload();
      }, GATHER_MS);
    });
    inject(DestroyRef).onDestroy(() => {
      clearTimeout(gathering);
      stop();
    });
  }

  private showOthersChanges(): void {
    let before: { readonly id: string; readonly rows: ReadonlyMap<string, GapLine> } | null = null;
    let fading: ReturnType<typeof setTimeout> | undefined;
    effect(() => {
      const rows = this.recorded();
      const id = this.head()?.id ?? '';
      const known = before?.id === id ? before.rows : null;
      before = { id, rows: new Map(rows.map((line) => [line.id, line])) };
      if (!known) return;
      const me = untracked(() => this.session.person()?.id);
      const news = rows.filter(
        (line) => line.by !== me && line.version > (known.get(line.id)?.version ?? line.version),
      );
      if (news.length === 0) return;
      this.changed.set(new Set(news.map((line) => line.id)));
      untracked(() => this.announce(news));
      clearTimeout(fading);
      fading = setTimeout(() => this.changed.set(new Set()), SHOWN_MS);
    });
    inject(DestroyRef).onDestroy(() => clearTimeout(fading));
  }

  private announce(news: readonly GapLine[]): void {
    const [first] = news;
    if (!first) return;
    const who = first.by === null ? 'Somebody' : this.directory.nameOf(first.by);
    const said =
      news.length === 1
        ? `${who} changed ${first.clause} ${first.title}.`
        : `${String(news.length)} rows were changed by others.`;
    void this.announcer.announce(said, 'polite');
  }
}

function urlOf(key: string, round: number | null): string {
  const url = `/api/journeys/${encodeURIComponent(key)}/gap`;
  return round === null ? url : `${url}?round=${String(round)}`;
}
