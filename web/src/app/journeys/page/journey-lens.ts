import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { isOpenFinding } from '#domain/certification/findings/finding-state';
import { pastLimits } from '#domain/certification/certificates/past-limit';
import { isOpenState, type JourneyState } from '#domain/certification/state';
import { localDate } from '#domain/kernel/calendar';
import { Bodies } from '../../core/bodies.ts';
import type { ProcessDetail } from '../../processes/detail.ts';
import { ProcessView } from '../../processes/process-view.ts';
import { ProcessSide, type SideParts } from '../../processes/side/process-side.ts';
import { ErrorState } from '../../ui/error-state.ts';
import { Notice } from '../../ui/notice.ts';
import { SectionHead } from '../../ui/section-head.ts';
import { AuditorAsks } from '../evidence/auditor-asks.ts';
import { EvidenceMap } from '../evidence/evidence-map.ts';
import { journeyEvidence } from '../evidence/journey-evidence.ts';
import { ForecastPanel } from '../forecast/forecast-panel.ts';
import { journeyForecast } from '../forecast/journey-forecast.ts';
import { AuditList } from './audit-list.ts';
import { CertificateLines } from './certificate-lines.ts';
import { ChangeList } from './change-list.ts';
import { NextDates } from './next-dates.ts';
import { pastLimitWords } from './past-limit-words.ts';
import { StageList } from './stage-list.ts';
import { roundOf } from './stage-lines.ts';

/** A journey as its page shows it: stages with their gates and blockers; the forecast, evidence and dates beside them. */
@Component({
  selector: 'pn-journey-lens',
  imports: [
    ...[AuditList, AuditorAsks, CertificateLines, ChangeList, ErrorState, EvidenceMap, ForecastPanel, NextDates],
    ...[Notice, ProcessSide, RouterLink, SectionHead, StageList],
  ],
  template: `
    @if (state().ended; as ended) {
      <pn-notice tone="plain" icon="check" [title]="'Ended by ' + view.person(ended.by) + ' on ' + view.day(ended.at)">
        “{{ ended.reason }}”
      </pn-notice>
    }
    @for (past of pastLimits(); track past) {
      <pn-notice tone="late" [title]="past" />
    }
    <div class="pn-columns">
      <div class="pn-body">
        <pn-section-head [title]="isFirst() ? 'Stages and gates' : 'This cycle'" [note]="begun()">
          <nav class="links" aria-label="Pages of this journey">
            @for (link of links(); track link.path) {
              <a class="pn-link" [routerLink]="['/journeys', detail().row.key, link.path]">{{ link.label }}</a>
            }
          </nav>
        </pn-section-head>
        @if (isFirst()) {
          <pn-stage-list [state]="state()" [today]="today()" [body]="body()" [forecast]="forecast.now()" />
        } @else {
          <pn-certificate-lines [state]="state()" [key]="detail().row.key" [today]="today()" />
        }
        <pn-audit-list [state]="state()" [today]="today()" />
        @if (isFirst()) {
          <pn-certificate-lines [state]="state()" [key]="detail().row.key" [today]="today()" />
        }
        <pn-change-list [state]="state()" [body]="body()" />
      </div>
      <div class="pn-side">
        <pn-forecast-panel [forecast]="forecast" [title]="forecastTitle()" [isOverdue]="pastLimits().length > 0" />
        @if (evidence.value(); as found) {
          <pn-evidence-map [evidence]="found" [key]="detail().row.key" />
          <pn-auditor-asks [evidence]="found" [state]="state()" [key]="detail().row.key" />
        } @else if (evidence.problem(); as problem) {
          <pn-error-state title="The evidence could not be loaded" [problem]="problem" (again)="evidence.reload()" />
        }
        <pn-next-dates [state]="state()" [today]="today()" [body]="body()" />
        <pn-process-side [parts]="side()" [detail]="detail()" />
      </div>
    </div>
  `,
  styles: `
    .pn-columns {
      --pn-side: clamp(400px, 42vw, 604px);

      flex: 1;
    }
    .links {
      display: flex;
      flex-wrap: wrap;
      gap: 4px 16px;
      font: var(--pn-cell);
    }
    pn-evidence-map,
    pn-auditor-asks,
    pn-next-dates,
    pn-process-side {
      display: block;
      margin-top: 10px;
    }
    @media (max-width: 719px) {
      .links a {
        padding: 11px 0;
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class JourneyLens {
  protected readonly view = inject(ProcessView);
  private readonly bodies = inject(Bodies);
  readonly detail = input.required<ProcessDetail>();
  readonly state = input.required<JourneyState>();

  protected readonly forecast = journeyForecast(() => this.detail().row.key);
  protected readonly evidence = journeyEvidence(() => this.detail().row.key);
  protected readonly today = computed(() => localDate(this.view.at().toISOString(), this.detail().calendar));
  /** Limits that are not kept as things are booked: nothing on the page may look as if all were well. */
  protected readonly pastLimits = computed(() =>
    isOpenState(this.state())
      ? pastLimits(this.state(), this.today()).map((one) => pastLimitWords(one, this.view))
      : [],
  );
  protected readonly isFirst = computed(() => this.state().cycle === 0);
  protected readonly body = computed(() => {
    const { body } = this.state();
    return body === null ? 'The certification body' : this.bodies.nameOf(body);
  });
  protected readonly begun = computed(() => {
    const stages = Object.values(this.state().stages);
    const count = stages.filter(({ status }) => status !== 'ahead').length;
    return this.isFirst() ? `${String(count)} of ${String(stages.length)} begun, gates warn` : null;
  });
  protected readonly links = computed(() => {
    const open = this.state().findings.filter(isOpenFinding).length;
    const round = roundOf(this.state());
    return [
      { path: 'plan', label: 'Plan' },
      { path: 'gap', label: round === null ? 'Gap analysis' : `Gap analysis (round ${String(round.number)})` },
      { path: 'findings', label: open === 0 ? 'Findings' : `Findings (${String(open)} open)` },
      { path: 'certificates', label: 'Certificates' },
    ];
  });
  protected readonly forecastTitle = computed(() => {
    if (!this.isFirst()) return 'Forecast of the recertification';
    const count = this.state().certificates.length;
    return count === 1
      ? 'Forecast of the decision'
      : count === 2
        ? 'Forecast of both decisions'
        : 'Forecast of the decisions';
  });
  protected readonly side = computed<SideParts>(() => {
    const { lead, stages, evidence } = this.state();
    const owners = new Map<string, string[]>();
    for (const [stage, { owner, status }] of Object.entries(stages)) {
      if (owner === null || owner === lead || status === 'done' || status === 'passed') continue;
      owners.set(owner, [...(owners.get(owner) ?? []), this.view.say(`stage.${stage}`)]);
    }
    return {
      people: [
        { key: 'Lead', value: this.view.personOrYou(lead) },
        ...[...owners].map(([id, names]) => ({ key: names.join(', '), value: this.view.personOrYou(id) })),
      ],
      dates: [{ key: 'Started', value: this.view.day(this.state().startedOn) }],
      requests: [],
      evidence,
    };
  });
}
