import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { z } from 'zod';
import { addMonths } from '#domain/kernel/calendar';
import { seedSmallOrganization } from '../../scripts/installation/small-organization.ts';
import { problemOf, refusalOf } from './support/answers.ts';
import type { Browser } from './support/api-world.ts';
import { openProcessWorld, type ProcessWorld } from './support/process-world.ts';

jest.setTimeout(60_000);

const SITE = 'halden';
const later = (date: string, days: number): string =>
  new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);
const TODAY = new Date().toISOString().slice(0, 10);
const TOMORROW = later(TODAY, 2);
const STAGE1 = later(TODAY, -60);
const STAGE2 = later(TODAY, -20);
const DECIDED = addMonths(TODAY, -10);
const EXPIRES = addMonths(DECIDED, 36);

let world: ProcessWorld;
const browsers = new Map<string, Browser>();
/** Entered with a certificate that runs. */
let held: string;
/** Begun from nothing, through both stages, not decided. */
let begun: string;

beforeAll(async () => {
  world = await openProcessWorld({}, { seed: seedSmallOrganization });
  for (const person of ['ana', 'bo', 'tor', 'olga']) browsers.set(person, await world.signedIn(person));
  held = await born('enter', entered());
  begun = await born('start', { ...about, editions: ['ISO 9001:2026'] });
  for (const [name, body] of [
    ['recordTrack', { step: 'contract', on: STAGE1 }],
    ['planAudit', { kind: 'stage1', from: STAGE1, to: STAGE1 }],
    ['recordAudit', { audit: 1, from: STAGE1, to: STAGE1, outcome: 'ready' }],
    ['planAudit', { kind: 'stage2', from: STAGE2, to: STAGE2 }],
    ['recordAudit', { audit: 2, from: STAGE2, to: STAGE2, outcome: 'recommended' }],
    ['planAudit', { kind: 'special', from: TODAY, to: TODAY }],
  ] as const) {
    await send('ana', begun, name, body).expect(200);
  }
}, 120_000);
afterAll(() => world.close());

const about = {
  title: 'Halden',
  site: SITE,
  sites: [SITE],
  scope: 'Fasteners',
  lead: 'ana',
  body: 'aldersyn',
  startedOn: addMonths(TODAY, -9),
};
const paper = { edition: 'ISO 9001:2015', number: 'ALD-1', sites: [SITE], scope: 'Fasteners' };

function entered(change: object = {}, certificate: object = {}): object {
  const { startedOn: _, ...rest } = about;
  const certificates = [{ ...paper, decidedOn: DECIDED, expiresOn: EXPIRES, firstCycle: true, ...certificate }];
  return { ...rest, certificates, ...change };
}

function decision(change: object = {}, certificate: object = {}): object {
  return {
    standard: 'ISO 9001',
    kind: 'initial',
    result: 'granted',
    on: TODAY,
    signed: true,
    certificate: {
      ...paper,
      number: 'ALD-3',
      edition: 'ISO 9001:2026',
      expiresOn: later(addMonths(TODAY, 36), -1),
      ...certificate,
    },
    ...change,
  };
}

const finding = { audit: 2, standard: 'ISO 9001', clause: '8.4.1', grade: 'major', text: 'Not evaluated', site: SITE };

function browserOf(person: string): Browser {
  const browser = browsers.get(person);
  if (!browser) throw new Error(`${person} is not signed in`);
  return browser;
}

const bear = (person: string, name: string, body: object) =>
  browserOf(person).post(`/api/processes/journey/births/${name}`).set('Idempotency-Key', randomUUID()).send(body);

async function born(name: string, body: object): Promise<string> {
  const answer = await bear('ana', name, body).expect(201);
  return z.object({ key: z.string() }).parse(answer.body).key;
}

const send = (person: string, key: string, name: string, body: object, id: string = randomUUID()) =>
  browserOf(person).post(`/api/processes/${key}/commands/${name}`).set('Idempotency-Key', id).send(body);

/** What is recorded of both journeys. */
const recorded = () => world.store.events.countDocuments({ key: { $in: [held, begun] } });

