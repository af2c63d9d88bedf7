import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { aCapa, type RunningCapa } from '../../../tests/builders/a-capa.ts';
import { PEOPLE } from '../../../tests/builders/organization.ts';
import { bodyForCapa } from '../../../tests/builders/random-capa.ts';
import { randomStory, take } from '../../../tests/builders/random-steps.ts';
import { fold } from '../kernel/head.ts';
import { anyProcess } from '../kernel/process.ts';
import { capa } from './capa.ts';
import { actionsOf, capaState, planOf, type CapaState, type Stage } from './state.ts';
import { words } from '../words.ts';

/** Where each stage may lead in one turn, beside cancelling; reminders and actions stay where they are. */
const LEADS_TO: Readonly<Record<Stage, readonly Stage[]>> = {
  containment: ['rootCause'],
  rootCause: ['plan'],
  plan: ['planApproval'],
  planApproval: ['plan', 'implementation'],
  implementation: ['proof'],
  proof: ['effectivenessCheck'],
  effectivenessCheck: ['closure', 'containment', 'managementDecision', 'proof'],
  managementDecision: ['containment', 'closure'],
  closure: ['closed'],
  closed: ['containment'],
  cancelled: ['containment'],
};

/** A line that nobody can end at once, because something else has to be decided first. */
const FIRST_SOMETHING_ELSE = ['evaluatorChanges', 'cancelUndecided', 'noCauseMarked', 'oneMoreWhy'];

/** Where stories begin: some far on, so that what is rare is met as well. */
const BEGINNINGS = [
  () => aCapa({ grade: 'minor' }).build(),
  () => aCapa().inImplementation().build(),
  () => aCapa().inEffectivenessCheck().build().judge('notEffective').attempt(),
];

function checkState(loop: RunningCapa): void {
  const state: CapaState = loop.state;
  expect(JSON.parse(JSON.stringify(loop.head.state))).toEqual(state);
  expect(loop.head.parked).toEqual([]);
  const { open, result } = capa.summary(state);
  expect(loop.waiting.length > 0).toBe(open);
  expect(result === null).toBe(open);
  for (const deadline of loop.deadlines) expect(deadline.at > loop.now).toBe(true);
  expect(JSON.stringify(state).length).toBeLessThan(64_000);
  const possible = PEOPLE.filter((entry) => entry.active).flatMap(({ id }) => loop.availableTo(id));
  for (const line of loop.waiting) {
    expect(words).toHaveProperty([`waiting.${line.code}`]);
    if (line.rule) expect(words).toHaveProperty([`rule.${line.rule.code}`]);
    if (line.command === undefined || line.who.kind === 'nobody') continue;
    const somebody = possible.some(
      (one) =>
        one.command === line.command &&
        one.subject === line.subject &&
        (one.refusal === null || FIRST_SOMETHING_ELSE.includes(one.refusal.code)),
    );
    expect([line.id, somebody]).toEqual([line.id, true]);
  }
  const actions = actionsOf(state).filter((action) => action.progress.status !== 'withdrawn');
  if (actions.length > 0 && 'rootCause' in state.work) {
    for (const cause of state.work.rootCause.causes.filter((one) => one.marked)) {
      expect(actions.some((action) => action.causes.includes(cause.id))).toBe(true);
    }
    expect(actions.map((action) => action.owner)).not.toContain(planOf(state)?.evaluator);
  }
}

function checkHistory(loop: RunningCapa): void {
  const rows = JSON.parse(JSON.stringify(loop.events)) as typeof loop.events;
  expect(fold(anyProcess(capa), loop.head.key, rows)).toEqual(loop.head.state);
  const ids = loop.reactions.map((one) => one.id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const notice of loop.reactions) {
    if (notice.do === 'notify') expect(words).toHaveProperty([`notice.${notice.code}`]);
  }
  let author: unknown;
  const doers = new Map<unknown, unknown>();
  for (const { event, actor } of loop.events) {
    expect(words).toHaveProperty([`event.${event.type}`]);
    const by = actor.kind === 'person' ? actor.id : actor.kind;
    const fields = event as { action?: number; askedBy?: string };
    if (event.type === 'planSubmitted' || event.type === 'revisionProposed') author = by;
    if (event.type === 'planApproved' || event.type === 'revisionApproved') expect(by).not.toBe(author);
    if (event.type === 'extensionApproved') expect(by).not.toBe(fields.askedBy);
    if (event.type === 'actionCompleted') doers.set(fields.action, by);
    if (event.type === 'actionVerified') expect(by).not.toBe(doers.get(fields.action));
  }
}

describe('any story of a CAPA loop', () => {
  it('only takes steps that exist, always waits for something, and folds to its state', () => {
    const reached = new Set<string>();
    fc.assert(
      fc.property(fc.constantFrom(...BEGINNINGS), randomStory, (begin, story) => {
        const loop = begin();
        const criteria = new Map<number, string>();
        for (const step of story) {
          const before = loop.state;
          const seq = loop.head.version;
          const done = take(loop, step, Object.keys(capa.commands), bodyForCapa);
          const after = capaState.parse(loop.head.state);
          let stage = before.work.stage;
          for (const row of loop.events.slice(seq)) {
            const next = row.stage as Stage;
            if (next !== stage && next !== 'cancelled') expect(LEADS_TO[stage]).toContain(next);
            stage = next;
            reached.add(next);
          }
          if (!capa.summary(before).open && done !== 'reopen') expect(after).toEqual(before);
          expect(after.finished.slice(0, before.finished.length)).toEqual(before.finished);
          const plan = 'actions' in after.work ? after.work.plan : null;
          if (plan) {
            expect(plan.criteria).toBe(criteria.get(after.attempt) ?? plan.criteria);
            criteria.set(after.attempt, plan.criteria);
          }
          if (loop.head.version > seq) checkState(loop);
        }
        checkHistory(loop);
      }),
      { numRuns: 20, seed: 20261123 },
    );
    // The stories are worth nothing when they never get anywhere.
    for (const stage of ['implementation', 'proof', 'effectivenessCheck', 'managementDecision', 'closed', 'cancelled'])
      expect(reached).toContain(stage);
  });
});
