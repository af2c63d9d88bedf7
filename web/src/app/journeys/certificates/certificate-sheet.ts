import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import {
  isInCycle,
  suspensionEnds,
  validUntil,
  type Certificate,
} from '#domain/certification/certificates/certificate-state';
import { paperWarnings } from '#domain/certification/certificates/paper-warnings';
import { isOpenFinding } from '#domain/certification/findings/finding-state';
import type { JourneyState } from '#domain/certification/state';
import { Bodies } from '../../core/bodies.ts';
import { PartMenu } from '../../processes/part-menu.ts';
import { ProcessView } from '../../processes/process-view.ts';
import { Action } from '../../ui/action.ts';
import { KeyValues, type KeyValue } from '../../ui/key-values.ts';
import { SectionHead } from '../../ui/section-head.ts';
import { StateShape } from '../../ui/state-shape.ts';
import { certificateShape, certificateStanding, isSurveillanceOverdue } from '../page/certificate-lines.ts';
import { dayRange } from '../page/day-range.ts';
import { CertificateBar } from './certificate-bar.ts';
import { auditsOfCycle, certificateDates, idleOf, initialAudits, type CertificateDate } from './certificate-dates.ts';
import { capitalized } from '../../words/capital.ts';

/** One certificate: how it stands, its dates with the rule of each, its audits, scope, notices and revisions. */
@Component({
  selector: 'pn-certificate-sheet',
  imports: [Action, CertificateBar, KeyValues, PartMenu, SectionHead, StateShape],
  templateUrl: './certificate-sheet.html',
  styleUrl: './certificate-sheet.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class CertificateSheet {
  protected readonly view = inject(ProcessView);
  private readonly bodies = inject(Bodies);
  readonly certificate = input.required<Certificate>();
  readonly state = input.required<JourneyState>();
  readonly today = input.required<string>();
  readonly body = input.required<string>();

  protected readonly why = signal<string | null>(null);
  protected readonly subject = computed(() => `certificate:${this.certificate().standard}`);
  protected readonly name = computed(() => this.certificate().paper?.edition ?? this.certificate().aim);
  protected readonly shape = computed(() =>
    certificateShape(this.certificate(), this.today(), isSurveillanceOverdue(this.certificate(), this.state())),
  );
  protected readonly headline = computed(() => {
    const certificate = this.certificate();
    const until = validUntil(certificate);
    const word = capitalized(certificateStanding(certificate, this.today(), this.view));
    const isRunning = isInCycle(certificate) && until !== null;
    const solvedBy = suspensionEnds(certificate);
    return {
      word,
      // What is suspended is not so until the certificate ends: it is lifted or withdrawn before.
      rest:
        solvedBy !== null
          ? `and to be lifted by ${this.view.day(solvedBy)}`
          : isRunning
            ? `until ${this.view.day(until)}`
            : '',
      clock: [
        certificate.status === 'none' || certificate.since > this.today()
          ? ''
          : `since ${this.view.day(certificate.since)}`,
        isRunning && solvedBy !== null ? `the certificate ends on ${this.view.day(until)}` : '',
        isRunning && solvedBy === null ? 'then expired, can be restored for 6 months' : '',
        this.isOverdue() ? 'a surveillance is overdue: the body may suspend' : '',
      ]
        .filter((one) => one !== '')
        .join(' · '),
    };
  });
  /** One is missing still: a surveillance that was held late, or told late, answers for its limit. */
  private readonly isOverdue = computed(() =>
    this.state().clocks.some(({ rule, subject }) => rule === 'overdueSurveillance' && subject === this.subject()),
  );
  /** The decision is what a certificate waits for; a notice can always come. */
  protected readonly actions = computed(() => {
    const decision = this.view.may('recordDecision', this.subject());
    const notice = this.view.may('recordNotice', this.subject());
    return [...(notice ? [notice] : []), ...(decision ? [decision] : [])];
  });
  protected readonly dates = computed(() =>
    certificateDates(this.certificate(), this.state()).map((one) => ({
      id: `${one.code} ${one.on}`,
      name: this.view.say(`certificateDate.${one.code}`),
      day: this.view.day(one.on),
      isLate: one.clock !== null && one.on < this.today(),
      rule: this.ruleOf(one),
      why: this.whyOf(one),
    })),
  );
  protected readonly idle = computed(() =>
    idleOf(this.certificate(), this.state()).map(({ rule, reason }) => ({
      name: this.view.say(`certificateDate.clock.${rule}`),
      reason: this.view.say(`idle.${reason}`),
    })),
  );
  protected readonly audits = computed(() =>
    [...initialAudits(this.certificate(), this.state()), ...auditsOfCycle(this.certificate(), this.state())].map(
      (audit) => ({
        number: audit.number,
        kind: capitalized(this.view.say(`auditKind.${audit.kind}`)),
        when: `${audit.status === 'held' ? '' : `${this.view.say(`audit.${audit.status}`)}, `}${dayRange(audit.from, audit.to, this.view) || 'no days yet'}`,
        isHeld: audit.status === 'held',
        outcome: audit.outcome === null ? '' : this.view.say(`outcome.${audit.outcome}`),
        findings: this.findingWords(audit.number),
      }),
    ),
  );
  protected readonly sites = computed(() => {
    const { names } = this.view.wording();
    const { paper } = this.certificate();
    return (paper?.sites ?? []).map((site) => ({ site: names.site(site), scope: paper?.scope ?? '' }));
  });
  protected readonly facts = computed<readonly KeyValue[]>(() => {
    const { paper, aim } = this.certificate();
    const body = this.bodies.of(this.state().body);
    const facts: (KeyValue | null)[] = [
      { key: 'Standard', value: paper?.edition ?? aim },
      paper === null ? null : { key: 'Number', value: `${paper.number}, revision ${String(paper.revision)}` },
      { key: 'Issued by', value: body?.name ?? this.body() },
      this.accredited(),
      paper?.mark ? { key: 'Mark', value: paper.mark } : null,
      this.applicability(),
      paper !== null && paper.edition !== aim ? { key: 'Moves to', value: aim } : null,
    ];
    return facts.filter((fact) => fact !== null);
  });
  protected readonly notices = computed(() => {
    const { standard } = this.certificate();
    return this.view
      .events()
      .filter(({ event }) => event['standard'] === standard && NOTED.has(event.type))
      .map((event) => {
        const { what, by } = this.view.tellApart(event);
        const day = this.view.day(event.at);
        return { seq: event.seq, words: what, at: by === null ? `recorded ${day}` : `recorded by ${by}, ${day}` };
      })
      .reverse();
  });
  protected readonly revisions = computed(() => {
    const { paper, earlier } = this.certificate();
    const papers = [...earlier.map((one) => ({ ...one, note: `until ${this.view.day(one.until)}` }))].reverse();
    return [...(paper ? [{ ...paper, note: `valid through ${this.view.day(paper.expiresOn)}` }] : []), ...papers].map(
      (one) => ({
        id: `${one.edition} ${one.number} ${String(one.revision)}`,
        revision: String(one.revision),
        words: `${one.edition}, ${one.number}`,
        note: `decided ${this.view.day(one.decidedOn)}, ${one.note}`,
      }),
    );
  });

  protected toggle(id: string): void {
    this.why.update((now) => (now === id ? null : id));
  }

  /** The version of the Statement of Applicability, or that the certificate should name one. */
  private applicability(): KeyValue | null {
    const { paper } = this.certificate();
    if (paper?.soaVersion) return { key: 'Applicability', value: `version ${paper.soaVersion}` };
    const [warning] = paper && isInCycle(this.certificate()) ? paperWarnings(paper) : [];
    if (!warning) return null;
    const note = this.view.say(warning.code, warning.params);
    return { key: 'Applicability', value: 'no version on record', shape: 'soon', note };
  }

  private accredited(): KeyValue | null {
    const body = this.bodies.of(this.state().body);
    if (!body) return null;
    const edition = this.name();
    const isCovered = body.covers.includes(edition);
    const { accreditation } = body;
    if (!accreditation) return { key: 'Accredited', value: 'none on record', shape: 'soon' };
    const until = accreditation.validUntil === null ? '' : `, to ${this.view.day(accreditation.validUntil)}`;
    return {
      key: 'Accredited',
      value: `${accreditation.number}${until}`,
      ...(isCovered ? { shape: 'proven' as const } : { shape: 'soon' as const, note: `not for ${edition}` }),
    };
  }

  private findingWords(audit: number): string {
    const { standard } = this.certificate();
    const findings = this.state().findings.filter((one) => one.audit === audit && one.standard === standard);
    if (findings.length === 0) return 'no finding';
    const open = findings.filter(isOpenFinding).length;
    return `${String(findings.length)} ${findings.length === 1 ? 'finding' : 'findings'}, ${open === 0 ? 'closed' : `${String(open)} open`}`;
  }

  private ruleOf({ clock, code }: CertificateDate): string {
    return clock === null
      ? this.view.say(`certificateRule.${code}`)
      : this.view.say(`rule.${clock.clock.rule.code}`, clock.clock.rule.params);
  }

  private whyOf({ clock, code, on }: CertificateDate): string {
    const day = this.view.day(on);
    if (clock === null) return this.view.say(`certificateWhy.${code}`, { day });
    const opens = clock.opensOn === undefined ? '' : ` Nobody is asked before ${this.view.day(clock.opensOn)}.`;
    return `${capitalized(this.view.say(`waiting.journey.${clock.rule}`, clock.params))}: ${this.ruleOf({ clock, code, on })}.${opens}`;
  }
}

/** What the body said or what happened to the certificate, as its record tells it. */
const NOTED: ReadonlySet<string> = new Set([
  ...[
    'certificateCorrected',
    'noticeRecorded',
    'noticeCorrected',
    'decisionRecorded',
    'decisionCorrected',
    'certificateExpired',
    'certificateLapsed',
    'markStopped',
    'appealed',
  ],
  'transitionBegun',
]);