/** Refused with this code, and nothing happened. */
async function refused(person: string, key: string, name: string, body: object, code: string): Promise<void> {
  const before = await recorded();
  const answer = await send(person, key, name, body);
  expect([name, problemOf(answer).code]).toEqual([name, code]);
  expect(answer.status).toBeGreaterThanOrEqual(400);
  expect(answer.status).toBeLessThan(500);
  expect(await recorded()).toBe(before);
}

describe('a journey is not begun', () => {
  it.each<[string, object]>([
    ['effectiveBeforeDecision', entered({}, { effectiveOn: later(DECIDED, -1) })],
    ['expiresBeforeEffective', entered({}, { expiresOn: DECIDED })],
    ['originalAfterDecision', entered({}, { originalOn: later(DECIDED, 1) })],
    ['dateAhead', entered({}, { decidedOn: TOMORROW, expiresOn: addMonths(TOMORROW, 36) })],
    ['certificateOver', entered({}, { decidedOn: addMonths(TODAY, -43), expiresOn: later(addMonths(TODAY, -6), -2) })],
    ['expiryTooLate', entered({}, { number: 'ALD-2', expiresOn: later(EXPIRES, 1) })],
    ['suspendedOnNeeded', entered({}, { suspended: true })],
    ['beforeDecision', entered({}, { suspended: true, suspendedOn: later(DECIDED, -1) })],
    ['unknownBody', entered({ body: 'nobody' })],
    ['unknownPerson', entered({ lead: 'nobody' })],
    ['unknownStandard', entered({}, { edition: 'ISO 9001:1987' })],
    ['siteNotHere', entered({}, { sites: ['brno'] })],
    ['unknownSite', entered({ sites: [SITE, 'atlantis'] })],
    ['centralSiteStays', entered({ sites: ['brno'] })],
    [
      'standardTwice',
      entered({ certificates: [1, 2].map(() => ({ ...paper, decidedOn: DECIDED, expiresOn: EXPIRES })) }),
    ],
    ['dateAhead', entered({ audits: [{ kind: 'surveillance', heldOn: TOMORROW }] })],
    ['standardNotHere', entered({ audits: [{ kind: 'surveillance', heldOn: DECIDED, standards: ['ISO 14001'] }] })],
    ['invalid', entered({}, { decidedOn: '2026-02-30' })],
    ['invalid', entered({ cycle: 7 })],
  ])('with what cannot be: %s', async (code, body) => {
    const before = await world.store.processes.countDocuments();
    expect(problemOf(await bear('ana', 'enter', body)).code).toBe(code);
    expect(await world.store.processes.countDocuments()).toBe(before);
  });

  it('with a certificate that another one keeps, which is named', async () => {
    const before = await world.store.processes.countDocuments();
    const again = await bear('ana', 'enter', entered());
    expect(problemOf(again).code).toBe('certificateElsewhere');
    expect(again.text).toContain(held);
    const other = entered({}, { number: 'ALD-2' });
    expect(problemOf(await bear('ana', 'enter', other)).code).toBe('siteElsewhere');
    expect(await world.store.processes.countDocuments()).toBe(before);
  });

  it('by somebody without the right, or at a site that does not exist', async () => {
    expect(refusalOf(await bear('olga', 'enter', entered()))).toEqual([403, 'notPermitted']);
    expect(problemOf(await bear('ana', 'enter', entered({ site: 'atlantis', sites: ['atlantis'] }))).code).not.toBe('');
    expect(await world.store.processes.countDocuments({ site: 'atlantis' })).toBe(0);
  });
});

