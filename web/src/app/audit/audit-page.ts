import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import * as z from 'zod/mini';
import { Directory } from '../core/directory.ts';
import { Now } from '../core/now.ts';
import { readPages } from '../core/pages.ts';
import { Action } from '../ui/action.ts';
import { EmptyState } from '../ui/empty-state.ts';
import { ErrorState } from '../ui/error-state.ts';
import { PageHead } from '../ui/page-head.ts';
import { SkeletonTable } from '../ui/skeleton-table.ts';
import { StaleNote } from '../ui/stale-note.ts';
import { StateShape } from '../ui/state-shape.ts';
import { complete, longDay, time } from '../words/dates.ts';
import { eventViewSchema, type EventView } from '../words/event-view.ts';
import { eventSentence, FOLLOWS_BY_ITSELF, wordEvent } from '../words/word-event.ts';
import { WordsOfConsole } from '../words/words-of-console.ts';
import { byDay, withFollowers } from './audit-days.ts';
import { AuditFilters } from './audit-filters.ts';
import { auditQuery, auditUrl, isNarrowed, type AuditQuery } from './audit-query.ts';
import { VerifyChains } from './verify-chains.ts';

const auditEventSchema = z.extend(eventViewSchema, {
  key: z.string(),
  processType: z.string(),
  site: z.string(),
  title: z.string(),
});
type AuditEvent = Readonly<z.infer<typeof auditEventSchema>>;

const answerSchema = z.object({ events: z.array(auditEventSchema), nextCursor: z.nullable(z.string()) });

/** Everything that happened in all processes, newest first: searched, in words, with the seals that prove it. */
@Component({
  selector: 'pn-audit-page',
  imports: [
    Action,
    AuditFilters,
    EmptyState,
    ErrorState,
    PageHead,
    RouterLink,
    SkeletonTable,
    StaleNote,
    StateShape,
    VerifyChains,
  ],
  host: { class: 'pn-page' },
  templateUrl: './audit-page.html',
  styleUrl: './audit-page.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AuditPage {
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  private readonly words = inject(WordsOfConsole);
  private readonly directory = inject(Directory);
  private readonly now = inject(Now);
  private readonly params = toSignal(this.route.queryParamMap, { initialValue: this.route.snapshot.queryParamMap });

  protected readonly query = computed(() => auditQuery(this.params()));
  protected readonly narrowed = computed(() => isNarrowed(this.query()));
  protected readonly trail = readPages<AuditEvent>(
    () => auditUrl(this.query()),
    (body) => {
      const { events, nextCursor } = z.parse(answerSchema, body);
      return { rows: events, nextCursor };
    },
  );

  protected readonly days = computed(() => {
    const dates = { now: this.now.at() };
    const wording = this.words.wording();
    const gathered = withFollowers(this.trail.rows(), ({ type }) => FOLLOWS_BY_ITSELF.has(type));
    const rows = gathered.map(({ row: event, followed }) => ({
      event,
      followed: followed.map((one) => eventSentence(wordEvent(one, one.processType, wording))).join('; '),
      at: event.at,
      id: `${event.key} ${String(event.seq)}`,
      clock: time(event.at, {}),
      full: complete(event.at, dates),
      worded: wordEvent(event, event.processType, wording),
      marks: marksOf(event),
      recorded: complete(event.recordedAt, dates),
      atSite: `${complete(event.at, { ...dates, zone: this.directory.zoneOf(event.site) })}, ${wording.names.site(event.site)}`,
      site: wording.names.site(event.site),
    }));
    return byDay(rows, (at) => longDay(at, dates));
  });

  protected narrow(part: Partial<AuditQuery>): void {
    void this.router.navigate([], { relativeTo: this.route, queryParams: part, queryParamsHandling: 'merge' });
  }

  protected showAll(): void {
    void this.router.navigate([], { relativeTo: this.route, queryParams: {} });
  }
}

function marksOf(event: EventView): readonly string[] {
  return [...(event.actor.kind === 'clock' ? ['by itself'] : []), ...(event.imported ? ['imported'] : [])];
}
