import { capa } from '#domain/capa/capa';
import type { OpenBody } from '#domain/capa/bodies';
import type { PlanBody } from '#domain/capa/plan';
import { capaState, type CapaState } from '#domain/capa/state';
import { anyProcess } from '#domain/kernel/process';
import { anOrganization, SITE, type Organization } from './organization.ts';
import { MONDAY, RunningProcess } from './running-process.ts';

const OPEN: OpenBody = {
  report: 'NC-2026-0001',
  reporter: 'rolf',
  raisedAt: MONDAY,
  site: SITE,
  what: 'Zinc-nickel layer below 8 µm on M8 flange bolts. Two batches came back.',
  place: 'Release',
  kind: 'complaint',
  danger: 'none',
  grade: 'major',
  severity: 4,
  likelihood: 3,
  clauses: ['8.6'],
  standards: ['ISO 9001:2015'],
  owner: 'olga',
  repeats: [],
  containment: { status: 'none' },
};

export const CAUSES = [
  { id: 'a', parent: null, text: 'Thin layer was released', marked: false },
  {
    id: 'b',
    parent: 'a',
    text: 'The gauge shows the wrong value',
    marked: true,
    humanErrorOnly: false,
    category: 'machine',
  },
] as const;

/** A valid plan of three actions: pia, per and olga do them; the next one verifies; eva judges. */
export function aPlan(change: Partial<PlanBody> = {}): PlanBody {
  const action = (id: number, owner: string, verifier: string, dueOn: string): PlanBody['actions'][number] => ({
    id,
    what: `Action ${String(id)}`,
    owner,
    verifier,
    dueOn,
    kind: 'changeMachine',
    causes: ['b'],
  });
  return {
    actions: [
      action(1, 'pia', 'per', '2027-01-15'),
      action(2, 'per', 'olga', '2027-01-15'),
      action(3, 'olga', 'pia', '2027-01-15'),
    ],
    criteria: 'No batch below 8 µm for 60 days',
    method: 'Readings of every batch',
    evaluator: 'eva',
    ...change,
  };
}

/** A CAPA loop that runs on the kernel alone. */
export class RunningCapa extends RunningProcess {
  get state(): CapaState {
    return capaState.parse(this.head.state);
  }

  /** One round from root cause to the effectiveness check, by the right people. */
  toRootCause(owner = 'olga'): this {
    return this.do('recordContainment', { done: 'Both batches are in quarantine', scope: '38 400 pieces' }, owner);
  }

  toPlan(owner = 'olga'): this {
    this.do('saveCauses', { causes: CAUSES }, owner);
    return this.do('submitRootCause', { team: ['per', 'pia'], method: 'fiveWhys' }, owner);
  }

  toApproval(plan: PlanBody = aPlan(), owner = 'olga'): this {
    return this.do('submitPlan', plan, owner);
  }

  toImplementation(by = 'ana'): this {
    return this.do('approvePlan', { signed: true, ...(this.state.attempt > 1 && { criteriaNotWeaker: true }) }, by);
  }

  complete(action: number): this {
    const found = this.actions().find((one) => one.id === action);
    return this.do('completeAction', { action, note: 'Done', evidence: [`f${String(action)}`] }, found?.owner ?? '');
  }

  verify(action: number): this {
    const found = this.actions().find((one) => one.id === action);
    return this.do('verifyAction', { action, note: 'Seen' }, found?.verifier ?? '');
  }

  toProof(): this {
    for (const { id } of this.actions()) this.complete(id).verify(id);
    return this;
  }

  /** Waits until the check date comes by itself. */
  toCheck(): this {
    const proof = this.waiting.find((line) => line.pause === 'proof');
    if (proof?.until === undefined) throw new Error('Nothing is being proven');
    return this.until(proof.until);
  }

  judge(verdict: string, more: Record<string, unknown> = {}): this {
    return this.do('judgeEffectiveness', { verdict, note: 'Looked at the readings', signed: true, ...more }, 'eva');
  }

  /** From containment to the next effectiveness check. */
  attempt(owner = 'olga'): this {
    return this.toRootCause(owner)
      .toPlan(owner)
      .toApproval(this.planFromNow(), owner)
      .toImplementation()
      .toProof()
      .toCheck();
  }

  /** A valid plan with due dates a month ahead. */
  planFromNow(change: Partial<PlanBody> = {}): PlanBody {
    const dueOn = new Date(new Date(this.now).getTime() + 30 * 86_400_000).toISOString().slice(0, 10);
    return aPlan({ actions: aPlan().actions.map((action) => ({ ...action, dueOn })), ...change });
  }

  private actions(): { id: number; owner: string; verifier: string }[] {
    const { work } = this.state;
    return 'actions' in work ? work.actions.filter((one) => one.progress.status !== 'withdrawn') : [];
  }
}

export const CLOSING = {
  lessons: 'Gauges are checked against X-ray readings',
  documentsUpdated: 'updated',
  risksUpdated: 'notNeeded',
  similarAreasChecked: 'Both other lines use X-ray already',
  signed: true,
};

/** Builds a loop by really applying commands. */
export function aCapa(change: Partial<OpenBody> = {}, organization: Organization = anOrganization()): CapaBuilder {
  return new CapaBuilder({ ...OPEN, ...change }, organization);
}

class CapaBuilder {
  private readonly running: RunningCapa;

  constructor(body: OpenBody, organization: Organization) {
    this.running = new RunningCapa(anyProcess(capa), 'CAPA-2026-0001', organization);
    const outcome = this.running.hear({ kind: 'birth', name: 'open', body, from: body.report });
    if (outcome.status !== 'done') throw new Error(JSON.stringify(outcome));
  }

  inRootCause(): this {
    this.running.toRootCause();
    return this;
  }

  inPlan(): this {
    this.inRootCause().running.toPlan();
    return this;
  }

  awaitingApproval(plan?: PlanBody): this {
    this.inPlan().running.toApproval(plan);
    return this;
  }

  inImplementation(plan?: PlanBody): this {
    this.awaitingApproval(plan).running.toImplementation();
    return this;
  }

  waitingToProve(plan?: PlanBody): this {
    this.inImplementation(plan).running.toProof();
    return this;
  }

  inEffectivenessCheck(plan?: PlanBody): this {
    this.waitingToProve(plan).running.toCheck();
    return this;
  }

  inClosure(): this {
    this.inEffectivenessCheck().running.judge('effective');
    return this;
  }

  closed(): this {
    this.inClosure().running.do('close', CLOSING, 'ana');
    return this;
  }

  build(): RunningCapa {
    return this.running;
  }
}