describe('a decision', () => {
  it.each<[string, object]>([
    ['decisionBeforeAudit', decision({ on: later(STAGE2, -1) })],
    ['dateAhead', decision({ on: TOMORROW })],
    ['standardNotHere', decision({ standard: 'ISO 14001' })],
    ['otherStandard', decision({}, { edition: 'ISO 14001:2026' })],
    ['unknownStandard', decision({}, { edition: 'ISO 9001:1987' })],
    ['siteNotHere', decision({}, { sites: ['brno'] })],
    ['effectiveBeforeDecision', decision({}, { effectiveOn: later(TODAY, -5) })],
    ['expiresBeforeEffective', decision({}, { expiresOn: TODAY })],
    ['certificateNeeded', decision({ certificate: undefined })],
    ['reasonNeeded', decision({ result: 'refused' })],
    ['nothingCertified', decision({ kind: 'recertification' })],
    ['expiryTooLate', decision({}, { expiresOn: later(addMonths(TODAY, 36), 1) })],
    ['invalid', decision({ signed: false })],
  ])('on a first certificate is refused by the name of its rule: %s', (code, body) =>
    refused('ana', begun, 'recordDecision', body, code),
  );

  it.each<[string, object]>([
    ['certificateOverlaps', decision()],
    ['decisionWithoutAudit', decision({ kind: 'recertification' })],
    ['decisionWithoutAudit', decision({ kind: 'transition' })],
    [
      'validityOnlyByRecertification',
      decision({ kind: 'scope' }, { edition: 'ISO 9001:2015', expiresOn: later(EXPIRES, 1) }),
    ],
    ['editionByTransition', decision({ kind: 'scope' }, { expiresOn: EXPIRES })],
  ])('on a certificate that runs is refused: %s', (code, body) => refused('ana', held, 'recordDecision', body, code));

  it('is not for whoever has no right to steer', async () => {
    await refused('olga', begun, 'recordDecision', decision(), 'notFound');
    await refused('tor', begun, 'recordDecision', decision(), 'notPermitted');
    await refused('ana', held, 'end', { reason: 'Sold' }, 'notYours');
    await refused('tor', held, 'end', { reason: 'Sold' }, 'certificatesHeld');
  });
});

describe('an audit', () => {
  it.each<[string, string, object]>([
    ['lastBeforeFirst', 'planAudit', { kind: 'special', from: TODAY, to: later(TODAY, -1) }],
    ['bothDays', 'planAudit', { kind: 'special', from: TODAY }],
    ['stage2BeforeStage1', 'planAudit', { kind: 'stage2', from: STAGE1, to: STAGE1 }],
    ['siteNotHere', 'planAudit', { kind: 'special', sites: ['brno'] }],
    ['standardNotHere', 'planAudit', { kind: 'special', standards: ['ISO 45001'] }],
    ['dateAhead', 'recordAudit', { audit: 3, from: TOMORROW, to: TOMORROW, outcome: 'done' }],
    ['outcomeNotPossible', 'recordAudit', { audit: 3, from: TODAY, to: TODAY, outcome: 'recommended' }],
    ['reportBeforeAudit', 'recordAudit', { audit: 3, from: TODAY, to: TODAY, outcome: 'done', reportOn: STAGE2 }],
    ['concernsOnlyStage1', 'recordAudit', { audit: 3, from: TODAY, to: TODAY, outcome: 'done', concerns: ['x'] }],
    ['auditIs', 'recordAudit', { audit: 2, from: STAGE2, to: STAGE2, outcome: 'recommended' }],
    ['unknownAudit', 'recordAudit', { audit: 9, from: TODAY, to: TODAY, outcome: 'done' }],
    ['auditIs', 'bookAudit', { audit: 1, from: TODAY, to: TODAY }],
  ])('that cannot be so is refused: %s', (code, name, body) => refused('ana', begun, name, body, code));
});

describe('a finding', () => {
  it.each<[string, object]>([
    ['unknownClause', { ...finding, clause: '8.99' }],
    ['siteNotHere', { ...finding, site: 'brno' }],
    ['standardNotHere', { ...finding, standard: 'ISO 45001' }],
    ['auditNotHeld', { ...finding, audit: 3 }],
    ['unknownPerson', { ...finding, owner: 'nobody' }],
    ['dateAhead', { ...finding, receivedOn: TOMORROW }],
    ['dueBeforeAudit', { ...finding, answerDue: later(STAGE2, -1) }],
    ['invalid', { ...finding, grade: 'critical' }],
  ])('that cannot be so is refused: %s', (code, body) => refused('ana', begun, 'recordFinding', body, code));
});

