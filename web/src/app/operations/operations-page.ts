import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, RouterLink } from '@angular/router';
import * as z from 'zod/mini';
import { Now } from '../core/now.ts';
import { read } from '../core/read.ts';
import { Session } from '../core/session.ts';
import { EmptyState } from '../ui/empty-state.ts';
import { ErrorState } from '../ui/error-state.ts';
import { PageHead } from '../ui/page-head.ts';
import { SkeletonTable } from '../ui/skeleton-table.ts';
import { StaleNote } from '../ui/stale-note.ts';
import { StateShape } from '../ui/state-shape.ts';
import { moment, time } from '../words/dates.ts';
import { WordsOfConsole } from '../words/words-of-console.ts';
import { readHealth } from './health.ts';
import { groupIncidents, incidentSchema } from './incident-groups.ts';

const answerSchema = z.object({ incidents: z.array(incidentSchema) });

/** What is stuck, grouped by cause, and how the parts of the machine are. */
@Component({
  selector: 'pn-operations-page',
  imports: [EmptyState, ErrorState, MatIcon, PageHead, RouterLink, SkeletonTable, StaleNote, StateShape],
  host: { class: 'pn-page' },
  templateUrl: './operations-page.html',
  styleUrl: './operations-page.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class OperationsPage {
  protected readonly words = inject(WordsOfConsole);
  private readonly session = inject(Session);
  private readonly now = inject(Now);
  private readonly route = inject(ActivatedRoute);
  private readonly params = toSignal(this.route.queryParamMap, { initialValue: this.route.snapshot.queryParamMap });
  private readonly health = readHealth();

  /** Open ones, or those repaired as well: `?state=all`. */
  protected readonly showsAll = computed(() => this.params().get('state') === 'all');
  protected readonly incidents = read(() => `/api/incidents?state=${this.showsAll() ? 'all' : 'open'}`, {
    parse: (body) => z.parse(answerSchema, body).incidents,
    concerns: () => true,
  });
  protected readonly temporalUrl = computed(() => {
    const state = this.session.state();
    return state.kind === 'signedIn' ? state.temporalUiUrl : null;
  });

  protected readonly checked = computed(() => {
    const health = this.health();
    return health ? `Checked at ${time(health.at, {})}, again every half minute` : 'Checking';
  });
  protected readonly parts = computed(() => {
    const health = this.health();
    if (!health) return [];
    if (!health.parts) {
      const text = 'The server itself did not answer. What is shown below may be old.';
      return [{ name: 'Server', shape: 'stuck' as const, text }];
    }
    return health.parts.map(({ name, state, detail }) => ({
      name: this.words.say(`healthPart.${name}`),
      shape: state === 'ok' ? ('tick' as const) : ('stuck' as const),
      text: this.words.say(`healthPart.${name}.${state}`, { detail }),
    }));
  });
  protected readonly groups = computed(() => groupIncidents(this.incidents.value() ?? []));
  protected readonly holdsUp = computed(() => {
    const count = this.incidents.value()?.filter(({ resolvedAt }) => resolvedAt === null).length ?? 0;
    if (count === 0) return 'Nothing is stuck';
    const groups = this.groups().length;
    return `${String(count)} stuck, ${groups === 1 ? 'one cause' : `${String(groups)} causes`}`;
  });

  protected said(at: string): string {
    return moment(at, { now: this.now.at() });
  }
}
