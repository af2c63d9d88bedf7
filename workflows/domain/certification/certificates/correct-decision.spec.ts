import { describe, expect, it } from '@jest/globals';
import { held, inMay, paper, recertified } from '../../../../tests/builders/a-cycle.ts';
import { aJourney, anEnteredJourney, type RunningJourney } from '../../../../tests/builders/a-journey.ts';
import { ALDERSYN, anOrganization } from '../../../../tests/builders/organization.ts';
import { fold } from '../../kernel/head.ts';
import { anyProcess } from '../../kernel/process.ts';
import { journey as process } from '../journey.ts';

type Body = Readonly<Record<string, unknown>>;

const STANDARD = 'ISO 9001';
const signed = { signed: true };

/** After both stages of a first certification, on the day of its decision. */
const afterStage2 = (): RunningJourney =>
  aJourney()
    .do('recordTrack', { step: 'contract', on: '2026-11-23' }, 'ana')
    .do('planAudit', { kind: 'stage1', from: '2027-01-19', to: '2027-01-19' }, 'ana')
    .untilDay('2027-01-20')
    .do('recordAudit', { audit: 1, from: '2027-01-19', to: '2027-01-19', outcome: 'ready' }, 'ana')
    .do('planAudit', { kind: 'stage2', from: '2027-03-11', to: '2027-03-11' }, 'ana')
    .untilDay('2027-03-11')
    .do('recordAudit', { audit: 2, from: '2027-03-11', to: '2027-03-11', outcome: 'recommended' }, 'ana')
    .untilDay('2027-04-15');

const nordkyst = { ...ALDERSYN, id: 'nordkyst', name: 'Nordkyst', shortName: 'Nordkyst' };
const inTransfer = (): RunningJourney =>
  anEnteredJourney([{}], {}, undefined, anOrganization({ bodies: [ALDERSYN, nordkyst] })).do(
    'beginTransfer',
    { body: 'nordkyst', because: 'chosen' },
    'ana',
  );

const inJune = (): RunningJourney => inMay().untilDay('2027-06-18');
const suspended = (): RunningJourney => anEnteredJourney([{ suspended: true }]);

const decision = (kind: string, result: string, on: string, certificate?: Body): Body => ({
  ...{ standard: STANDARD, kind, result, on, ...signed },
  ...(certificate ? { certificate } : { reason: 'Majors' }),
});

const first = {
  edition: 'ISO 9001:2026',
  number: 'ALD-1',
  sites: ['halden'],
  scope: 'Fasteners',
  expiresOn: '2030-04-14',
};
const running = paper({ number: 'ALD-2', scope: 'Springs', expiresOn: '2029-01-21' });

/** What the body can have said at one point, any of which can have been taken for any other. */
const DECISIONS: readonly (readonly [where: string, begin: () => RunningJourney, said: readonly Body[]])[] = [
  [
    'a first certification',
    afterStage2,
    [
      decision('initial', 'granted', '2027-04-15', first),
      decision('initial', 'smallerScope', '2027-04-14', { ...first, scope: 'Bolts', originalOn: '2027-04-14' }),
      decision('initial', 'refused', '2027-04-15'),
      decision('initial', 'deferred', '2027-04-13'),
    ],
  ],
  [
    'a recertification',
    inJune,
    [
      recertified('2027-06-18', '2030-06-30'),
      recertified('2027-06-16', '2030-06-15', { result: 'smallerScope' }),
      decision('recertification', 'refused', '2027-06-18'),
      decision('recertification', 'deferred', '2027-06-17'),
      decision('scope', 'granted', '2027-06-18', paper({ number: 'ALD-4', expiresOn: '2027-06-30' })),
    ],
  ],
  [
    'a new scope of what is suspended',
    suspended,
    [
      decision('scope', 'granted', '2026-11-23', running),
      decision('scope', 'smallerScope', '2026-11-20', running),
      decision('scope', 'refused', '2026-11-23'),
    ],
  ],
  [
    'a transfer',
    inTransfer,
    [
      decision('transfer', 'granted', '2026-11-23', running),
      decision('transfer', 'refused', '2026-11-23'),
      decision('scope', 'granted', '2026-11-23', running),
    ],
  ],
];

