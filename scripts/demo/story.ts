import type * as z from 'zod/mini';
import type * as capa from '#domain/capa/bodies';
import type { PlanBody, PlannedAction } from '#domain/capa/plan';
import type * as report from '#domain/report/bodies';
import type { Day, WorkingDays } from './day.ts';
import { evidenceFile, type EvidenceFile } from './evidence-file.ts';
import type { PersonId } from './people.ts';
import type { Site } from './sites.ts';

/** The key that a report, or the loop it opened, has been given. */
export interface KeyOf {
  readonly keyOf: string;
}

/** A body as a story tells it: dates are days, keys and files are named. */
export type Told<T> = T extends string
  ? T | Day | KeyOf | EvidenceFile
  : T extends number
    ? T | WorkingDays
    : T extends readonly (infer U)[]
      ? readonly Told<U>[]
      : T extends object
        ? { readonly [K in keyof T]: Told<T[K]> }
        : T;

export type Body<S extends z.ZodMiniType> = Told<z.input<S>>;

/** One thing somebody did. */
export interface Step {
  readonly of: 'report' | 'capa' | 'journey' | 'campaign';
  readonly does:
    | { readonly birth: string }
    | { readonly command: string }
    /** Writes to a content beside the process. */
    | { readonly rates: { readonly kind: string; readonly round: number } };
  readonly when: Day;
  readonly person: PersonId;
  readonly body: object;
}

/** An action of a plan together with what its owner and its verifier will say of it. */
export type ToldAction = Told<PlannedAction> & {
  readonly id: number;
  readonly owner: PersonId;
  readonly verifier: PersonId;
  readonly done?: string;
  /** Why nothing shows that it is done; without it, and without files of its own, the owner's record does. */
  readonly withoutEvidence?: string;
  readonly seen?: string;
};

/** A plan with what will be said of its actions. */
export type ToldPlan = Omit<Told<PlanBody>, 'actions'> & { readonly actions: readonly ToldAction[] };

/** Begins a story; its title becomes the title of the report and of the loop. */
export const story = (title: string): { at(site: Site): Story } => ({ at: (site) => new Story(title, site) });

/** The key of the process whose story has this title, for a body. */
export const keyOf = (title: string): KeyOf => ({ keyOf: refOf(title) });

/** The key of the loop that the report with this title opened, for a body. */
export const loopCalled = (title: string): KeyOf => ({ keyOf: `capaOf:${refOf(title)}` });

/** What the import file calls the report with this title. */
export const refOf = (title: string): string =>
  title
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');

/** What happened to one report and to the loop it may have opened, told in order of time. */
export class Story {
  readonly title: string;
  readonly site: Site;
  readonly steps: Step[] = [];
  private planned: readonly ToldAction[] = [];
  private records = 0;

  constructor(title: string, site: Site) {
    this.title = title;
    this.site = site;
  }

  reported(
    when: Day,
    person: PersonId,
    told: Omit<Body<typeof report.reportBody>, 'what' | 'site'> & { details: string },
  ): this {
    const { details, ...body } = told;
    const what = `${this.title}. ${details}`;
    return this.add('report', { birth: 'report' }, when, person, { ...body, what, site: this.site });
  }

  corrected(when: Day, person: PersonId, body: Body<typeof report.recordCorrectionBody>): this {
    return this.add('report', { command: 'recordCorrection' }, when, person, body);
  }

  correctionGivenTo(owner: PersonId, when: Day, person: PersonId, reason: string): this {
    return this.add('report', { command: 'assignCorrection' }, when, person, { owner, reason });
  }

  triaged(when: Day, person: PersonId, body: Body<typeof report.triageBody>): this {
    return this.add('report', { command: 'triage' }, when, person, body);
  }

  correctionChecked(when: Day, person: PersonId, body: Body<typeof report.verifyCorrectionBody>): this {
    return this.add('report', { command: 'verifyCorrection' }, when, person, body);
  }

  reportClosed(when: Day, person: PersonId, reason: string): this {
    return this.add('report', { command: 'closeReport' }, when, person, { reason, signed: true });
  }

  contained(when: Day, person: PersonId, body: Body<typeof capa.recordContainmentBody>): this {
    return this.add('capa', { command: 'recordContainment' }, when, person, body);
  }

  causesDrawn(when: Day, person: PersonId, ...causes: Body<typeof capa.saveCausesBody>['causes']): this {
    // Of every root cause it was asked; the stories only tell of those that stopped at “human error”.
    const asked = causes.map((cause) => (cause.marked ? { humanErrorOnly: false, ...cause } : cause));
    return this.add('capa', { command: 'saveCauses' }, when, person, { causes: asked });
  }

  causeFound(when: Day, person: PersonId, body: Body<typeof capa.submitRootCauseBody>): this {
    return this.add('capa', { command: 'submitRootCause' }, when, person, body);
  }

  planSaved(when: Day, person: PersonId, draft: Body<typeof capa.savePlanBody>): this {
    return this.add('capa', { command: 'savePlan' }, when, person, draft);
  }

  planSent(when: Day, person: PersonId, plan: ToldPlan): this {
    this.planned = plan.actions;
    const actions = plan.actions.map(withoutNotes);
    return this.add('capa', { command: 'submitPlan' }, when, person, { ...plan, actions });
  }

  planApproved(when: Day, person: PersonId, comment?: string): this {
    const body = { signed: true, criteriaNotWeaker: true, ...(comment === undefined ? {} : { comment }) };
    return this.add('capa', { command: 'approvePlan' }, when, person, body);
  }

