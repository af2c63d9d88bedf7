import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import type { Blocker } from '#domain/certification/preparation/gates';
import { Action } from '../../ui/action.ts';
import { StateShape } from '../../ui/state-shape.ts';
import { ProcessView } from '../../processes/process-view.ts';
import { SHOWN_BLOCKERS } from './stage-lines.ts';
import { whoWords } from './who-words.ts';

/** What speaks against passing a gate, each a waiting line; a gate warns, and can be passed with a reason. */
@Component({
  selector: 'pn-gate-blockers',
  imports: [Action, StateShape],
  template: `
    <div class="head">
      <span>{{ title() }}</span>
      @if (pass(); as pass) {
        <button
          type="button"
          [attr.aria-disabled]="pass.reason !== null || null"
          [attr.title]="pass.reason"
          (click)="pass.reason === null && view.do('passGate', pass.subject)"
        >
          {{ view.say('command.passGate') }}
        </button>
      }
    </div>
    <ul>
      @for (one of shown(); track one.id) {
        <li>
          <pn-state-shape [shape]="one.shape" />
          <div>
            <p>{{ one.what }}</p>
            <p class="who">
              <b>{{ one.who }}</b>{{ one.clock }}
            </p>
          </div>
          @if (one.remind; as remind) {
            <pn-action
              label="Remind"
              kind="text"
              [small]="true"
              [reason]="remind.reason"
              (pressed)="view.do('remind', remind.subject)"
            />
          }
        </li>
      }
    </ul>
    @if (blockers().length > few) {
      <button type="button" class="pn-link more" (click)="isOpen.set(!isOpen())">
        {{ isOpen() ? 'Show fewer' : 'Show all ' + blockers().length }}
      </button>
    }
  `,
  styles: `
    :host {
      display: block;
      padding: 7px 24px 9px;
      background: var(--mat-sys-surface-container-low);
      font: var(--pn-cell);
    }
    .head {
      display: flex;
      align-items: baseline;
      justify-content: space-between;
      gap: 12px;
      font: var(--pn-label);
      color: var(--mat-sys-on-surface-variant);
    }
    .head button {
      border: 0;
      flex: none;
      padding: 4px 0;
      background: none;
      font: inherit;
      color: var(--pn-quiet);
      text-decoration: underline;
      text-decoration-color: var(--mat-sys-outline-variant);
      text-underline-offset: 3px;
      cursor: pointer;
    }
    .head button[aria-disabled] {
      cursor: not-allowed;
      text-decoration: none;
    }
    li {
      display: grid;
      grid-template-columns: 20px minmax(0, 1fr) auto;
      align-items: center;
      padding: 4px 0;
    }
    .who {
      font: var(--pn-small);
      color: var(--pn-quiet);
    }
    .who b {
      font-weight: 500;
    }
    .more {
      padding: 4px 0 2px 20px;
      font: var(--pn-label);
    }
    @media (max-width: 719px) {
      :host {
        padding-inline: var(--pn-gutter);
      }
      .head button,
      .more {
        min-height: 44px;
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class GateBlockers {
  protected readonly view = inject(ProcessView);
  readonly blockers = input.required<readonly Blocker[]>();
  /** “Gate to management review”. */
  readonly gate = input.required<string>();
  /** Of a stage whose gate can be passed: `stage:training`. */
  readonly subject = input<string | null>(null);
  /** How the certification body is called. */
  readonly body = input.required<string>();

  protected readonly few = SHOWN_BLOCKERS;
  protected readonly isOpen = signal(false);
  protected readonly title = computed(() => {
    const count = this.blockers().length;
    return `${this.gate()}: ${String(count)} ${count === 1 ? 'blocker' : 'blockers'}`;
  });
  protected readonly pass = computed(() => {
    const subject = this.subject();
    const may = subject === null ? undefined : this.view.may('passGate', subject);
    return may ? { subject: may.subject, reason: may.refusal?.sentence ?? null } : null;
  });
  protected readonly shown = computed(() => {
    const all = this.isOpen() ? this.blockers() : this.blockers().slice(0, SHOWN_BLOCKERS);
    const today = this.view.at().toISOString().slice(0, 10);
    return all.map((one, index) => ({
      id: `${one.code} ${String(index)}`,
      shape:
        one.until !== null && one.until < today
          ? ('late' as const)
          : this.isTime(one)
            ? ('proof' as const)
            : ('blocks' as const),
      what: this.view.say(`blocker.${one.code}`, one.params),
      who: whoWords(one.who, this.view, this.body()),
      clock: clockOf(one, this.view),
      remind: this.remindOf(one),
    }));
  });

  private isTime({ who }: Blocker): boolean {
    return who.kind === 'nobody' && who.reason === 'time';
  }

  /** Nobody is reminded of what is their own, and nobody of what has no duty. */
  private remindOf({ duty }: Blocker): { readonly subject: string; readonly reason: string | null } | null {
    if (duty === null) return null;
    const may = this.view.may('remind', `remind:${duty.slice(duty.indexOf('|') + 1)}`);
    if (!may || may.refusal?.code === 'remindsYou') return null;
    return { subject: may.subject, reason: may.refusal?.sentence ?? null };
  }
}

function clockOf({ since, until }: Blocker, view: ProcessView): string {
  return [
    since === null ? '' : ` · since ${view.day(since)}`,
    until === null ? '' : ` · until ${view.day(until)}`,
  ].join('');
}
