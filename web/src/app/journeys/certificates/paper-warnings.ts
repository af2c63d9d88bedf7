import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { paperWarnings } from '#domain/certification/certificates/paper-warnings';
import { WarningLines } from '../../ui/warning-lines.ts';
import { WordsOfConsole } from '../../words/words-of-console.ts';

/** What a certificate lacks as it is on record or being typed, as sentences; nothing when it lacks nothing. */
@Component({
  selector: 'pn-paper-warnings',
  imports: [WarningLines],
  template: `<pn-warning-lines [warnings]="warnings()" />`,
  styles: `
    :host {
      display: block;
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