const notice = (change: Body): Body => ({ standard: STANDARD, on: '2026-11-20', reason: 'No audit', ...change });

const LETTERS: readonly (readonly [where: string, begin: () => RunningJourney, said: readonly Body[]])[] = [
  [
    'a valid certificate',
    anEnteredJourney,
    [
      notice({ notice: 'continued', on: '2026-11-18' }),
      notice({ notice: 'suspended', until: '2027-02-01' }),
      notice({ notice: 'reduced', scope: 'Springs' }),
      notice({ notice: 'withdrawn' }),
      notice({ notice: 'givenUp', on: '2026-11-19', reason: 'Sold' }),
    ],
  ],
  [
    'a suspended one',
    suspended,
    [
      notice({ notice: 'suspended' }),
      notice({ notice: 'restored', reason: 'Held' }),
      notice({ notice: 'reduced', scope: 'Springs' }),
      notice({ notice: 'withdrawn', on: '2026-11-23' }),
    ],
  ],
];

const toDecision = ({ standard, reason = null, kind, result, on, certificate }: Body, change: Body = {}): Body => ({
  ...{ standard, reason: 'Mistyped', ...signed },
  decision: { kind, result, on, note: reason, ...(certificate ? { certificate: whole(certificate as Body) } : {}) },
  ...change,
});
const toLetter = ({ standard, notice: kind, on, reason: note, until = null, scope = null }: Body): Body => ({
  ...{ standard, reason: 'Mistyped' },
  letter: { notice: kind, on, note, until, scope },
});

/** A certificate in which nothing is left as it was on another one. */
const whole = (certificate: Body): Body => ({
  ...{ originalOn: null, effectiveOn: null, mark: null, soaVersion: null, revision: 0 },
  ...certificate,
});

/** All that is as it is by what the body said; work of the preparation that was over begins anew. */
const standing = ({ state }: RunningJourney) => ({
  ...{ certificates: state.certificates, cycle: state.cycle, phase: state.phase, transfer: state.transfer },
  recertifying: state.recertifying,
  clocks: state.clocks
    .filter(({ rule }) => rule !== 'acceptGaps')
    .map(({ rule, subject, dueOn, params }) => [rule, subject, dueOn, JSON.stringify(params)].join())
    .sort(),
  idle: state.idle.map(({ rule, subject, reason }) => [rule, subject, reason].join()).sort(),
  lastWords: state.lastWords,
});

const pairs = (said: readonly Body[]) =>
  said.flatMap((wrong) => said.filter((right) => right !== wrong).map((right) => [wrong, right] as const));