describe('a notice of the body', () => {
  const notice = { standard: 'ISO 9001', notice: 'suspended', on: TODAY, reason: 'No audit' };
  it.each<[string, object]>([
    ['noticeNotPossible', { ...notice, notice: 'restored' }],
    ['beforeDecision', { ...notice, on: later(DECIDED, -1) }],
    ['untilBefore', { ...notice, until: TODAY }],
    ['whatIsLeft', { ...notice, notice: 'reduced' }],
    ['dateAhead', { ...notice, on: TOMORROW }],
    ['standardNotHere', { ...notice, standard: 'ISO 45001' }],
  ])('that cannot be so is refused: %s', (code, body) => refused('ana', held, 'recordNotice', body, code));
});

describe('what was recorded wrongly', () => {
  const correction = (change: object = {}) => ({
    standard: 'ISO 9001',
    certificate: { ...paper, decidedOn: DECIDED, expiresOn: EXPIRES, ...change },
    reason: 'Mistyped',
  });

  it('is corrected, and the wrong number is free again', async () => {
    await send('ana', held, 'correctCertificate', correction({ number: 'ALD-11' })).expect(200);
    await born('enter', entered({}, { despite: 'Two papers for one site' }));
    await refused('ana', held, 'correctCertificate', correction(), 'certificateElsewhere');
  });

  it.each<[string, object]>([
    ['nothingToCorrect', correction({ number: 'ALD-11' })],
    ['expiryTooLate', correction({ number: 'ALD-11', expiresOn: later(EXPIRES, 40) })],
    ['dateAhead', correction({ decidedOn: TOMORROW })],
    ['standardNotHere', { ...correction(), standard: 'ISO 45001' }],
    ['invalid', correction({ expiresOn: '2029-02-30' })],
    ['invalid', { ...correction(), reason: '' }],
  ])('and not into what cannot be: %s', (code, body) => refused('ana', held, 'correctCertificate', body, code));

  it('is corrected of the last letter about a certificate, and of one that was about another', async () => {
    const letter = { standard: 'ISO 9001', notice: 'suspended', on: TODAY, reason: 'No audit' };
    await send('ana', held, 'recordNotice', letter).expect(200);
    const correct = { standard: 'ISO 9001', reason: 'Read wrongly' };
    await refused('ana', held, 'correctNotice', { ...correct, letter: {} }, 'nothingToCorrect');
    await send('ana', held, 'correctNotice', { ...correct, letter: { notice: 'continued' } }).expect(200);
    await send('ana', held, 'correctNotice', { ...correct, letter: null }).expect(200);
    await refused('ana', held, 'correctNotice', { ...correct, letter: null }, 'beforeNotKept');
    const signed = { ...correct, decision: null, signed: true };
    await refused('ana', held, 'correctDecision', signed, 'beforeNotKept');
    await refused('ana', held, 'correctDecision', { ...correct, decision: null }, 'invalid');
    const row = await world.store.processes.findOne({ _id: held });
    expect(row?.state).toMatchObject({ certificates: [{ status: 'valid', continuedOn: null, markStopped: null }] });
  });

  it('is corrected field by field: whoever corrects another one undoes nothing, and is told of it', async () => {
    const { version } = (await world.store.processes.findOne({ _id: begun })) ?? {};
    const correct = (person: string, change: object) =>
      send(person, begun, 'correctAudit', { audit: 1, reason: 'Mistyped', ...change });
    await correct('bo', { reportOn: STAGE2 }).expect(200);
    const stale = await correct('ana', { note: 'Held in two parts' }).set('Shown-Version', String(version));
    expect(refusalOf(stale)).toEqual([409, 'stale']);
    await correct('ana', { note: 'Held in two parts' }).expect(200);
    const events = await world.store.events.find({ key: begun, 'event.type': 'auditCorrected' }).toArray();
    expect(events.at(-1)?.event).toMatchObject({ from: STAGE1, reportOn: STAGE2, note: 'Held in two parts' });
  });

  it.each<[string, object]>([
    ['stage2BeforeStage1', { audit: 2, from: STAGE1, to: STAGE1, outcome: 'recommended', reason: 'x' }],
    ['stage1AfterStage2', { audit: 1, from: STAGE2, to: STAGE2, outcome: 'ready', reason: 'x' }],
    ['outcomeNotPossible', { audit: 1, from: STAGE1, to: STAGE1, outcome: 'done', reason: 'x' }],
    ['nothingToCorrect', { audit: 1, from: STAGE1, to: STAGE1, outcome: 'ready', reason: 'x' }],
    ['nothingToCorrect', { audit: 1, reason: 'x' }],
    ['invalid', { audit: 1, outcome: null, reason: 'x' }],
    ['auditIs', { audit: 3, from: TODAY, to: TODAY, outcome: 'done', reason: 'x' }],
    ['unknownAudit', { audit: 99, from: TODAY, to: TODAY, outcome: 'done', reason: 'x' }],
  ])('about an audit: %s', (code, body) => refused('ana', begun, 'correctAudit', body, code));
});

