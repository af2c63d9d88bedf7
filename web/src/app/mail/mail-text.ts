import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';

/** A piece of a line: words, or an address to press. */
export interface TextPiece {
  readonly text: string;
  readonly url: string | null;
}

const ADDRESS = /(https?:\/\/[^\s)]+)/;

/** The text of a mail as its reader sees it, line by line, with addresses to press. */
@Component({
  selector: 'pn-mail-text',
  template: `
    @for (line of lines(); track $index) {
      <p>
        @for (piece of line; track $index) {
          @if (piece.url; as url) {
            <a class="pn-link" [href]="url" [textContent]="piece.text"></a>
          } @else {
            <span [textContent]="piece.text"></span>
          }
        }
      </p>
    }
  `,
  styles: `
    :host {
      display: block;
      font: var(--pn-body);
      overflow-wrap: anywhere;
    }
    p {
      min-height: 1lh;
      white-space: pre-wrap;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class MailText {
  readonly text = input.required<string>();
  protected readonly lines = computed(() => this.text().split('\n').map(piecesOf));
}

/** Words and addresses of a line apart. */
export function piecesOf(line: string): readonly TextPiece[] {
  return line
    .split(ADDRESS)
    .filter((part) => part !== '')
    .map((part) => ({ text: part, url: ADDRESS.test(part) ? part : null }));
}
