import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { RouterLink } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import * as z from 'zod/mini';
import { read } from '../core/read.ts';
import { Session } from '../core/session.ts';
import { Action } from '../ui/action.ts';
import { ListTable } from '../ui/list-table.ts';
import { PageHead } from '../ui/page-head.ts';
import { Reading } from '../ui/reading.ts';
import { StateShape } from '../ui/state-shape.ts';
import { Toasts } from '../ui/toasts.ts';
import { WordsOfConsole } from '../words/words-of-console.ts';
import { editionLines } from './edition-lines.ts';
import { editionsSchema } from './edition.ts';

/** The editions of standards: where each stands, until when certificates to it are issued and valid, and who says so. */
@Component({
  selector: 'pn-standards-page',
  imports: [Action, ListTable, PageHead, Reading, RouterLink, StateShape],
  host: { class: 'pn-page' },
  template: `
    <pn-page-head title="Standards">
      <pn-action actions label="Add edition" kind="filled" icon="plus" [reason]="reason()" (pressed)="add()" />
      <p facts class="pn-facts">Dates of transitions are published late and change: each names its source.</p>
    </pn-page-head>
    <pn-reading [of]="editions" failed="The standards could not be loaded" [columns]="columns" [rows]="7"
      ><ng-template>
        <table pnList name="Editions of standards" [columns]="columns">
          <tbody>
            @for (row of rows(); track row.edition.name) {
              <tr>
                <td class="pn-two name">
                  <span
                    ><a class="pn-link" [routerLink]="row.link">{{ row.edition.name }}</a></span
                  ><span>{{ row.edition.subject }}</span>
                </td>
                <td class="pn-two">
                  <span>{{ row.status }}</span>
                  @if (row.next) {
                    <span>{{ row.next }}</span>
                  }
                </td>
                <td data-label="Published">
                  {{ row.published }}
                  @if (row.amendments; as amendments) {
                    <span class="below">{{ amendments }}</span>
                  }
                </td>
                <td data-label="New certificates until">{{ row.newUntil }}</td>
                <td data-label="Certificates valid until">{{ row.validUntil }}</td>
                <td class="source">
                  <span><pn-state-shape [shape]="row.edition.confirmed ? 'tick' : 'unknown'" /> {{ row.trust }}</span
                  ><span class="below">{{ row.edition.source }}</span>
                </td>
              </tr>
            }
          </tbody>
        </table>
      </ng-template></pn-reading
    >
  `,
  styles: `
    pn-page-head {
      padding-bottom: 12px;
    }
    .below {
      display: block;
      font: 400 12px/15px var(--pn-font);
      color: var(--pn-quiet);
    }
    /* Who says so is read as a whole: it decides whether a date can be relied on. */
    .pn-table .source {
      padding-block: 4px;
      white-space: normal;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class StandardsPage {
  private readonly words = inject(WordsOfConsole);
  private readonly dialog = inject(MatDialog);
  private readonly session = inject(Session);
  private readonly toasts = inject(Toasts);

  protected readonly reason = computed(() =>
    this.session.may('reference.manage') ? null : 'Only administrators add editions. Ask one of them.',
  );

  protected readonly columns = [
    { head: 'Edition', width: '17%', two: true },
    { head: 'State', width: '15%', two: true },
    { head: 'Published', width: '11%', two: true },
    { head: 'New certificates until', width: '12.5%' },
    { head: 'Certificates valid until', width: '13%' },
    { head: 'Source', two: true },
  ];
  protected readonly editions = read(() => '/api/editions', {
    parse: (body) => z.parse(editionsSchema, body).editions,
  });
  protected readonly rows = computed(() =>
    (this.editions.value() ?? []).map((edition) => editionLines(edition, this.words.wording())),
  );

  protected async add(): Promise<void> {
    const { ContentsDialog } = await import('./contents-dialog.ts');
    const open = this.dialog.open<unknown, unknown, string>(ContentsDialog, {
      data: { edition: null },
      width: '960px',
      maxWidth: 'calc(100vw - 16px)',
    });
    const said = await firstValueFrom(open.afterClosed());
    if (said === undefined) return;
    this.toasts.show(said);
    this.editions.reload();
  }
}
