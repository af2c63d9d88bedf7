import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';

/** A piece of a mail's text: words, or an address to press. */
interface Piece {
  readonly text: string;
  readonly url: string | null;
}

const ADDRESS = /(https?:\/\/[^\s)]+)/;

/** The text of a mail as its reader sees it, with addresses to press. */
@Component({
  selector: 'pn-mail-text',
  template: `@for (piece of pieces(); track $index) {
    @if (piece.url; as url) {
      <a class="pn-link" [href]="url">{{ piece.text }}</a>
    } @else {
      {{ piece.text }}
    }
  }`,
  styles: `
    :host {
      display: block;
      font: var(--pn-body);
      white-space: pre-wrap;
      overflow-wrap: anywhere;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class MailText {
  readonly text = input.required<string>();
  protected readonly pieces = computed(() => piecesOf(this.text()));
}

/** Words and addresses apart. */
export function piecesOf(text: string): readonly Piece[] {
  return text
    .split(ADDRESS)
    .filter((part) => part !== '')
    .map((part) => ({ text: part, url: ADDRESS.test(part) ? part : null }));
}
