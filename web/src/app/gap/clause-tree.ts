import {
  afterNextRender,
  afterRenderEffect,
  ChangeDetectionStrategy,
  Component,
  computed,
  ElementRef,
  inject,
  Injector,
  output,
  signal,
} from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { ProcessView } from '../processes/process-view.ts';
import { Avatar } from '../ui/avatar.ts';
import type { GapLine } from './gap-answer.ts';
import { changeOfKey, type KeyedChange } from './gap-keys.ts';
import { GapPresence } from './gap-presence.ts';
import { GapSaves } from './gap-saves.ts';
import { GapSelection } from './gap-selection.ts';
import { GapStore } from './gap-store.ts';
import { standingWords } from './gap-words.ts';
import { OverlapMark } from './overlap-mark.ts';
import { RatingShape } from './rating-shape.ts';
import { overlapsOf, type GapSection } from './sections.ts';
import { standingOf } from './standing.ts';

/** What a key on a row asks of the page. */
export interface KeyOnRow {
  readonly line: GapLine;
  readonly change: KeyedChange;
}

/**
 * The clauses of an edition by section, as a tree: arrows move, right and left unfold and fold, digits rate, Enter goes
 * into the row. One tab stop, the open row.
 */
@Component({
  selector: 'pn-clause-tree',
  imports: [Avatar, MatIcon, OverlapMark, RatingShape],
  templateUrl: './clause-tree.html',
  styleUrl: './clause-tree.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ClauseTree {
  protected readonly store = inject(GapStore);
  protected readonly selection = inject(GapSelection);
  private readonly presence = inject(GapPresence);
  private readonly saves = inject(GapSaves);
  private readonly view = inject(ProcessView);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly injector = inject(Injector);

  readonly rated = output<KeyOnRow>();
  readonly cleared = output<GapLine>();
  readonly entered = output();

  /** The section whose heading has the focus; else the open row has it. */
  private readonly heading = signal<string | null>(null);
  /** Who is on which row, and what of it is not saved. */
  private readonly people = computed(() => Map.groupBy(this.presence.others(), ({ row }) => row ?? ''));
  private readonly unsaved = computed(
    () => new Set(this.saves.queue().flatMap(({ row, trouble }) => (trouble === null ? [] : [row]))),
  );
  private readonly overlapping = computed(() => {
    const all = this.store.lines();
    return new Set(this.selection.lines().flatMap((line) => (overlapsOf(line, all).length > 0 ? [line.id] : [])));
  });

  private readonly openId = computed(() => this.selection.open()?.id ?? null);
  protected readonly sections = computed(() => {
    const stop = this.tabStop();
    return this.selection.sections().map((section) => ({
      ...section,
      unfolded: this.selection.isUnfolded(section),
      share: section.total === 0 ? 0 : Math.round((section.rated / section.total) * 100),
      isStop: stop === `#${section.number}`,
      lines: section.rows.map((line) => this.worded(line, stop)),
    }));
  });

  constructor() {
    // The open row is in sight, whoever opened it: an address, another page, the next that is not rated.
    afterRenderEffect(() => {
      if (this.openId() === null) return;
      this.showInList(this.host.nativeElement.querySelector<HTMLElement>('[aria-selected=true]'));
    });
  }

  /** Puts the focus on the open row. */
  focusOpen(): void {
    this.heading.set(null);
    this.focusStop();
  }

  protected toggle(section: GapSection): void {
    this.heading.set(section.number);
    this.selection.fold(section.number, !this.selection.isUnfolded(section));
  }

  protected choose(line: GapLine): void {
    this.heading.set(null);
    this.selection.show(line);
    if (this.selection.isNarrow()) this.entered.emit();
  }

  protected press(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (this.move(event.key) || this.act(event.key)) {
      event.preventDefault();
      event.stopPropagation();
    }
  }

  private act(key: string): boolean {
    const line = this.heading() === null ? this.selection.open() : null;
    if (key === 'Enter' || key === ' ') {
      const section = this.selection.sections().find(({ number }) => number === this.heading());
      if (section) this.toggle(section);
      else if (line) this.entered.emit();
      return true;
    }
    if (!line) return false;
    if (key === 'Delete' || key === 'Backspace') {
      this.cleared.emit(line);
      return true;
    }
    const change = changeOfKey(key, line);
    if (change) this.rated.emit({ line, change });
    return change !== null;
  }

  private move(key: string): boolean {
    const stops = this.stops();
    const at = stops.indexOf(this.tabStop());
    switch (key) {
      case 'ArrowDown':
        return this.goTo(stops[at + 1]);
      case 'ArrowUp':
        return this.goTo(stops[at - 1]);
      case 'Home':
        return this.goTo(stops[0]);
      case 'End':
        return this.goTo(stops.at(-1));
      case 'ArrowRight':
      case 'ArrowLeft':
        return this.foldBy(key === 'ArrowRight');
      default:
        return false;
    }
  }

  private foldBy(unfold: boolean): boolean {
    const heading = this.heading();
    const number = heading ?? this.selection.open()?.section;
    const section = this.selection.sections().find((one) => one.number === number);
    if (!section) return false;
    if (heading === null) return unfold || this.goTo(`#${section.number}`);
    if (this.selection.isUnfolded(section) === unfold) return unfold && this.goTo(section.rows[0]?.id);
    this.selection.fold(section.number, unfold);
    return true;
  }

  private goTo(stop: string | undefined): boolean {
    if (stop === undefined) return true;
    if (stop.startsWith('#')) this.heading.set(stop.slice(1));
    else {
      const line = this.selection.listed().find(({ id }) => id === stop);
      this.heading.set(null);
      if (line) this.selection.show(line);
    }
    this.focusStop();
    return true;
  }

  /** Everything that can have the focus, in order: `#8` for a heading, else the id of a row. */
  private stops(): readonly string[] {
    return this.selection
      .sections()
      .flatMap((section) => [
        `#${section.number}`,
        ...(this.selection.isUnfolded(section) ? section.rows.map(({ id }) => id) : []),
      ]);
  }

  private tabStop(): string {
    const heading = this.heading();
    const open = this.selection.open() ?? this.selection.last();
    const sections = this.selection.sections();
    if (heading !== null && sections.some(({ number }) => number === heading)) return `#${heading}`;
    const section = sections.find(({ rows }) => rows.some(({ id }) => id === open?.id));
    if (open && section && this.selection.isUnfolded(section)) return open.id;
    return `#${section?.number ?? sections[0]?.number ?? ''}`;
  }

  /** Scrolls the list alone: the page stays where its reader left it. */
  private showInList(row: HTMLElement | null): void {
    const list = row?.closest('.list');
    if (!row || !list || list.scrollHeight <= list.clientHeight) return;
    const place = row.getBoundingClientRect();
    const room = list.getBoundingClientRect();
    const top = room.top + (this.host.nativeElement.previousElementSibling?.clientHeight ?? 0);
    if (place.top < top) list.scrollTop -= top - place.top;
    else if (place.bottom > room.bottom) list.scrollTop += place.bottom - room.bottom;
  }

  private focusStop(): void {
    afterNextRender(
      () => {
        const stop = this.host.nativeElement.querySelector<HTMLElement>('[role=treeitem][tabindex="0"]');
        stop?.focus();
      },
      { injector: this.injector },
    );
  }

  private worded(line: GapLine, stop: string) {
    const people = this.people().get(line.id) ?? [];
    const hasTrouble = this.unsaved().has(line.id);
    const isOverlapping = this.overlapping().has(line.id);
    const standing = standingWords(line, (code) => this.view.say(code));
    const here = people.length === 0 ? '' : `, ${people.map(({ name }) => name).join(' and ')} here`;
    return {
      line,
      people,
      hasTrouble,
      isOverlapping,
      isOpen: line.id === this.selection.open()?.id,
      isStop: stop === line.id,
      isDeep: line.clause.split('.').length > 2 && line.kind === 'clause',
      isChanged: this.store.changed().has(line.id),
      standing: standingOf(line),
      /** Heard after number and title. */
      words: `${standing}${here}${isOverlapping ? ', also in another edition' : ''}`,
    };
  }
}
