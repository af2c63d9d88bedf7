import { computed, effect, inject, Injectable, signal, untracked } from '@angular/core';
import * as z from 'zod/mini';
import { localDate } from '#domain/kernel/calendar';
import { Bodies } from '../../core/bodies.ts';
import { Commands } from '../../commands/commands.ts';
import { read } from '../../core/read.ts';
import { processDetailSchema } from '../../processes/detail.ts';
import { ProcessView } from '../../processes/process-view.ts';
import { journeyOf } from '../forms/asked-about.ts';

/** One journey as each of its pages reads it. Provided by the page beside `ProcessView`, which it fills. */
@Injectable()
export class JourneyReading {
  private readonly view = inject(ProcessView);
  private readonly commands = inject(Commands);
  private readonly bodies = inject(Bodies);

  /** Set by the page from its address. */
  readonly key = signal('');
  readonly reading = read(
    () => {
      const key = this.key();
      return key === '' ? undefined : `/api/processes/${encodeURIComponent(key)}`;
    },
    {
      parse: (body) => z.parse(processDetailSchema, body),
      concerns: ({ key }) => key === this.key(),
    },
  );
  readonly detail = this.reading.value;
  readonly state = computed(() => {
    const detail = this.detail();
    return detail?.row.type === 'journey' ? journeyOf(detail) : null;
  });
  /** The day at the journey's site. */
  readonly today = computed(() => {
    const calendar = this.detail()?.calendar;
    return calendar ? localDate(this.view.at().toISOString(), calendar) : '';
  });
  /** How the certification body is called. */
  readonly body = computed(() => {
    const id = this.state()?.body ?? null;
    return id === null ? 'The certification body' : this.bodies.nameOf(id);
  });
  /** Commands that were accepted and are not on record yet. */
  readonly recording = computed(() => this.commands.recording().filter(({ press }) => press.key === this.key()));

  constructor() {
    effect(() => {
      const detail = this.detail() ?? null;
      untracked(() => {
        this.view.detail.set(detail);
      });
    });
    // What was accepted is on record now: show it.
    let before = 0;
    effect(() => {
      const now = this.recording().length;
      if (now < before) untracked(() => this.reading.reload());
      before = now;
    });
  }
}
