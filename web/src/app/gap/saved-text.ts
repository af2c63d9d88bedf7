import {
  ChangeDetectionStrategy,
  Component,
  computed,
  type ElementRef,
  inject,
  input,
  signal,
  viewChild,
} from '@angular/core';
import { GapSaves } from './gap-saves.ts';
import type { GapLine } from './gap-answer.ts';

/** A text that is saved while it is typed. What was typed stays as it is in the control, also when the record trims it. */
@Component({
  selector: 'pn-saved-text',
  template: `
    <textarea
      #control
      class="pn-input"
      [attr.aria-label]="label()"
      [attr.aria-required]="required() || null"
      [attr.placeholder]="placeholder()"
      [attr.maxlength]="longest()"
      [rows]="rows()"
      [readOnly]="readOnly()"
      [value]="shown()"
      (input)="type(control.value)"
      (blur)="leave()"
    ></textarea>
  `,
  styles: `
    :host {
      display: block;
    }
    textarea {
      display: block;
      min-height: 0;
      padding: 9px 12px;
      field-sizing: content;
    }
    textarea[readonly] {
      border-style: dashed;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SavedText {
  private readonly saves = inject(GapSaves);
  private readonly control = viewChild.required<ElementRef<HTMLTextAreaElement>>('control');
  readonly line = input.required<GapLine>();
  readonly field = input.required<'notes' | 'justification'>();
  readonly label = input.required<string>();
  readonly longest = input(4_000);
  readonly rows = input(3);
  readonly required = input(false);
  readonly readOnly = input(false);
  readonly placeholder = input<string | null>(null);

  private readonly typed = signal<{ readonly row: string; readonly text: string } | null>(null);
  private readonly value = computed(() => this.line().rating[this.field()] ?? '');
  protected readonly shown = computed(() => {
    const typed = this.typed();
    // Somebody else's newer text takes the place of one's own only when nothing of one's own waits.
    return typed?.row === this.line().id && trimmed(typed.text) === this.value() ? typed.text : this.value();
  });

  focus(): void {
    const control = this.control().nativeElement;
    control.focus();
    // Whoever comes by a key goes on where the text ends.
    control.setSelectionRange(control.value.length, control.value.length);
  }

  protected type(text: string): void {
    const value = trimmed(text);
    this.typed.set({ row: this.line().id, text });
    if (value !== this.value()) this.saves.write(this.line(), this.field(), value === '' ? null : value, true);
  }

  protected leave(): void {
    this.typed.set(null);
    this.saves.flush();
  }
}

const trimmed = (text: string): string => text.replaceAll('\r\n', '\n').trim();