describe('a decision that was recorded wrongly', () => {
  it.each(DECISIONS)('of %s leaves what the right one would have made of it', (_, begin, said) => {
    for (const [wrong, right] of pairs(said)) {
      const corrected = begin().do('recordDecision', wrong, 'ana').do('correctDecision', toDecision(right), 'ana');
      expect([wrong, standing(corrected)]).toEqual([wrong, standing(begin().do('recordDecision', right, 'ana'))]);
    }
  });

  it.each(DECISIONS)('of %s and taken back leaves what was before it', (_where, begin, said) => {
    const { lastWords: _none, ...before } = standing(begin());
    for (const wrong of said) {
      const taken = { standard: STANDARD, decision: null, reason: 'It was about another certificate', ...signed };
      const journey = begin().do('recordDecision', wrong, 'ana').do('correctDecision', taken, 'ana');
      const { lastWords, ...is } = standing(journey);
      expect(is).toMatchObject(before);
      expect(lastWords).toEqual([]);
      expect(journey.refusal('correctDecision', taken, 'ana').code).toBe('beforeNotKept');
    }
  });

  it('keeps what the correction leaves out, and both stand in the history', () => {
    const journey = inJune().do('recordDecision', recertified('2027-06-18', '2030-06-30'), 'ana');
    const smaller = {
      standard: STANDARD,
      decision: { result: 'smallerScope' },
      reason: 'Letter of 18 June',
      ...signed,
    };
    journey.do('correctDecision', smaller, 'ana');
    expect(journey.certificate()).toMatchObject({ status: 'reduced', paper: { expiresOn: '2030-06-30' } });
    expect(journey.events.find(({ event }) => event.type === 'decisionCorrected')?.event).toMatchObject({
      ...{ kind: 'recertification', result: 'smallerScope', reason: 'Letter of 18 June' },
      was: { result: 'granted', on: '2027-06-18' },
    });
    expect(journey.notices('wordCorrected')).toHaveLength(1);
    // It can be corrected once more, on top of the same.
    journey.do('correctDecision', { ...smaller, decision: { result: 'refused', note: 'Majors' } }, 'ana');
    expect(journey.certificate()).toMatchObject({
      status: 'valid',
      paper: { expiresOn: '2027-06-30' },
      reason: 'Majors',
    });
  });

  it('keeps what time has brought and what was done about the mark, where it still holds', () => {
    const journey = inJune().do('recordDecision', decision('recertification', 'refused', '2027-06-18'), 'ana');
    journey.untilDay('2027-07-02').do('stopMark', { standard: STANDARD, on: '2027-07-01', note: 'Taken off' }, 'ana');
    const earlier = { standard: STANDARD, decision: { on: '2027-06-16' }, reason: 'Mistyped', ...signed };
    journey.do('correctDecision', earlier, 'ana').untilDay('2027-07-03');
    expect(journey.certificate()).toMatchObject({
      ...{ status: 'expired', since: '2027-07-01', notRenewedOn: '2027-06-16' },
      markStopped: { doneOn: '2027-07-01' },
    });
    expect(journey.notices('certificateExpired')).toHaveLength(1);
    journey.do('correctDecision', toDecision(recertified('2027-06-18', '2030-06-30')), 'ana');
    expect(journey.certificate()).toMatchObject({ status: 'valid', since: '2027-06-18', markStopped: null });
  });

  it('lets the hard stop of a major follow the right end', () => {
    const shorter = paper({ number: 'ALD-4', expiresOn: '2027-06-20' });
    const major = { audit: 1, standard: STANDARD, clause: '9.2.1', grade: 'major', text: 'Not done', site: 'halden' };
    const journey = inMay()
      .do('recordFinding', major, 'ana')
      .do('recordDecision', { ...decision('scope', 'granted', '2027-05-11', shorter), despite: 'So it was' }, 'ana');
    expect([journey.state.findings[0]?.hardStop?.on, journey.clock('recertificationMajors')]).toEqual([
      ...['2027-06-20', '2027-06-20'],
    ]);
    const right = { certificate: { expiresOn: '2027-06-30' } };
    journey.do('correctDecision', { standard: STANDARD, decision: right, reason: 'Mistyped', ...signed }, 'ana');
    expect([journey.state.findings[0]?.hardStop?.on, journey.clock('recertificationMajors')]).toEqual([
      ...['2027-06-30', '2027-06-30'],
    ]);
  });

  it('is over at once where it would have ended meanwhile', () => {
    const journey = inJune()
      .do('recordDecision', recertified('2027-06-18', '2030-06-30'), 'ana')
      .untilDay('2027-08-02');
    journey.do('correctDecision', toDecision(decision('recertification', 'refused', '2027-06-18')), 'ana');
    journey.untilDay('2027-08-03');
    expect(journey.certificate()).toMatchObject({ status: 'expired', since: '2027-07-01' });
  });

  it('has its certificate as that was corrected since', () => {
    const change = { standard: STANDARD, certificate: { number: 'ALD-33' }, reason: 'Mistyped' };
    const journey = inJune()
      .do('recordDecision', recertified('2027-06-18', '2030-06-30'), 'ana')
      .do('correctCertificate', change, 'ana')
      .do(
        'correctDecision',
        { standard: STANDARD, decision: { result: 'smallerScope' }, reason: 'x', ...signed },
        'ana',
      );
    expect(journey.certificate()).toMatchObject({ status: 'reduced', paper: { number: 'ALD-33' } });
  });

  it('moves with its day what began on it', () => {
    const wrong = recertified('2027-06-18', '2030-06-30');
    const journey = inJune().do('recordDecision', wrong, 'ana');
    journey.do(
      'correctDecision',
      { standard: STANDARD, decision: { on: '2027-06-17' }, reason: 'x', ...signed },
      'ana',
    );
    expect(standing(journey)).toEqual(standing(inJune().do('recordDecision', { ...wrong, on: '2027-06-17' }, 'ana')));
  });

  it('is the last word again when a letter recorded after it is taken back, and then corrected', () => {
    const granted = recertified('2027-06-18', '2030-06-30');
    const refused = decision('recertification', 'refused', '2027-06-18');
    const letter = (kind: string): Body => notice({ notice: kind, on: '2027-06-18' });
    const mistaken = { standard: STANDARD, letter: null, reason: 'It was about another certificate' };
    const journey = inJune().do('recordDecision', granted, 'ana');
    for (const kind of ['suspended', 'withdrawn']) {
      journey.do('recordNotice', letter(kind), 'ana').do('correctNotice', mistaken, 'ana');
    }
    journey.do('recordNotice', letter('suspended'), 'ana').do('recordNotice', letter('withdrawn'), 'ana');
    journey.do('correctNotice', mistaken, 'ana').do('correctNotice', mistaken, 'ana');
    expect(standing(journey)).toEqual(standing(inJune().do('recordDecision', granted, 'ana')));
    journey.do('correctDecision', toDecision(refused), 'ana');
    expect(standing(journey)).toEqual(standing(inJune().do('recordDecision', refused, 'ana')));
  });

  it('is not corrected once something rests on it, or was said since', () => {
    const granted = () => inJune().do('recordDecision', recertified('2027-06-18', '2030-06-30'), 'ana');
    const body = { standard: STANDARD, decision: { result: 'smallerScope' }, reason: 'x', ...signed };
    const code = (journey: RunningJourney) => journey.refusal('correctDecision', body, 'ana').code;
    expect(code(granted().do('recordNotice', notice({ notice: 'suspended', on: '2027-06-18' }), 'ana'))).toBe(
      'noticeSince',
    );
    expect(code(granted().do('appeal', { standard: STANDARD, on: '2027-06-18', reason: 'x' }, 'ana'))).toBe(
      'restsOnIt',
    );
    expect(code(anEnteredJourney())).toBe('beforeNotKept');
    const audited = held(granted(), 'surveillance', '2027-07-20');
    const refused = toDecision(decision('recertification', 'refused', '2027-06-18'));
    expect(audited.refusal('correctDecision', refused, 'ana').code).toBe('auditSince');
  });

  it.each([
    ['nothingToCorrect', {}],
    ['nothingToCorrect', { result: 'granted', on: '2027-06-18' }],
    ['reasonNeeded', { result: 'refused' }],
    ['dateAhead', { on: '2027-06-19' }],
    ['effectiveBeforeDecision', { certificate: { effectiveOn: '2027-06-17' } }],
    ['expiryTooLate', { certificate: { expiresOn: '2031-06-30' } }],
    ['otherStandard', { certificate: { edition: 'ISO 14001:2015' } }],
    ['validityOnlyByRecertification', { kind: 'scope' }],
    ['certificateOverlaps', { kind: 'initial' }],
    ['invalid', { certificate: { number: null } }],
  ])('is refused as %s', (code, change) => {
    const journey = inJune().do('recordDecision', recertified('2027-06-18', '2030-06-30'), 'ana');
    const body = { standard: STANDARD, decision: change, reason: 'x', ...signed };
    expect(journey.refusal('correctDecision', body, 'ana').code).toBe(code);
  });

  it('asks for the certificate where none was granted, and for a reason only of what it newly breaks', () => {
    const refused = inJune().do('recordDecision', decision('recertification', 'refused', '2027-06-18'), 'ana');
    const grant = { standard: STANDARD, decision: { result: 'granted' }, reason: 'x', ...signed };
    expect(refused.refusal('correctDecision', grant, 'ana')).toMatchObject({
      ...{ code: 'certificateNeeded', field: 'decision.certificate' },
    });
    const late = inJune().do(
      'recordDecision',
      recertified('2027-06-18', '2031-06-30', { despite: 'So printed' }),
      'ana',
    );
    late.do(
      'correctDecision',
      { standard: STANDARD, decision: { result: 'smallerScope' }, reason: 'x', ...signed },
      'ana',
    );
    expect(late.events.find(({ event }) => event.type === 'decisionCorrected')?.event).toMatchObject({
      despite: { rules: ['expiryTooLate'], reason: 'So printed' },
    });
  });

  it('names the field of its own that a rule speaks against', () => {
    const journey = inJune().do('recordDecision', recertified('2027-06-18', '2030-06-30'), 'ana');
    const change = { certificate: { expiresOn: '2031-06-30' } };
    const body = { standard: STANDARD, decision: change, reason: 'x', ...signed };
    expect(journey.refusal('correctDecision', body, 'ana').field).toBe('decision.certificate.expiresOn');
  });

  it('needs a signature, and whoever leads the journey', () => {
    const journey = inJune().do('recordDecision', recertified('2027-06-18', '2030-06-30'), 'ana');
    const body = { standard: STANDARD, decision: { result: 'smallerScope' }, reason: 'x' };
    expect(journey.refusal('correctDecision', body, 'ana').code).toBe('invalid');
    expect(journey.refusal('correctDecision', { ...body, ...signed }, 'olga').code).toBe('notPermitted');
  });
});

