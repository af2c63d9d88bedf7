import { describe, expect, it } from '@jest/globals';
import type { Waiting } from '#domain/kernel/waiting';
import type { Availability, ProcessDetail } from './detail.ts';
import { headActions, menuActions, ownFirst } from './head-actions.ts';

const line = (code: string, subject: string, more: Partial<Waiting> = {}): Waiting => ({
  id: `${code}:${subject}:1`,
  code,
  params: {},
  subject,
  who: { kind: 'person', id: 'petr' },
  since: '2026-11-19T09:00:00.000Z',
  command: code,
  ...more,
});

const may = (command: string, subject: string, sentence: string | null = null, code = 'notYours'): Availability => ({
  command,
  subject,
  refusal: sentence === null ? null : { code, params: {}, sentence },
  signature: null,
});

function aDetail(
  waiting: readonly Waiting[],
  availability: readonly Availability[],
  myCommand: { command: string; subject: string } | null = null,
): ProcessDetail {
  const row: ProcessDetail['row'] = {
    ...{
      key: 'CAPA-2026-0042',
      type: 'capa',
      title: 'Thin layer',
      stage: 'planApproval',
      site: 'brno',
      owner: 'lukas',
    },
    ...{ grade: 'major', attempt: 1, source: null, clauses: [], standards: [], raisedAt: '2026-05-12T09:00:00.000Z' },
    ...{
      closedAt: null,
      result: null,
      open: true,
      held: false,
      waiting: null,
      waitingCount: waiting.length,
      soonAt: null,
    },
    ...{ lateAt: null, version: 61, clockAheadMs: 0, myCommand },
  };
  return {
    row,
    state: {},
    waiting: [...waiting],
    availability: [...availability],
    version: 61,
    clockAheadMs: 0,
    chainHead: '',
    calendar: { id: 'brno', version: 1, zone: 'Europe/Prague', workdays: [1, 2, 3, 4, 5], holidays: [] },
    policy: { id: 'default', version: 1, soonWorkingDays: 2, limits: {} },
    linked: [],
    files: [],
    incident: null,
  };
}

describe('the buttons of the waiting line', () => {
  it('are the command that ends it, filled, with the other way out beside it', () => {
    const detail = aDetail([line('approvePlan', 'plan')], [may('approvePlan', 'plan'), may('returnPlan', 'plan')]);
    expect(headActions(detail)).toEqual([
      { command: 'returnPlan', subject: 'plan', kind: 'outlined', reason: null },
      { command: 'approvePlan', subject: 'plan', kind: 'filled', reason: null },
    ]);
  });

  it('rest with their reason for others, who may send a reminder', () => {
    const detail = aDetail(
      [line('approvePlan', 'plan')],
      [
        may('approvePlan', 'plan', 'You wrote this plan.'),
        may('returnPlan', 'plan', 'You wrote this plan.'),
        may('remind', 'remind:plan'),
      ],
    );
    expect(headActions(detail)).toEqual([
      { command: 'remind', subject: 'remind:plan', kind: 'outlined', reason: null },
      { command: 'approvePlan', subject: 'plan', kind: 'filled', reason: 'You wrote this plan.' },
    ]);
  });

  it('never remind somebody of their own work', () => {
    const detail = aDetail(
      [line('submitRootCause', 'rootCause')],
      [
        may('submitRootCause', 'rootCause', 'Mark at least one root cause in the tree.', 'noCauseMarked'),
        may('remind', 'remind:rootCause', 'It waits for you.', 'remindsYou'),
      ],
    );
    expect(headActions(detail).map(({ command }) => command)).toEqual(['submitRootCause']);
  });

  it('belong to the reader’s own line, also when another is more urgent', () => {
    const lines = [line('completeAction', 'action:1'), line('approveExtension', 'extension:plan')];
    const mine = { command: 'approveExtension', subject: 'extension:plan' };
    const detail = aDetail(
      lines,
      [may('approveExtension', 'extension:plan'), may('rejectExtension', 'extension:plan')],
      mine,
    );
    expect(ownFirst(detail)[0]?.code).toBe('approveExtension');
    expect(headActions(detail).map(({ command, subject }) => [command, subject])).toEqual([
      ['rejectExtension', 'extension:plan'],
      ['approveExtension', 'extension:plan'],
    ]);
  });

  it('are a reminder alone where no command ends the line', () => {
    const { command: _, ...move } = line('campaign.move', 'campaign');
    const remind = may('remind', 'remind:campaign');
    expect(headActions(aDetail([move], [remind]))).toEqual([
      { command: 'remind', subject: 'remind:campaign', kind: 'outlined', reason: null },
    ]);
    const own = may('remind', 'remind:campaign', 'It waits for you.', 'remindsYou');
    expect(headActions(aDetail([move], [own]))).toEqual([]);
  });

  it('are none while only time must pass, but for a quantity that came early', () => {
    const proof = line('waitForProof', 'proof', { who: { kind: 'nobody', reason: 'proof' }, pause: 'proof' });
    const { command: _, ...waits } = proof;
    expect(headActions(aDetail([waits], []))).toEqual([]);
    expect(headActions(aDetail([waits], [may('reportQuantityReached', 'proof')]))).toEqual([
      { command: 'reportQuantityReached', subject: 'proof', kind: 'filled', reason: null },
    ]);
  });
});

describe('the menu behind the dots', () => {
  it('has one entry a command, allowed when one subject is, and not what the page shows already', () => {
    const detail = aDetail(
      [line('approvePlan', 'plan')],
      [
        may('approvePlan', 'plan'),
        may('hold', 'hold', 'Your role does not allow this.', 'notPermitted'),
        may('reassign', 'action:1', 'There is nothing open to hand over here.'),
        may('reassign', 'action:2'),
        may('startAction', 'action:1'),
        may('comment', 'comments'),
      ],
    );
    expect(menuActions(detail)).toEqual([
      { command: 'comment', subject: 'comments', reason: null },
      { command: 'reassign', subject: 'action:2', reason: null },
      { command: 'hold', subject: 'hold', reason: 'Your role does not allow this.' },
    ]);
  });
});
