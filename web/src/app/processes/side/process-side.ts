import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import { Action } from '../../ui/action.ts';
import type { IconName } from '../../ui/icons.ts';
import { KeyValues, type KeyValue } from '../../ui/key-values.ts';
import { SectionHead } from '../../ui/section-head.ts';
import { wordWaiting } from '../../ui/waiting/word-waiting.ts';
import { fileSize } from '../../words/file-size.ts';
import type { ProcessDetail, ProcessRow } from '../detail.ts';
import { ownFirst } from '../head-actions.ts';
import { ProcessView } from '../process-view.ts';
import { decidedExtensions } from './decided-extensions.ts';

/** A file of the process with what the record says about it. */
export interface SideEvidence {
  readonly file: string;
  readonly by: string;
  readonly date: string;
  readonly subject: string;
}

/** Something somebody asked for that waits for a decision. */
export interface SideRequest {
  readonly id: string;
  readonly words: string;
  readonly reason: string;
  readonly approve: { readonly command: string; readonly subject: string };
  readonly reject: { readonly command: string; readonly subject: string };
}

/** What the side column of a process of any type is drawn from. */
export interface SideParts {
  readonly people: readonly KeyValue[];
  readonly dates: readonly KeyValue[];
  readonly requests: readonly SideRequest[];
  readonly evidence: readonly SideEvidence[];
}

/** What kind of process is linked. */
const ICONS: Readonly<Record<string, IconName>> = {
  capa: 'autorenew',
  journey: 'chart-gantt',
  campaign: 'compare-horizontal',
};

/** The side column: people, dates and clocks, requests, linked processes, evidence, comments. */
@Component({
  selector: 'pn-process-side',
  imports: [Action, KeyValues, MatIcon, RouterLink, SectionHead],
  templateUrl: './process-side.html',
  styleUrl: './process-side.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ProcessSide {
  protected readonly view = inject(ProcessView);
  readonly detail = input.required<ProcessDetail>();
  readonly parts = input.required<SideParts>();

  /** “Why is this amber?”: which clock, which calendar, which rule, of the most urgent line. */
  protected readonly why = computed(() => {
    const detail = this.detail();
    const [line] = ownFirst(detail);
    if (!line) return null;
    const { shape, reason } = wordWaiting(line, {
      wording: this.view.wording(),
      me: this.view.me(),
      calendar: this.view.calendar(),
    });
    return reason ? { shape, ...reason } : null;
  });
  protected readonly linked = computed(() =>
    this.detail().linked.map((row) => ({
      key: row.key,
      title: row.title,
      icon: ICONS[row.type] ?? ('file-document-outline' as const),
      note: `${row.key} · ${row.open ? this.view.say(`stage.${row.stage}`) : this.ended(row)}`,
    })),
  );
  protected readonly files = computed(() =>
    this.parts().evidence.map((one) => {
      const file = this.detail().files.find(({ id }) => id === one.file);
      const uploaded = file ? `, uploaded ${this.view.day(file.uploadedAt)}, ${fileSize(file.size)}` : '';
      return {
        id: one.file,
        name: file?.name ?? 'A file that is no longer kept',
        isKept: file !== undefined,
        note: `${this.view.person(one.by)}, dated ${this.view.day(one.date)}${uploaded}`,
        about: one.subject === 'process' || one.subject === 'report' ? null : this.view.subject(one.subject),
      };
    }),
  );
  protected readonly comments = computed(() =>
    this.view
      .events()
      .filter(({ type, event }) => (event.type || type) === 'commented')
      .map(({ seq, actor, at, event }) => ({
        seq,
        by: actor.kind === 'person' ? this.view.personOrYou(actor.id) : '',
        at: this.view.day(at),
        text: typeof event['text'] === 'string' ? event['text'] : '',
      }))
      .reverse(),
  );
  /** Requests for more time that were decided, with who asked and why. */
  protected readonly decided = computed(() =>
    decidedExtensions(this.view.events()).map(({ asked, decided }) => ({
      seq: decided.seq,
      asked: asked && { words: this.view.tell(asked), at: this.view.day(asked.at) },
      words: this.view.tell(decided),
      at: this.view.day(decided.at),
    })),
  );

  private ended({ result, closedAt }: ProcessRow): string {
    const ended = `ended ${this.view.day(closedAt)}`;
    return result === null ? ended : `${this.view.say(`result.${result}`)}, ${ended}`;
  }

  protected allowed(command: string, subject?: string): string | null {
    const one = this.view.may(command, subject);
    return one ? (one.refusal?.sentence ?? null) : '';
  }
}