describe('a letter that was recorded wrongly', () => {
  it.each(LETTERS)('about %s leaves what the right one would have made of it', (_, begin, said) => {
    for (const [wrong, right] of pairs(said)) {
      const corrected = begin().do('recordNotice', wrong, 'ana').do('correctNotice', toLetter(right), 'ana');
      expect([wrong, standing(corrected)]).toEqual([wrong, standing(begin().do('recordNotice', right, 'ana'))]);
    }
  });

  it('of another certificate is taken off this one, with the mark in use as before', () => {
    const journey = anEnteredJourney([{}, { edition: 'ISO 14001:2015', number: 'ALD-14001' }]);
    const clocks = () => standing(journey).clocks;
    const before = clocks();
    journey.do('recordNotice', notice({ notice: 'suspended' }), 'ana');
    expect(journey.clock('stopMark')).toBeDefined();
    journey.do('correctNotice', { standard: STANDARD, letter: null, reason: 'It is about ISO 14001' }, 'ana');
    expect(journey.certificate()).toMatchObject({ status: 'valid', markStopped: null, suspendedUntil: null });
    expect(clocks()).toEqual(before);
    journey.do('recordNotice', notice({ standard: 'ISO 14001', notice: 'suspended' }), 'ana');
    expect(journey.certificate('ISO 14001').status).toBe('suspended');
    expect(journey.notices('wordTakenBack')).toMatchObject([{ urgency: 'atOnce' }]);
  });

  it.each([
    ['nothingToCorrect', {}],
    ['noticeNotPossible', { notice: 'restored' }],
    ['whatIsLeft', { notice: 'reduced' }],
    ['dateAhead', { on: '2027-11-20' }],
    ['suspensionOutlasts', { until: '2030-01-01' }],
  ])('is refused as %s', (code, letter) => {
    const journey = anEnteredJourney().do('recordNotice', notice({ notice: 'suspended' }), 'ana');
    expect(journey.refusal('correctNotice', { standard: STANDARD, letter, reason: 'x' }, 'ana').code).toBe(code);
  });

  it('is folded anew to what stands', () => {
    const journey = anEnteredJourney().do('recordNotice', notice({ notice: 'withdrawn' }), 'ana');
    journey.do('correctNotice', { standard: STANDARD, letter: { notice: 'suspended' }, reason: 'x' }, 'ana');
    expect(fold(anyProcess(process), journey.head.key, journey.events)).toEqual(journey.head.state);
  });
});
