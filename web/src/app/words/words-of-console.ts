import { computed, inject, Injectable } from '@angular/core';
import type { Params, Sentence } from '#domain/kernel/param';
import { Directory } from '../core/directory.ts';
import { Now } from '../core/now.ts';
import { catalogue } from './catalogue.ts';
import { sentence, type Wording } from './sentence.ts';

/** Words for codes, with the names this browser knows. Read inside templates or `computed`, it follows clock and names. */
@Injectable({ providedIn: 'root' })
export class WordsOfConsole {
  private readonly directory = inject(Directory);
  private readonly now = inject(Now);

  /** For pure functions that word many things at once. */
  readonly wording = computed<Wording>(() => {
    // Touched here, so that sentences are worded again when names arrive.
    this.directory.people();
    this.directory.sites();
    return {
      words: catalogue,
      names: {
        person: (id) => this.directory.nameOf(id),
        site: (id) => this.directory.siteName(id),
        hasLeft: (id) => this.directory.people().get(id)?.active === false,
      },
      dates: { now: this.now.at() },
    };
  });

  /** The sentence for a code: `say('refusal.wrongStage', params)`. */
  say(code: string, params: Params = {}): string {
    return sentence(code, params, this.wording());
  }

  /** The sentence of a domain value. */
  sayIt({ code, params }: Sentence): string {
    return this.say(code, params);
  }
}
