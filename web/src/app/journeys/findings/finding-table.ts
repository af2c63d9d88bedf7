import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import type { Finding } from '#domain/certification/findings/finding-state';
import type { JourneyState } from '#domain/certification/state';
import type { Waiting } from '#domain/kernel/waiting';
import { localDate, workingDaysBetween } from '#domain/kernel/calendar';
import { clauseTitle } from '#domain/standards/catalogue';
import { catalogueNow } from '../../core/catalogue-now.ts';
import { PartMenu } from '../../processes/part-menu.ts';
import { ProcessView } from '../../processes/process-view.ts';
import { Action } from '../../ui/action.ts';
import { Grade } from '../../ui/grade.ts';
import type { Shape } from '../../ui/shape.ts';
import { StateShape } from '../../ui/state-shape.ts';
import { clockText, type WaitingLine } from '../../ui/waiting/waiting-line.ts';
import { wordDueDays, wordWaiting } from '../../ui/waiting/word-waiting.ts';
import { findingKey } from '../../words/finding-key.ts';
import { dueAtBody, groupsOf, laneOf, roundOf } from './finding-lines.ts';
import { FindingRounds } from './finding-rounds.ts';
import { capitalized } from '../../words/capital.ts';

const SHAPES: Readonly<Record<'done' | 'current' | 'ahead', Shape>> = {
  done: 'done',
  current: 'current',
  ahead: 'ahead',
};

