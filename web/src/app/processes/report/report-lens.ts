import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ReportState } from '#domain/report/state';
import { SimilarList } from '../../commands/similar-list.ts';
import { Action } from '../../ui/action.ts';
import { KeyValues, type KeyValue } from '../../ui/key-values.ts';
import { SectionHead } from '../../ui/section-head.ts';
import { StateShape } from '../../ui/state-shape.ts';
import { ContainmentRecord } from '../capa/containment-record.ts';
import type { ProcessDetail } from '../detail.ts';
import { requirements } from '../process-facts.ts';
import { ProcessView } from '../process-view.ts';
import { ProcessSide } from '../side/process-side.ts';
import { reportSide } from './side-of-report.ts';
import { capitalized } from '../../words/capital.ts';

/** A report as its page shows it: what happened, what was done at once, what triage decided, and how it ended. */
@Component({
  selector: 'pn-report-lens',
  imports: [...[Action, ContainmentRecord, KeyValues, ProcessSide, RouterLink, SectionHead, SimilarList, StateShape]],
  templateUrl: './report-lens.html',
  styleUrl: './report-lens.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ReportLens {
  protected readonly view = inject(ProcessView);
  readonly detail = input.required<ProcessDetail>();
  readonly state = input.required<ReportState>();

  protected readonly side = computed(() => reportSide(this.state(), this.view));
  protected readonly happened = computed<readonly KeyValue[]>(() => {
    const { about } = this.state();
    const items: (KeyValue | null)[] = [
      { key: 'Kind', value: this.view.say(`kind.${about.kind}`) },
      { key: 'Where', value: `${about.place}, ${this.view.wording().names.site(about.site)}` },
      about.happenedOn === undefined ? null : { key: 'When', value: this.view.day(about.happenedOn) },
      about.source === undefined ? null : { key: 'Source', value: this.view.say(`source.${about.source}`) },
      about.reference === undefined ? null : { key: 'Reference', value: about.reference },
      about.danger === 'none' ? null : { key: 'Danger', value: this.view.say(`danger.${about.danger}`), shape: 'late' },
      about.shipmentOn === undefined ? null : { key: 'Shipment', value: `leaves ${this.view.day(about.shipmentOn)}` },
      about.doneAtOnce === undefined ? null : { key: 'Done on the spot', value: about.doneAtOnce },
      about.suggestedGrade === undefined
        ? null
        : { key: 'Suggested grade', value: this.view.say(`grade.${about.suggestedGrade}`) },
    ];
    return items.filter((item) => item !== null);
  });
  protected readonly triaged = computed(() => {
    const { work } = this.state();
    return 'triage' in work ? work.triage : null;
  });
  protected readonly triageFacts = computed<readonly KeyValue[]>(() => {
    const triage = this.triaged();
    if (!triage) return [];
    const {
      severity,
      likelihood,
      grade,
      standards = [],
      clauses = [],
      document,
      owner,
      duplicateOf,
      repeats = [],
    } = triage;
    const items: (KeyValue | null)[] = [
      { key: 'Decision', value: capitalized(this.view.say(`decision.${triage.decision}`)) },
      { key: 'Reason', value: triage.reason },
      severity === undefined || likelihood === undefined
        ? null
        : { key: 'Severity × likelihood', value: `${String(severity)} × ${String(likelihood)}` },
      grade === undefined ? null : { key: 'Grade', value: this.view.say(`grade.${grade}`) },
      requirements(standards, clauses).length === 0
        ? null
        : { key: 'Requirement', value: requirements(standards, clauses).join('; ') },
      document === undefined ? null : { key: 'Document', value: document },
      owner === undefined ? null : { key: 'Owner', value: this.view.personOrYou(owner) },
      duplicateOf === undefined ? null : { key: 'Repeats', value: duplicateOf },
      repeats.length === 0 ? null : { key: 'Counts as repeats', value: repeats.join(', ') },
    ];
    return items.filter((item) => item !== null);
  });
  protected readonly correctionNote = computed(() => {
    const { correction } = this.state();
    switch (correction.status) {
      case 'open':
        return {
          text:
            correction.owner === null
              ? 'Nobody in particular has it yet: it waits for a quality manager of the site.'
              : `${this.view.personOrYou(correction.owner)} has it, until ${this.view.day(correction.duty.clock.due)}. It does not wait for triage.`,
          isOpen: true,
        };
      case 'notNeeded':
        return { text: 'Nothing to correct: it is an observation or an opportunity.', isOpen: false };
      case 'handedOver':
        return { text: 'The CAPA loop carries it on as its containment.', isOpen: false };
      case 'dropped':
        return { text: 'No longer needed: triage ended the report.', isOpen: false };
      case 'recorded':
      case 'verified':
        return null;
    }
  });
  protected readonly capa = computed(() => {
    const { work } = this.state();
    return 'capa' in work ? work.capa : null;
  });
  protected readonly verifier = computed(() => {
    const { correction } = this.state();
    return correction.status === 'verified'
      ? `${this.view.person(correction.by)} saw on ${this.view.day(correction.at)} that it holds.`
      : null;
  });
}
