import {
  ChangeDetectionStrategy,
  Component,
  computed,
  ElementRef,
  inject,
  input,
  output,
  viewChild,
} from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { PRIORITIES, type RatingChange } from '#domain/certification/gap/rating';
import { PersonSelect } from '../commands/person-select.ts';
import { ProcessView } from '../processes/process-view.ts';
import { moment } from '../words/dates.ts';
import { EvidenceList } from './evidence-list.ts';
import { FieldTrouble } from './field-trouble.ts';
import type { GapLine } from './gap-answer.ts';
import { GapActions } from './gap-actions.ts';
import type { KeyedChange } from './gap-keys.ts';
import { GapPresence } from './gap-presence.ts';
import { GapSaves } from './gap-saves.ts';
import { GapSelection } from './gap-selection.ts';
import { GapStore } from './gap-store.ts';
import { OverlapMark } from './overlap-mark.ts';
import { RatingChoice } from './rating-choice.ts';
import { SavedText } from './saved-text.ts';
import { isLineGap, overlapsOf, parentOf } from './sections.ts';

/** One clause: its rating, who looks after it, the notes, the evidence, and the action that closes the gap. */
@Component({
  selector: 'pn-clause-panel',
  imports: [
    ...[EvidenceList, FieldTrouble, GapActions, MatIcon, MatIconButton, OverlapMark, PersonSelect, RatingChoice],
    SavedText,
  ],
  host: { '(keydown.escape)': 'leave($event)' },
  templateUrl: './clause-panel.html',
  styleUrl: './clause-panel.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ClausePanel {
  protected readonly view = inject(ProcessView);
  protected readonly store = inject(GapStore);
  protected readonly selection = inject(GapSelection);
  private readonly saves = inject(GapSaves);
  private readonly presence = inject(GapPresence);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  readonly line = input.required<GapLine>();
  /** Why the last choice was not taken; it is shown beside the choices. */
  readonly refusal = input<string | null>(null);
  readonly rated = output<KeyedChange>();
  readonly cleared = output();
  readonly left = output();

  private readonly notes = viewChild.required<SavedText>('notes');
  private readonly reason = viewChild<SavedText>('reason');
  private readonly evidence = viewChild.required(EvidenceList);
  /** The action that closes the gap; undefined where there is no gap. */
  readonly actions = viewChild(GapActions);

  protected readonly readOnly = computed(() => !this.store.mayEdit());
  protected readonly above = computed(() => [this.line().edition, parentOf(this.line())].filter(Boolean).join(' · '));
  protected readonly isControl = computed(() => this.line().kind === 'control');
  protected readonly isGap = computed(() => isLineGap(this.line()));
  protected readonly needsReason = computed(
    () => this.isControl() || this.line().rating.rating === 'notApplicable' || this.line().rating.justification,
  );
  protected readonly reasonWords = computed(() =>
    this.isControl() ? 'why it is in or out (ISO/IEC 27001, 6.1.3 d)' : 'accepted with the gap list (ISO 9001, 4.3)',
  );
  protected readonly here = computed(() => this.presence.others().filter(({ row }) => row === this.line().id));
  protected readonly hereWords = computed(() => {
    const names = this.here().map(({ name }) => name);
    return names.length === 0 ? null : `${names.join(' and ')} ${names.length === 1 ? 'is' : 'are'} here too`;
  });
  protected readonly overlaps = computed(() =>
    overlapsOf(this.line(), this.store.lines()).map((other) => ({
      line: other,
      words: this.ratedWords(other),
    })),
  );
  protected readonly earlier = computed(() => {
    const answer = this.store.earlier();
    const before = answer?.rows.find(({ id }) => id === this.line().id);
    if (!answer || !before?.rating.rating) return null;
    return `round ${String(answer.round)}: ${this.view.say(`rating.${before.rating.rating}`).toLowerCase()}`;
  });
  protected readonly priorities = computed(() =>
    PRIORITIES.map((value) => ({ value, words: this.view.say(`priority.${value}`) })),
  );
  protected readonly byWords = computed(() => {
    const { by, at } = this.line();
    if (by === null || at === null) return 'Nobody has written here yet';
    const who = by === this.view.me() ? 'you' : this.view.person(by);
    return `Last changed by ${who}, ${moment(at, this.view.wording().dates)}`;
  });

  focusNotes(): void {
    this.notes().focus();
  }

  focusReason(): void {
    this.reason()?.focus();
  }

  addEvidence(): void {
    this.evidence().add();
  }

  protected set(change: RatingChange): void {
    this.saves.writeAll(this.line(), change);
  }

  protected leave(event: Event): void {
    // An open menu or a list of choices closes first.
    if (event.defaultPrevented) return;
    event.preventDefault();
    const inside = this.host.nativeElement.ownerDocument.activeElement;
    if (inside instanceof HTMLElement) inside.blur();
    this.left.emit();
  }

  private ratedWords(other: GapLine): string {
    const { rating } = other.rating;
    if (rating === undefined) return 'not rated yet';
    const by = other.by === null ? '' : ` by ${other.by === this.view.me() ? 'you' : this.view.person(other.by)}`;
    return `${this.view.say(`rating.${rating}`).toLowerCase()}, rated${by} on ${this.view.day(other.at)}`;
  }
}