/** The findings of the certification body, each in its lane: what was sent, what it said, and what is due when. */
@Component({
  selector: 'pn-finding-table',
  imports: [Action, FindingRounds, Grade, MatIcon, PartMenu, RouterLink, StateShape],
  template: `
    <div role="table" [attr.aria-label]="'Findings of ' + body()">
      <div role="row" class="row head">
        @for (head of heads(); track head) {
          <span role="columnheader">{{ head }}</span>
        }
        <span role="columnheader"><span class="pn-hidden">Actions</span></span>
      </div>
      @for (group of groups(); track group.grade) {
        <div role="row" class="group">
          <span role="cell">{{ group.title }}</span>
        </div>
        @for (one of group.findings; track one.finding.number) {
          <div role="row" class="row" [class.over]="one.isOver" [id]="'finding-' + one.finding.number">
            <span role="cell" class="key">
              <button
                type="button"
                [attr.aria-expanded]="opened().has(one.finding.number)"
                [attr.aria-label]="one.key + ': rounds'"
                (click)="toggle(one.finding.number)"
              >
                <mat-icon [svgIcon]="opened().has(one.finding.number) ? 'chevron-down' : 'chevron-right'" />
                {{ one.key }}
              </button>
            </span>
            <span role="cell" class="text" [attr.title]="one.finding.text"
              ><b>{{ one.finding.text }}</b></span
            >
            <span role="cell"><pn-grade [grade]="one.finding.grade" [word]="one.gradeWord" /></span>
            <span role="cell" class="two"
              ><span>{{ one.standard }} · {{ one.site }}</span
              ><small class="pn-cut" [attr.title]="one.clause">{{ one.clause }}</small></span
            >
            <span role="cell" class="two">
              @if (one.finding.capa; as capa) {
                <a class="pn-link" [routerLink]="['/processes', capa]">{{ capa }}</a><small>{{ one.capaStage }}</small>
              } @else {
                <span class="pn-quiet">{{ one.isOver ? '' : 'None yet' }}</span>
              }
            </span>
            <span role="cell" class="lane">
              <ol [attr.aria-label]="'Lane: ' + one.laneWord">
                @for (node of one.lane; track node.step) {
                  <li [class]="node.state"><pn-state-shape [shape]="shapes[node.state]" /></li>
                }
              </ol>
              <small
                >{{ one.laneWord }}<b>{{ one.round }}</b></small
              >
            </span>
            <span role="cell" class="waits">
              @if (one.line; as line) {
                <pn-state-shape [shape]="line.shape" />
                <span
                  ><span
                    ><b>{{ line.isMine ? 'You' : (line.who ?? 'Nobody:') }}</b> {{ line.who === null ? '' : 'to '
                    }}{{ line.what }}</span
                  ><small>{{ one.clock }}</small></span
                >
                @if (one.action; as action) {
                  <pn-action
                    [small]="true"
                    [label]="view.say('command.' + action.command)"
                    [reason]="action.reason"
                    (pressed)="view.do(action.command, action.subject)"
                  />
                }
              } @else {
                <span></span><span class="pn-quiet">{{ one.over }}</span>
              }
            </span>
            <span role="cell" class="two" [attr.data-label]="one.due ? 'Due at ' + body() : null">
              @if (one.due; as due) {
                <span [class]="'pn-' + due.shape"
                  ><b>{{ due.day }}</b></span
                ><small>{{ due.what }}</small>
              }
            </span>
            <span role="cell" class="two" [attr.data-label]="one.inside ? 'Due inside' : null">
              @if (one.inside; as inside) {
                <span [class]="'pn-' + inside.shape"
                  ><b>{{ inside.day }}</b></span
                ><small>{{ inside.what }}</small>
              }
            </span>
            <span role="cell" class="menu"
              ><pn-part-menu
                [subject]="'finding:' + one.finding.number"
                [name]="'finding ' + one.key"
                [except]="one.action ? [one.action.command] : []"
            /></span>
          </div>
          @if (opened().has(one.finding.number)) {
            <div role="row" class="more">
              <span role="cell"><pn-finding-rounds [finding]="one.finding" [body]="body()" /></span>
            </div>
          }
        }
      }
    </div>
  `,
  styleUrl: './finding-table.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class FindingTable {
  protected readonly view = inject(ProcessView);
  readonly state = input.required<JourneyState>();
  readonly today = input.required<string>();
  readonly body = input.required<string>();

  protected readonly shapes = SHAPES;
  protected readonly opened = signal<ReadonlySet<number>>(new Set());
  protected readonly heads = computed(() => [
    ...[
      'Key',
      'Finding',
      'Grade',
      'Clause, site',
      'Our CAPA',
      `${this.body()}’s lane`,
      'Waiting for',
      `Due at ${this.body()}`,
      'Due inside',
    ],
  ]);
  protected readonly groups = computed(() =>
    groupsOf(this.state()).map(({ grade, findings }) => ({
      grade,
      title: this.groupTitle(grade),
      findings: findings.map((finding) => this.word(finding)),
    })),
  );

  protected toggle(number: number): void {
    this.opened.update((open) => {
      const next = new Set(open);
      if (!next.delete(number)) next.add(number);
      return next;
    });
  }

  private groupTitle(grade: Finding['grade']): string {
    if (grade === 'major') return `Majors: ${this.body()} verifies before it decides (9.5.2)`;
    return grade === 'minor'
      ? 'Minors: an accepted plan is enough for the decision, closed at the next audit'
      : 'Opportunities for improvement: no answer is asked for';
  }

  private word(finding: Finding) {
    const { number, lane, standard, site, capaStage } = finding;
    const certificate = this.state().certificates.find((one) => one.standard === standard);
    const edition = certificate === undefined ? standard : (certificate.paper?.edition ?? certificate.aim);
    const waiting = this.waitingOf(number);
    const line = waiting ? this.line(waiting) : null;
    const round = roundOf(finding);
    const isOver = lane === 'closed' || lane === 'verified';
    return {
      finding,
      isOver,
      key: findingKey(finding),
      gradeWord: capitalized(this.view.say(`findingGrade.${finding.grade}`)).replace(' for improvement', ''),
      standard: edition,
      clause: [finding.clause, clauseTitle(catalogueNow(), edition, finding.clause)].filter(Boolean).join(' '),
      site: this.view.wording().names.site(site),
      capaStage: capaStage === null ? '' : this.view.say(`stage.${capaStage}`),
      lane: laneOf(finding),
      laneWord: this.laneWord(finding),
      round: round === null || isOver ? '' : `, round ${String(round)}`,
      line,
      clock: line ? clockText(line, 'row') : '',
      action: waiting ? this.actionOf(waiting) : null,
      over: isOver
        ? `Nothing, since ${this.view.day(overSince(finding))}`
        : line === null && lane === 'accepted'
          ? this.atNextAudit(finding)
          : '',
      due: this.due(finding),
      inside: waiting && line ? this.inside(finding, waiting, line) : null,
    };
  }

  /** An accepted plan waits for nobody: the body sees in its next audit what became of it. */
  private atNextAudit({ standard }: Finding): string {
    const [next] = this.state()
      .audits.filter(
        ({ status, from, standards }) => status === 'booked' && from !== null && standards.includes(standard),
      )
      .sort((a, b) => ((a.from ?? '') < (b.from ?? '') ? -1 : 1));
    if (!next) return this.view.say('finding.nextAudit');
    const audit = { code: `auditKind.${next.kind}` };
    return this.view.say('finding.atAudit', { audit, day: { date: next.from ?? '' } });
  }

  private laneWord({ lane, rounds, receivedOn, withdrawnOn }: Finding): string {
    if (withdrawnOn !== undefined) return this.view.say('lane.withdrawn');
    const last = rounds.at(-1);
    if (lane === 'received' && last?.verdict?.verdict === 'again')
      return `asked again ${this.view.day(last.verdict.on)}`;
    if (lane === 'received') return `received ${this.view.day(receivedOn)}`;
    if (lane === 'accepted' && last?.what === 'evidence')
      return `evidence asked again ${this.view.day(last.verdict?.on)}`;
    if (lane === 'answered' || lane === 'evidenceSent') {
      return `${lane === 'answered' ? 'answer' : 'evidence'} sent ${this.view.day(last?.sentOn)}`;
    }
    return this.view.say(`lane.${lane}`);
  }

  /** What is waited for at this finding; hard stops are drawn above and are no work by themselves. */
  private waitingOf(number: number): Waiting | null {
    const lines = this.view.detail()?.waiting.filter(({ subject }) => subject === `finding:${String(number)}`) ?? [];
    const isWork = ({ code }: Waiting): boolean => !code.endsWith('Majors') && code !== 'journey.dispute';
    return lines.find(isWork) ?? lines[0] ?? null;
  }

  private line(waiting: Waiting): WaitingLine {
    return wordWaiting(waiting, {
      wording: this.view.wording(),
      me: this.view.me(),
      calendar: this.view.calendar(),
    });
  }

  private actionOf({ command, subject }: Waiting) {
    const may = command === undefined ? undefined : this.view.may(command, subject);
    if (may?.refusal === null) return { command: may.command, subject: may.subject, reason: null };
    const remind = this.view.may('remind', `remind:${subject}`);
    if (remind && remind.refusal?.code !== 'remindsYou') {
      return { command: 'remind', subject: remind.subject, reason: remind.refusal?.sentence ?? null };
    }
    return may ? { command: may.command, subject: may.subject, reason: may.refusal.sentence } : null;
  }

  /** Our own date beside the body's: once it is the body's turn, what we had to do is done. */
  private inside({ rounds, ...finding }: Finding, { until, who }: Waiting, { due }: WaitingLine) {
    if (who.kind === 'nobody') {
      const sent = rounds.at(-1)?.sentOn;
      return sent === undefined ? null : { shape: 'done' as const, day: this.view.day(sent), what: 'done' };
    }
    if (until === undefined || due === null) return null;
    const day = localDate(until, this.view.calendar());
    const isTheirs = day === dueAtBody({ rounds, ...finding })?.on;
    const what = isTheirs ? 'the same day' : wordDueDays(this.today(), day, this.view.calendar()).toLowerCase();
    return { shape: due.shape, day: this.view.day(day), what };
  }

  private due(finding: Finding) {
    const due = dueAtBody(finding);
    if (!due) return null;
    const isSent = finding.lane === 'answered' || finding.lane === 'evidenceSent';
    const left = workingDaysBetween(this.today(), due.on, this.view.calendar());
    const shape: Shape = isSent ? 'onTime' : due.on < this.today() ? 'late' : left <= 5 ? 'soon' : 'onTime';
    const words = isSent ? 'sent' : wordDueDays(this.today(), due.on, this.view.calendar()).toLowerCase();
    return { shape, day: this.view.day(due.on), what: `${due.what}, ${words}` };
  }
}

/** Since when nothing is waited for any more. */
const overSince = ({ withdrawnOn, closedOn, verifiedOn }: Finding): string | null =>
  withdrawnOn ?? closedOn ?? verifiedOn;
