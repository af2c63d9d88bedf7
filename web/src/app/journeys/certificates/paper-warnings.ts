import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { paperWarnings } from '#domain/certification/certificates/paper-warnings';
import { StateShape } from '../../ui/state-shape.ts';
import { WordsOfConsole } from '../../words/words-of-console.ts';

/** What a certificate lacks as it is on record or being typed, as sentences; nothing when it lacks nothing. */
@Component({
  selector: 'pn-paper-warnings',
  imports: [StateShape],
  template: `
    @for (sentence of warnings(); track sentence) {
      <p><pn-state-shape shape="soon" /> {{ sentence }}</p>
    }
  `,
  styles: `
    :host {
      display: block;
    }
    p {
      display: flex;
      gap: 6px;
      padding: 1px 0;
      font: var(--pn-small);
      color: var(--pn-soon-text);
      white-space: normal;
    }
    pn-state-shape {
      margin-top: 1px;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PaperWarnings {
  private readonly words = inject(WordsOfConsole);
  readonly edition = input.required<string>();
  readonly soaVersion = input.required<string | null>();

  protected readonly warnings = computed(() =>
    paperWarnings({ edition: this.edition(), soaVersion: this.soaVersion() }).map((one) => this.words.sayIt(one)),
  );
}