  planReturned(when: Day, person: PersonId, reason: string): this {
    return this.add('capa', { command: 'returnPlan' }, when, person, { reason });
  }

  started(when: Day, action: number): this {
    return this.add('capa', { command: 'startAction' }, when, this.action(action).owner, { action });
  }

  /** Its owner completes an action of the last plan, with the note the plan tells. */
  done(when: Day, action: number, ...evidence: readonly EvidenceFile[]): this {
    const told = this.action(action);
    const { owner, done = 'Done as planned.', withoutEvidence } = told;
    const shown = evidence.length > 0 ? evidence : [this.recordOf(told, when)];
    const body = { action, note: done, ...(withoutEvidence === undefined ? { evidence: shown } : { withoutEvidence }) };
    return this.add('capa', { command: 'completeAction' }, when, owner, body);
  }

  /** Its verifier confirms an action of the last plan. */
  seen(when: Day, action: number): this {
    const { verifier, seen = 'Seen on the spot, as described.' } = this.action(action);
    return this.add('capa', { command: 'verifyAction' }, when, verifier, { action, note: seen });
  }

  sentBack(when: Day, action: number, reason: string): this {
    return this.add('capa', { command: 'rejectAction' }, when, this.action(action).verifier, { action, reason });
  }

  /** Every action of the last plan is completed on one day and verified on another. */
  carriedOut(doneOn: Day, seenOn: Day): this {
    for (const { id } of this.planned) this.done(doneOn, id);
    for (const { id } of this.planned) this.seen(seenOn, id);
    return this;
  }

  quantityReached(when: Day, person: PersonId, note: string): this {
    return this.add('capa', { command: 'reportQuantityReached' }, when, person, { note });
  }

  judged(when: Day, person: PersonId, body: Omit<Body<typeof capa.judgeEffectivenessBody>, 'signed'>): this {
    return this.add('capa', { command: 'judgeEffectiveness' }, when, person, { ...body, signed: true });
  }

  decided(when: Day, person: PersonId, body: Omit<Body<typeof capa.decideNextBody>, 'signed'>): this {
    return this.add('capa', { command: 'decideNext' }, when, person, { ...body, signed: true });
  }

  closed(when: Day, person: PersonId, body: Omit<Body<typeof capa.closeBody>, 'signed'>): this {
    return this.add('capa', { command: 'close' }, when, person, { ...body, signed: true });
  }

  extensionAsked(when: Day, person: PersonId, body: Body<typeof capa.requestExtensionBody>): this {
    return this.add('capa', { command: 'requestExtension' }, when, person, body);
  }

  extensionGranted(when: Day, person: PersonId, subject: string): this {
    return this.add('capa', { command: 'approveExtension' }, when, person, { subject });
  }

  held(when: Day, person: PersonId, body: Body<typeof capa.holdBody>): this {
    return this.add('capa', { command: 'hold' }, when, person, body);
  }

  cancelAsked(when: Day, person: PersonId, reason: string): this {
    return this.add('capa', { command: 'requestCancel' }, when, person, { reason });
  }

  cancelAgreed(when: Day, person: PersonId): this {
    return this.add('capa', { command: 'approveCancel' }, when, person, { signed: true });
  }

  reassigned(when: Day, person: PersonId, body: Body<typeof capa.reassignBody>): this {
    return this.add('capa', { command: 'reassign' }, when, person, body);
  }

  /** A revision that adds actions to the plan. */
  revised(when: Day, person: PersonId, reason: string, ...added: readonly ToldAction[]): this {
    this.planned = [...this.planned, ...added];
    const addActions = added.map(withoutNotes);
    return this.add('capa', { command: 'revisePlan' }, when, person, { reason, changes: { addActions } });
  }

  revisionApproved(when: Day, person: PersonId, comment?: string): this {
    const body = { signed: true, ...(comment === undefined ? {} : { comment }) };
    return this.add('capa', { command: 'approveRevision' }, when, person, body);
  }

  evidence(when: Day, person: PersonId, body: Body<typeof capa.addEvidenceBody>): this {
    return this.add('capa', { command: 'addEvidence' }, when, person, body);
  }

  remark(when: Day, person: PersonId, text: string): this {
    return this.add('capa', { command: 'comment' }, when, person, { text });
  }

  reminded(when: Day, person: PersonId, subject: string): this {
    return this.add('capa', { command: 'remind' }, when, person, { subject });
  }

  /** What the owner of an action wrote down about it; a later attempt has a record of its own. */
  private recordOf({ id, done = 'Done as planned.' }: ToldAction, when: Day): EvidenceFile {
    this.records += 1;
    const fileName = `Record ${String(this.records)}, action ${String(id)} of ${this.title.replaceAll('/', '-')}.pdf`;
    return evidenceFile(fileName, when, this.title, `Action ${String(id)}`, done);
  }

  private action(id: number): ToldAction {
    const found = this.planned.find((one) => one.id === id);
    if (!found) throw new Error(`“${this.title}” has no action ${String(id)}`);
    return found;
  }

  private add(of: Step['of'], does: Step['does'], when: Day, person: PersonId, body: object): this {
    this.steps.push({ of, does, when, person, body });
    return this;
  }
}

function withoutNotes({ done: _, seen: __, withoutEvidence: ___, ...action }: ToldAction): object {
  return action;
}
