import { z } from 'zod';
import type { Caller, Sent } from './caller.ts';
import { SITE } from './small-organization.ts';

/** One command of the story: who does what. Those of one step are sent at the same moment. */
interface Act {
  readonly person: string;
  readonly name: string;
  readonly body: unknown;
}
type Step = readonly Act[];

const REPORT = {
  what: 'Zinc-nickel layer below 8 µm on M8 flange bolts',
  site: SITE,
  place: 'Release',
  suggestedGrade: 'major',
};

const TRIAGE = {
  decision: 'capa',
  reason: 'Two customers are affected',
  severity: 4,
  likelihood: 3,
  grade: 'major',
  clauses: ['8.6'],
  standards: ['ISO 9001:2015'],
  owner: 'olga',
};

const CAUSES = [
  { id: 'a', parent: null, text: 'Thin layer was released', marked: false },
  {
    id: 'b',
    parent: 'a',
    text: 'The gauge shows the wrong value',
    marked: true,
    humanErrorOnly: false,
    category: 'machine',
  },
];

/** Why the actions of the story are done without a file: it runs hundreds of times. */
const NO_FILE = 'The gauge itself shows it';

const HANDS = [
  { id: 1, owner: 'pia', verifier: 'per' },
  { id: 2, owner: 'per', verifier: 'olga' },
  { id: 3, owner: 'olga', verifier: 'pia' },
];

function plan(now: Date): unknown {
  const inAMonth = new Date(now.getTime() + 30 * 86_400_000).toISOString().slice(0, 10);
  const inAQuarter = new Date(now.getTime() + 90 * 86_400_000).toISOString().slice(0, 10);
  return {
    actions: HANDS.map(({ id, owner, verifier }) => ({
      id,
      what: `Replace gauge ${String(id)} by an X-ray reading`,
      owner,
      verifier,
      dueOn: inAMonth,
      kind: 'changeMachine',
      causes: ['b'],
    })),
    criteria: '30 batches in a row at 8 µm or more',
    method: 'X-ray readings of every released batch',
    // A quantity instead of days: the story can end today.
    waiting: { quantity: '30 batches', until: inAQuarter },
    evaluator: 'eva',
  };
}

/** The loop from containment to closure: one plan returned, three actions at the same moment. */
export function capaSteps(now: Date = new Date()): readonly Step[] {
  const by = (person: string, name: string, body: unknown): Act => ({ person, name, body });
  return [
    [by('olga', 'recordContainment', { done: 'Both batches are in quarantine', scope: '38 400 pieces' })],
    [by('olga', 'saveCauses', { causes: CAUSES })],
    [by('olga', 'submitRootCause', { team: ['per', 'pia'], method: 'fiveWhys' })],
    [by('olga', 'submitPlan', plan(now))],
    [by('ana', 'returnPlan', { reason: 'Name the gauges' })],
    [by('olga', 'submitPlan', plan(now))],
    [by('ana', 'approvePlan', { signed: true, criteriaNotWeaker: true })],
    HANDS.map(({ id, owner }) => by(owner, 'completeAction', { action: id, note: 'Done', withoutEvidence: NO_FILE })),
    HANDS.map(({ id, verifier }) => by(verifier, 'verifyAction', { action: id, note: 'Seen' })),
    [by('olga', 'reportQuantityReached', { note: '30 batches were released' })],
    [by('eva', 'judgeEffectiveness', { verdict: 'effective', note: 'All at 8 µm or more', signed: true })],
    [
      by('ana', 'close', {
        lessons: 'Gauges are checked against X-ray readings',
        documentsUpdated: 'updated',
        risksUpdated: 'notNeeded',
        similarAreasChecked: 'Both other lines use X-ray already',
        signed: true,
      }),
    ],
  ];
}

const reportDetail = z.object({ state: z.object({ work: z.object({ capa: z.string() }) }) });

/** Asks again after this long while the product is away. */
const LOOK_AGAIN_MS = 100;

/** Reports and triages. Returns what was sent and the key of the CAPA. */
export async function openCapa(callers: ReadonlyMap<string, Caller>): Promise<{ capa: string; sent: Sent[] }> {
  const reported = await callerOf(callers, 'rolf').bear('report', 'report', REPORT);
  if (reported.reply.status !== 201) throw new Error(`Reporting failed: ${JSON.stringify(reported.reply)}`);
  const triaged = await callerOf(callers, 'ana').insist(reported.key, 'triage', TRIAGE);
  if (triaged.reply.status !== 200) throw new Error(`Triage failed: ${JSON.stringify(triaged.reply)}`);
  return { capa: await capaOf(callerOf(callers, 'ana'), reported.key), sent: [reported, triaged] };
}

/** The CAPA that began with the triage of a report. */
async function capaOf(caller: Caller, report: string): Promise<string> {
  const end = Date.now() + 60_000;
  for (;;) {
    const reply = await caller.get(`/api/processes/${report}`).catch(() => null);
    if (reply?.status === 200) return reportDetail.parse(reply.body).state.work.capa;
    if (Date.now() > end) throw new Error(`The CAPA of ${report} could not be asked for`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
  }
}

/** Takes a CAPA from containment to closure; insists where the product is away for a moment. */
export async function closeCapa(callers: ReadonlyMap<string, Caller>, capa: string): Promise<Sent[]> {
  const sent: Sent[] = [];
  for (const step of capaSteps()) {
    const answers = await Promise.all(
      step.map((act) => callerOf(callers, act.person).insist(capa, act.name, act.body)),
    );
    for (const [index, answer] of answers.entries()) {
      if (answer.reply.status !== 200) {
        throw new Error(`${capa} ${step[index]?.name ?? ''}: ${JSON.stringify(answer.reply)}`);
      }
    }
    sent.push(...answers);
  }
  return sent;
}

export function callerOf(callers: ReadonlyMap<string, Caller>, person: string): Caller {
  const caller = callers.get(person);
  if (!caller) throw new Error(`${person} is not signed in`);
  return caller;
}
