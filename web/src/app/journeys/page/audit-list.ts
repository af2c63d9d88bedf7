import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { Audit } from '#domain/certification/audits/audit-state';
import { openConcernsOf } from '#domain/certification/audits/concerns';
import { pastLimits } from '#domain/certification/certificates/past-limit';
import type { JourneyState } from '#domain/certification/state';
import { PartMenu } from '../../processes/part-menu.ts';
import { ProcessView } from '../../processes/process-view.ts';
import { Action } from '../../ui/action.ts';
import { SectionHead } from '../../ui/section-head.ts';
import { StateShape } from '../../ui/state-shape.ts';
import { dayRange } from './day-range.ts';
import { capitalized } from '../../words/capital.ts';
import { pastLimitWords } from './past-limit-words.ts';

/** The audits of the programme, the newest first, each with what can be done to it now. */
@Component({
  selector: 'pn-audit-list',
  imports: [Action, PartMenu, SectionHead, StateShape],
  template: `
    <pn-section-head title="Audits" [note]="note()">
      @if (view.may('planAudit', 'audits'); as may) {
        <pn-action
          kind="text"
          icon="plus"
          [small]="true"
          [label]="view.say('command.planAudit')"
          [reason]="may.refusal?.sentence ?? null"
          (pressed)="view.do('planAudit', may.subject)"
        />
      }
    </pn-section-head>
    <ul>
      @for (one of audits(); track one.audit.number) {
        <li>
          <pn-state-shape [shape]="one.shape" />
          <div>
            <p>
              <b>{{ one.name }}</b>&ngsp;<span class="pn-second">{{ one.when }}</span>
            </p>
            <p class="pn-small pn-quiet">{{ one.facts }}</p>
            @if (one.audit.gate; as gate) {
              <p class="pn-small">
                Held with {{ gate.blockers }} open{{
                  gate.reason === null ? '; no reason given' : ': “' + gate.reason + '”'
                }}
              </p>
            }
            @for (past of one.past; track past) {
              <p class="pn-small pn-late"><pn-state-shape shape="late" /> {{ past }}</p>
            }
            @for (concern of one.concerns; track concern) {
              <p class="pn-small"><pn-state-shape shape="blocks" /> Concern: {{ concern }}</p>
            }
          </div>
          <pn-part-menu [subject]="'audit:' + one.audit.number" [name]="one.name" />
        </li>
      } @empty {
        <li class="pn-quiet none">No audit is planned yet.</li>
      }
    </ul>
  `,
  styles: `
    li {
      display: grid;
      grid-template-columns: 24px minmax(0, 1fr) auto;
      align-items: start;
      padding: 7px 0;
      border-top: 1px solid var(--mat-sys-outline-variant);
      font: var(--pn-cell);
    }
    pn-state-shape {
      margin-top: 2px;
    }
    b {
      font: var(--pn-cell-title);
    }
    .none {
      display: block;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AuditList {
  protected readonly view = inject(ProcessView);
  readonly state = input.required<JourneyState>();
  readonly today = input.required<string>();

  protected readonly note = computed(() => {
    const ahead = this.state().audits.filter(({ status }) => status === 'booked' || status === 'planned').length;
    return ahead === 0 ? null : `${String(ahead)} ahead`;
  });
  protected readonly audits = computed(() =>
    [...this.state().audits]
      .sort((a, b) => ((a.to ?? '9999') < (b.to ?? '9999') ? 1 : -1))
      .map((audit) => ({
        audit,
        name: capitalized(this.view.say(`auditKind.${audit.kind}`)),
        shape: SHAPES[audit.status],
        when: this.when(audit),
        facts: this.facts(audit),
        past: this.past()
          .filter((one) => one.audit === audit.number)
          .map((one) => pastLimitWords(one, this.view)),
        concerns: openConcernsOf(this.state(), audit.number).map(({ text }) => text),
      })),
  );

  private readonly past = computed(() => pastLimits(this.state(), this.today()));

  private when({ from, to, status, firstBooked: first }: Audit): string {
    const days = from === null || to === null ? 'no days yet' : dayRange(from, to, this.view);
    const before = first && first.to !== to ? `, first booked for ${dayRange(first.from, first.to, this.view)}` : '';
    return `${this.view.say(`audit.${status}`)}, ${days}${before}`;
  }

  private facts({ standards, sites, outcome, team, auditPlan, remote, reportOn, reason, note, ...one }: Audit): string {
    const { names } = this.view.wording();
    const facts: (string | null)[] = [
      outcome === null ? null : this.view.say(`outcome.${outcome}`),
      standards.join(' and '),
      sites.map((site) => names.site(site)).join(', '),
      remote ? 'partly remote' : null,
      (one.transitions ?? []).length === 0 ? null : `covers the move of ${(one.transitions ?? []).join(' and ')}`,
      team === null ? null : `team ${team.names.join(', ')}`,
      auditPlan === null
        ? null
        : auditPlan.confirmedOn === null
          ? `plan to be confirmed by ${this.view.day(auditPlan.dueOn)}`
          : `plan confirmed ${this.view.day(auditPlan.confirmedOn)}`,
      reportOn === null ? null : `report of ${this.view.day(reportOn)}`,
      reason === null ? null : `“${reason}”`,
      note,
    ];
    return facts.filter((fact) => fact !== null && fact !== '').join(' · ');
  }
}

const SHAPES = { planned: 'ahead', booked: 'current', held: 'done', cancelled: 'ahead' } as const;
