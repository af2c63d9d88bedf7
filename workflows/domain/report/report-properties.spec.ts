import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { aReport, TRIAGE, type RunningReport } from '../../../tests/builders/a-report.ts';
import { PEOPLE } from '../../../tests/builders/organization.ts';
import { dateIn, randomStory, take, type BodyFor } from '../../../tests/builders/random-steps.ts';
import { DANGERS, REPORT_KINDS } from '../fields.ts';
import { fold } from '../kernel/head.ts';
import { anyProcess } from '../kernel/process.ts';
import { words } from '../words.ts';
import { report } from './report.ts';
import type { Stage } from './state.ts';

const LEADS_TO: Readonly<Record<Stage, readonly Stage[]>> = {
  triage: ['correction', 'inCapa'],
  correction: ['verification', 'closed'],
  verification: ['correction', 'closure'],
  closure: ['closed'],
  inCapa: ['closed'],
  closed: [],
};

const text = 'Because it was so';

const body: BodyFor = (command, subject, dice, now) => {
  switch (command) {
    case 'recordCorrection':
      return { scope: text, ...(dice.oneIn(3) ? { noneNeededBecause: text } : { done: text }) };
    case 'assignCorrection':
      return { owner: dice.person() };
    case 'triage': {
      const decision = dice.of(['correctOnly', 'correctOnly', 'correctOnly', 'capa', 'improvement', 'duplicate']);
      const repeated = decision === 'duplicate' ? { duplicateOf: 'NC-2026-0009' } : {};
      return { decision, reason: text, ...TRIAGE, grade: dice.of(['major', 'minor']), ...repeated };
    }
    case 'verifyCorrection':
      return { accepted: !dice.oneIn(3), note: text };
    case 'closeReport':
      return { reason: text, signed: true };
    case 'requestExtension':
      return { subject: 'correction', reason: text, newDate: dateIn(now, 1 + dice.roll(30)) };
    case 'approveExtension':
      return { subject: 'correction' };
    case 'rejectExtension':
      return { subject: 'correction', reason: text };
    case 'addEvidence':
      return { fileId: `f${String(dice.roll(500))}`, evidenceDate: dateIn(now, -dice.roll(9)) };
    case 'comment':
      return { text };
    default:
      return { subject: subject.replace(/^remind:/, '') };
  }
};

function checkState(running: RunningReport): void {
  const { state } = running;
  expect(JSON.parse(JSON.stringify(running.head.state))).toEqual(state);
  const { open, result } = report.summary(state);
  expect(running.waiting.length > 0).toBe(open);
  expect(result === null).toBe(open);
  for (const deadline of running.deadlines) expect(deadline.at > running.now).toBe(true);
  const possible = PEOPLE.filter((entry) => entry.active).flatMap(({ id }) => running.availableTo(id));
  for (const line of running.waiting) {
    expect(words).toHaveProperty([`waiting.${line.code}`]);
    if (line.rule) expect(words).toHaveProperty([`rule.${line.rule.code}`]);
    if (line.command === undefined) continue;
    const somebody = possible.some(
      (one) => one.command === line.command && one.subject === line.subject && one.refusal === null,
    );
    expect([line.id, somebody]).toEqual([line.id, true]);
  }
}

describe('any story of a report', () => {
  it('only takes steps that exist, always waits for something, and folds to its state', () => {
    const reached = new Set<string>();
    fc.assert(
      fc.property(fc.constantFrom(...REPORT_KINDS), fc.constantFrom(...DANGERS), randomStory, (kind, danger, story) => {
        const running = aReport({ kind, danger });
        for (const step of story) {
          const before = running.state;
          const seq = running.head.version;
          take(running, step, Object.keys(report.commands), body);
          let { stage } = before.work;
          for (const row of running.events.slice(seq)) {
            const next = row.stage as Stage;
            if (next !== stage) expect(LEADS_TO[stage]).toContain(next);
            stage = next;
            reached.add(next);
          }
          if (before.work.stage === 'closed') expect(running.state).toEqual(before);
          if (running.head.version > seq) checkState(running);
        }
        const rows = JSON.parse(JSON.stringify(running.events)) as typeof running.events;
        expect(fold(anyProcess(report), running.head.key, rows)).toEqual(running.head.state);
        const ids = running.reactions.map((one) => one.id);
        expect(new Set(ids).size).toBe(ids.length);
        for (const row of rows) expect(words).toHaveProperty([`event.${row.event.type}`]);
        for (const one of running.reactions) {
          if (one.do === 'notify') expect(words).toHaveProperty([`notice.${one.code}`]);
        }
      }),
      { numRuns: 40, seed: 20261123 },
    );
    for (const stage of ['verification', 'closure', 'inCapa', 'closed']) expect(reached).toContain(stage);
  });
});
