import { ChangeDetectionStrategy, Component, computed, inject, output } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { MatIcon } from '@angular/material/icon';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { ProcessView } from '../processes/process-view.ts';
import { GapStore } from './gap-store.ts';

/** Workbooks out and in, the Statement of Applicability, and another round. */
@Component({
  selector: 'pn-gap-menu',
  imports: [MatIcon, MatIconButton, MatMenu, MatMenuItem, MatMenuTrigger],
  template: `
    <button matIconButton type="button" aria-label="Workbooks and more" [matMenuTriggerFor]="menu">
      <mat-icon svgIcon="dots-horizontal" />
    </button>
    <mat-menu #menu="matMenu" xPosition="before">
      <a mat-menu-item [href]="url('gap.xlsx')" download>
        <mat-icon svgIcon="download" /><span>Export XLSX</span>
        <small>One sheet an edition; it can be filled in and imported again</small>
      </a>
      <button mat-menu-item [attr.aria-disabled]="importReason() !== null || null" (click)="begin($event)">
        <mat-icon [svgIcon]="importReason() === null ? 'upload' : 'lock-outline'" /><span>Import XLSX</span>
        <small>{{ importReason() ?? 'First shows what it would change' }}</small>
      </button>
      @if (hasControls()) {
        <a mat-menu-item [href]="url('gap/soa.xlsx')" download>
          <mat-icon svgIcon="download" /><span>Statement of Applicability XLSX</span>
          <small>With version and hash; it can be filled in and imported again</small>
        </a>
      }
      @for (one of commands; track one.command) {
        @if (view.may(one.command); as may) {
          <button
            mat-menu-item
            [attr.aria-disabled]="may.refusal !== null || null"
            (click)="may.refusal === null ? view.do(one.command, may.subject) : $event.stopPropagation()"
          >
            <mat-icon [svgIcon]="may.refusal === null ? one.icon : 'lock-outline'" />
            <span>{{ view.say('command.' + one.command) }}</span>
            @if (may.refusal; as refusal) {
              <small>{{ refusal.sentence }}</small>
            }
          </button>
        }
      }
    </mat-menu>
  `,
  styles: `
    small {
      display: block;
      max-width: 260px;
      font: var(--pn-small);
      color: var(--pn-quiet);
      white-space: normal;
    }
    [mat-menu-item] {
      padding-block: 6px;
    }
    [aria-disabled] {
      color: var(--pn-quiet);
      cursor: not-allowed;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class GapMenu {
  protected readonly view = inject(ProcessView);
  private readonly store = inject(GapStore);
  readonly importAsked = output();

  protected readonly commands = [
    { command: 'askForRatings', icon: 'account-multiple-outline' },
    { command: 'newGapRound', icon: 'autorenew' },
  ];
  protected readonly hasControls = computed(() => this.store.lines().some(({ kind }) => kind === 'control'));
  protected readonly importReason = computed(() =>
    this.store.mayEdit() ? null : 'Nothing can be changed here, so nothing can be imported',
  );

  protected url(file: string): string {
    const answer = this.store.answer();
    const round = answer && !this.store.isCurrent() ? `?round=${String(answer.round)}` : '';
    return `/api/journeys/${encodeURIComponent(this.store.key())}/${file}${round}`;
  }

  protected begin(event: Event): void {
    // The entry stays focusable so that its reason can be read; it does nothing.
    if (this.importReason() === null) this.importAsked.emit();
    else event.stopPropagation();
  }
}
