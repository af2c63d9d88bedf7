import { inject, Injectable } from '@angular/core';
import { Session } from '../core/session.ts';
import type { Asked } from './command-form.ts';
import type { Draft } from './draft.ts';
import { onTopOf } from './written.ts';

interface Kept {
  readonly draft: Draft;
  readonly version: number;
  /** What its form began with; absent where a page wrote the draft in place of the form. */
  readonly begun?: Draft;
}

/**
 * What was typed into a form and not sent: closing a dialog to look at the page loses nothing. Kept until a reload, for
 * who typed it: the next person at the same browser does not find it.
 */
@Injectable({ providedIn: 'root' })
export class Drafts {
  private readonly writer = inject(Session).writer;
  private readonly kept = new Map<string, Kept>();

  of(asked: Asked): Draft | undefined {
    return this.kept.get(this.nameOf(asked))?.draft;
  }

  /** The version its form began with: by the time it is opened again others may have changed what stands in it. */
  versionOf(asked: Asked): number | undefined {
    return this.kept.get(this.nameOf(asked))?.version;
  }

  /** What was written, on top of what the form begins with on this page. */
  on(asked: Asked, initial: Draft): Draft {
    const kept = this.kept.get(this.nameOf(asked));
    if (!kept) return initial;
    return kept.begun ? onTopOf(initial, kept.draft, kept.begun) : kept.draft;
  }

  keep(asked: Asked, draft: Draft, version = asked.detail.version, begun?: Draft): void {
    // A file that is no longer on the screen could not be removed any more: it is chosen again.
    const { evidence: _, fileId: __, ...rest } = draft;
    this.kept.set(this.nameOf(asked), { draft: rest, version, ...(begun && { begun }) });
  }

  forget(asked: Asked): void {
    this.kept.delete(this.nameOf(asked));
  }

  private nameOf({ detail, command, subject }: Asked): string {
    return `${this.writer() ?? ''} ${detail.row.key} ${command} ${subject}`;
  }
}