describe('what arrives twice or too late', () => {
  it('the same key with the same words is done once, with other words it is refused', async () => {
    const id = randomUUID();
    const change = { target: later(TODAY, 300), reason: 'Agreed' };
    const first = await send('ana', held, 'setTarget', change, id).expect(200);
    const before = await recorded();
    expect((await send('ana', held, 'setTarget', change, id).expect(200)).body).toEqual(first.body);
    expect(refusalOf(await send('ana', held, 'setTarget', { ...change, reason: 'x' }, id))).toEqual([422, 'keyReused']);
    expect(refusalOf(await send('bo', held, 'setTarget', change, id))).toEqual([422, 'keyReused']);
    expect(await recorded()).toBe(before);
  });

  it('what somebody else changed since it was shown is not overwritten, something else of the same journey is', async () => {
    const row = await world.store.processes.findOne({ _id: held });
    const shown = String(row?.version);
    await send('bo', held, 'setTarget', { target: later(TODAY, 200), reason: 'Sooner' }).expect(200);
    const before = await recorded();
    const stale = await send('ana', held, 'setTarget', { target: null, reason: 'None' }).set('Shown-Version', shown);
    expect(refusalOf(stale)).toEqual([409, 'stale']);
    expect(await recorded()).toBe(before);
    await send('ana', held, 'comment', { text: 'Elsewhere' }).set('Shown-Version', shown).expect(200);
  });
});

describe('where reality differs from the rule', () => {
  it('it is recorded with the rule and the reason', async () => {
    await send('ana', begun, 'recordFinding', finding).expect(200);
    await refused('ana', begun, 'recordDecision', decision(), 'findingsOpen');
    const despite = 'Verified on site';
    await refused('ana', begun, 'recordDecision', decision({ despite }), 'findingsOpen');
    // The other journey keeps a certificate for the same standard at the site.
    const rules = ['findingsOpen', 'siteElsewhere'];
    await send('ana', begun, 'recordDecision', decision({ despite, despiteRules: rules })).expect(200);
    const event = await world.store.events.findOne({ key: begun, 'event.type': 'decisionRecorded' });
    expect(event?.event).toMatchObject({ despite: { rule: 'findingsOpen', reason: despite, rules } });
  });

  it('a proof from before its review is recorded with a reason, one from the future or before the stage never', async () => {
    const held = (on: string, change: object = {}) => ({
      ...{ stage: 'managementReview', requirement: 'managementReview:signed', status: 'present', note: 'Minutes' },
      ...{ on, people: ['ana'], link: String.raw`\\halden\qm\minutes.pdf`, signed: true, ...change },
    });
    await refused('ana', begun, 'confirmProof', held(TODAY), 'stageAhead');
    await send('ana', begun, 'beginStage', { stage: 'managementReview', on: STAGE2 }).expect(200);
    await refused('ana', begun, 'confirmProof', held(TOMORROW, { despite: 'Planned' }), 'dateAhead');
    await refused('ana', begun, 'confirmProof', held(STAGE1), 'proofBeforeStage');
    const despite = 'The stage was begun late';
    await send('ana', begun, 'confirmProof', held(STAGE1, { despite })).expect(200);
    const event = await world.store.events.findOne({ key: begun, 'event.type': 'proofConfirmed' });
    expect(event?.event).toMatchObject({ despite: { rule: 'proofBeforeStage', reason: despite } });
  });

  it('what can never have happened stays refused, whatever the reason', async () => {
    await refused('ana', held, 'recordDecision', decision({ despite: 'They said so' }), 'certificateOverlaps');
    await refused('ana', held, 'beginTransfer', { body: 'nobody', because: 'chosen', despite: 'x' }, 'unknownBody');
  });
});
