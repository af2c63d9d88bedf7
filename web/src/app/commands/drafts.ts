import { Injectable } from '@angular/core';
import type { Asked } from './command-form.ts';
import type { Draft } from './draft.ts';

/** What was typed into a form and not sent: closing a dialog to look at the page loses nothing. Kept until a reload. */
@Injectable({ providedIn: 'root' })
export class Drafts {
  private readonly kept = new Map<string, Draft>();

  of(asked: Asked): Draft | undefined {
    return this.kept.get(nameOf(asked));
  }

  keep(asked: Asked, draft: Draft): void {
    // A file that is no longer on the screen could not be removed any more: it is chosen again.
    const { evidence: _, fileId: __, ...rest } = draft;
    this.kept.set(nameOf(asked), rest);
  }

  forget(asked: Asked): void {
    this.kept.delete(nameOf(asked));
  }
}

function nameOf({ detail, command, subject }: Asked): string {
  return `${detail.row.key} ${command} ${subject}`;
}
