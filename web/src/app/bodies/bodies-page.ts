import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { firstValueFrom } from 'rxjs';
import * as z from 'zod/mini';
import type { Body } from '#domain/kernel/reference';
import { Now } from '../core/now.ts';
import { Bodies } from '../core/bodies.ts';
import { read } from '../core/read.ts';
import { Session } from '../core/session.ts';
import { portfolioSchema } from '../journeys/portfolio/portfolio.ts';
import { Action } from '../ui/action.ts';
import { EmptyState } from '../ui/empty-state.ts';
import { FoundRow } from '../ui/found-row.ts';
import { ListTable } from '../ui/list-table.ts';
import { PageHead } from '../ui/page-head.ts';
import { Reading } from '../ui/reading.ts';
import { StateShape } from '../ui/state-shape.ts';
import { Toasts } from '../ui/toasts.ts';
import { bodiesSchema } from './body.ts';
import { needsOf } from './body-needs.ts';
import { BodyWarnings } from './body-warnings.ts';
import { bodyLine } from './body-lines.ts';

/** The certification bodies: who accredited them, for which editions, and how their clocks run. */
@Component({
  selector: 'pn-bodies-page',
  imports: [Action, BodyWarnings, EmptyState, FoundRow, ListTable, PageHead, Reading, StateShape],
  host: { class: 'pn-page' },
  template: `
    <pn-page-head title="Certification bodies">
      <pn-action
        actions
        label="Add a certification body"
        kind="filled"
        icon="plus"
        [reason]="reason()"
        (pressed)="edit(null)"
      />
    </pn-page-head>
    <pn-reading [of]="bodies" failed="Certification bodies could not be loaded" [columns]="columns" [rows]="3"
      ><ng-template>
        @if (rows().length > 0) {
          <table pnList name="Certification bodies" [columns]="columns" [endsWithActions]="true">
            <tbody>
              @for (row of rows(); track row.body.id) {
                <tr [pnFoundRow]="row.body.id">
                  <td class="pn-two name">
                    <span
                      >{{ row.body.shortName }}
                      @if (!row.body.active) {
                        <span class="pn-tag">not in use</span>
                      }</span
                    ><span>{{ row.body.name }}</span>
                  </td>
                  <td class="pn-two">
                    <span>{{ row.accreditation }}</span><span>{{ row.number }}</span>
                  </td>
                  <td class="pn-two">
                    <span [class]="row.valid.shape ? 'pn-' + row.valid.shape : ''">
                      @if (row.valid.shape; as shape) {
                        <pn-state-shape [shape]="shape" />
                      }
                      {{ row.valid.text }}</span
                    ><span>{{ row.mla }}</span>
                  </td>
                  <td class="covers">
                    {{ row.covers }}
                    <!-- Only what a journey of this organization relies on is a warning. -->
                    @if (needs().get(row.body.id); as need) {
                      <pn-body-warnings [body]="row.body.id" [editions]="need.editions" [until]="need.until" />
                    }
                  </td>
                  <td class="clocks" data-label="Clocks">
                    @for (clock of row.clocks; track clock) {
                      <span>{{ clock }}</span>
                    }
                    @if (row.moreClocks.length > 0) {
                      <details>
                        <summary>{{ row.moreClocks.length }} more</summary>
                        @for (clock of row.moreClocks; track clock) {
                          <span>{{ clock }}</span>
                        }
                      </details>
                    }
                  </td>
                  <td class="actions">
                    @if (reason() === null) {
                      <pn-action label="Change" [small]="true" (pressed)="edit(row.body)" />
                    }
                  </td>
                </tr>
              }
            </tbody>
          </table>
        } @else {
          <pn-empty-state
            title="No certification bodies yet"
            text="A journey names the body that certifies: its accreditation and its clocks decide dates."
            [steps]="[
              'Add the body with its accreditation and the editions it covers.',
              'Compare its clocks with your contract; each has a default.',
              'Choose it when a journey starts.',
            ]"
          />
        }</ng-template
    ></pn-reading>
  `,
  styles: `
    pn-page-head {
      padding-bottom: 12px;
    }
    .pn-table .covers,
    .pn-table .clocks {
      padding-block: 4px;
      white-space: normal;
    }
    .clocks span {
      display: block;
    }
    summary {
      min-height: 24px;
      line-height: 24px;
      color: var(--mat-sys-primary);
      cursor: pointer;
    }
    @media (max-width: 719px) {
      summary {
        min-height: 44px;
        line-height: 44px;
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class BodiesPage {
  private readonly dialog = inject(MatDialog);
  private readonly session = inject(Session);
  private readonly known = inject(Bodies);
  private readonly now = inject(Now);
  private readonly toasts = inject(Toasts);

  protected readonly columns = [
    { head: 'Certification body', width: '15%', two: true },
    { head: 'Accredited by', width: '14%', two: true },
    { head: 'Accreditation', width: '12%', two: true },
    { head: 'Editions covered' },
    { head: 'Clocks', width: '22%', two: true },
    { head: 'Change', width: '8%' },
  ];
  protected readonly bodies = read(() => '/api/bodies', { parse: (body) => z.parse(bodiesSchema, body).bodies });
  protected readonly reason = computed(() =>
    this.session.may('reference.manage') ? null : 'Only administrators change certification bodies. Ask one of them.',
  );
  protected readonly rows = computed(() => (this.bodies.value() ?? []).map((body) => bodyLine(body, this.now.at())));

  private readonly journeys = read(() => (this.session.may('process.read') ? '/api/journeys' : undefined), {
    parse: (body) => z.parse(portfolioSchema, body).journeys,
    concerns: ({ type }) => type === 'journey',
  });
  protected readonly needs = computed(() => needsOf(this.journeys.value() ?? []));

  protected async edit(body: Body | null): Promise<void> {
    const { BodyDialog } = await import('./body-dialog.ts');
    const open = this.dialog.open<unknown, unknown, string>(BodyDialog, {
      data: { body },
      width: '720px',
      maxWidth: 'calc(100vw - 16px)',
    });
    const said = await firstValueFrom(open.afterClosed());
    if (said === undefined) return;
    this.toasts.show(said);
    this.bodies.reload();
    this.known.reload();
  }
}
