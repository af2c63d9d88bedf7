import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { accreditationBlockers, accreditationWarnings, isBlocking } from '#domain/standards/accreditation';
import { Bodies } from '../core/bodies.ts';
import { Now } from '../core/now.ts';
import { localDateOf } from '../standards/edition-lines.ts';
import { WarningLines } from '../ui/warning-lines.ts';
import { WordsOfConsole } from '../words/words-of-console.ts';

/**
 * What speaks against certification to these editions by this body, as sentences; nothing when nothing does: blockers,
 * and warnings. What the body did is recorded all the same.
 */
@Component({
  selector: 'pn-body-warnings',
  imports: [WarningLines],
  template: `<pn-warning-lines [blocking]="blocking()" [warnings]="warnings()" />`,
  styles: `
    :host {
      display: block;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class BodyWarnings {
  private readonly bodies = inject(Bodies);
  private readonly now = inject(Now);
  private readonly words = inject(WordsOfConsole);

  /** Id of the certification body; null while none is chosen, which is no fault. */
  readonly body = input.required<string | null>();
  /** With edition: `ISO 9001:2026`. */
  readonly editions = input.required<readonly string[]>();
  /** The end of the cycle, where it is known. */
  readonly until = input<string | null>(null);

  private readonly found = computed(() => {
    const id = this.body();
    return id === null || !this.bodies.known() ? null : { body: this.bodies.of(id) };
  });
  protected readonly blocking = computed(() => {
    const found = this.found();
    if (found === null) return [];
    return accreditationBlockers(found.body, this.editions(), localDateOf(this.now.at())).map(({ code, params }) =>
      this.words.say(`blocker.${code}`, params),
    );
  });
  protected readonly warnings = computed(() => {
    const found = this.found();
    if (found === null) return [];
    return accreditationWarnings(found.body, this.editions(), this.until())
      .filter((warning) => !isBlocking(warning))
      .map((warning) => this.words.sayIt(warning));
  });
}
