import { describe, expect, it } from '@jest/globals';
import { aCapa } from '../../../tests/builders/a-capa.ts';
import { aReport, RunningReport } from '../../../tests/builders/a-report.ts';
import { anOrganization, peopleWithout, SITE } from '../../../tests/builders/organization.ts';
import { openBody } from '../capa/bodies.ts';
import { anyProcess } from '../kernel/process.ts';
import { report } from './report.ts';

describe('a new report', () => {
  it('needs only what and where', () => {
    const running = aReport();
    expect(running.stage).toBe('triage');
    expect(running.state.about).toMatchObject({
      kind: 'nonconformity',
      danger: 'none',
      title: 'A box without a label',
    });
  });

  it('waits for triage and for the correction at the same time', () => {
    const running = aReport();
    expect(running.waiting.map((line) => [line.command, line.who])).toEqual([
      ['triage', { kind: 'role', role: 'qualityManager', site: SITE }],
      ['recordCorrection', { kind: 'person', id: 'mia' }],
    ]);
    expect(running.dueOn('triage')).toBe('2026-11-25');
  });

  it.each([
    [{}, '2026-11-30'],
    [{ suggestedGrade: 'major' }, '2026-11-24'],
    [{ danger: 'environment' }, '2026-11-23'],
    [{ shipmentOn: '2026-11-26' }, '2026-11-26'],
    [{ suggestedGrade: 'major', shipmentOn: '2026-11-27' }, '2026-11-24'],
  ])('with %j is to be corrected until %s', (change, date) => {
    expect(aReport(change).dueOn('correction')).toBe(date);
  });

  it('with danger is mailed at once to the quality managers and whoever corrects', () => {
    const running = aReport({ danger: 'people' });
    expect(running.notices('danger')).toMatchObject([{ urgency: 'atOnce', to: [{ role: 'qualityManager' }] }]);
    expect(running.notices('assigned').find((one) => one.to[0]?.kind === 'person')).toMatchObject({
      urgency: 'atOnce',
      to: [{ id: 'mia' }],
    });
  });

  it('of an opportunity has nothing to correct', () => {
    const running = aReport({ kind: 'opportunity' });
    expect(running.waiting.map((line) => line.command)).toEqual(['triage']);
  });

  it('cannot have happened tomorrow', () => {
    const running = new RunningReport(anyProcess(report), 'NC-2026-0002');
    const body = { what: 'A leak', site: SITE, place: 'Hall', happenedOn: '2026-11-24' };
    expect(running.refusal('report', body, 'rolf').code).toBe('dateAhead');
    expect(running.head.state).toBeNull();
  });

  it('without managers is corrected by the quality manager', () => {
    const organization = anOrganization({ people: peopleWithout('mia') });
    expect(aReport({}, organization).waiting.find((line) => line.subject === 'correction')?.who).toEqual({
      kind: 'person',
      id: 'ana',
    });
  });
});

describe('triage', () => {
  it.each([
    ['nonconformity', ['correctOnly', 'capa', 'duplicate', 'rejected']],
    ['opportunity', ['improvement', 'duplicate', 'rejected']],
    ['observation', ['correctOnly', 'capa', 'improvement', 'duplicate', 'rejected']],
  ])('of a %s can decide %j', (kind, possible) => {
    for (const decision of ['correctOnly', 'capa', 'improvement', 'duplicate', 'rejected']) {
      const body = {
        decision,
        reason: 'Seen',
        severity: 3,
        likelihood: 3,
        grade: 'minor',
        owner: 'olga',
        duplicateOf: 'NC-2026-0009',
      };
      const outcome = aReport({ kind }).send('triage', body, 'ana');
      expect([decision, outcome.status]).toEqual([decision, possible.includes(decision) ? 'done' : 'refused']);
    }
  });

  it.each([
    ['missingForDecision', { grade: undefined }],
    ['missingForDecision', { owner: undefined }],
    ['unknownStandard', { standards: ['ISO 9001'] }],
    ['unknownClause', { clauses: ['11.1'] }],
    ['unknownPerson', { owner: 'gone' }],
  ])('is refused with %s', (code, more) => {
    const body = {
      decision: 'capa',
      reason: 'Again',
      severity: 3,
      likelihood: 3,
      grade: 'minor',
      owner: 'olga',
      ...more,
    };
    expect(aReport().refusal('triage', body, 'ana').code).toBe(code);
  });

  it.each([
    [{ decision: 'duplicate', duplicateOf: 'NC-2026-0001' }, 'duplicateOf'],
    [
      {
        decision: 'correctOnly',
        severity: 3,
        likelihood: 3,
        grade: 'minor',
        repeats: ['NC-2026-0009', 'NC-2026-0001'],
      },
      'repeats',
    ],
  ])('never takes a report for a repeat of itself: %j', (body, field) => {
    const running = aReport();
    expect(running.head.key).toBe('NC-2026-0001');
    expect(running.refusal('triage', { reason: 'Again', ...body }, 'ana')).toMatchObject({
      code: 'namesItself',
      field,
    });
  });

  it('is the quality manager’s', () => {
    expect(aReport().refusal('triage', { decision: 'rejected', reason: 'No' }, 'rolf').code).toBe('notPermitted');
  });

  it('tells the reporter the outcome', () => {
    const running = aReport().do('triage', { decision: 'rejected', reason: 'It was labelled' }, 'ana');
    expect(running.stage).toBe('closed');
    expect(running.notices('triaged')).toMatchObject([{ to: [{ id: 'rolf' }] }]);
    expect(running.deadlines).toEqual([]);
  });

  it('makes the correction of a major more urgent, never less', () => {
    const major = aReport().triage('correctOnly', { grade: 'major' });
    expect(major.dueOn('correction')).toBe('2026-11-24');
    const minor = aReport({ suggestedGrade: 'major' }).triage('correctOnly', { grade: 'minor' });
    expect(minor.dueOn('correction')).toBe('2026-11-24');
  });
});

describe('correct only', () => {
  it('is corrected, verified by another person, and closed with a reason', () => {
    const running = aReport().correct().triage('correctOnly');
    expect(running.stage).toBe('verification');
    running.do('verifyCorrection', { accepted: true, note: 'All labelled' }, 'ana');
    expect(running.stage).toBe('closure');
    running.do('closeReport', { reason: 'Once in two years', signed: true }, 'ana');
    expect(running.state.work).toMatchObject({ stage: 'closed', outcome: 'corrected' });
    expect(running.notices('reportClosed')).toMatchObject([{ to: [{ id: 'rolf' }] }]);
  });

  it('waits for a correction that is still missing', () => {
    const running = aReport().triage('correctOnly');
    expect(running.stage).toBe('correction');
    expect(running.waiting).toMatchObject([{ command: 'recordCorrection', who: { id: 'olga' } }]);
    running.correct('olga');
    expect(running.stage).toBe('verification');
  });

  it('is corrected again when the correction does not hold', () => {
    const running = aReport().correct().triage('correctOnly');
    running.do('verifyCorrection', { accepted: false, note: 'Half of them' }, 'ana');
    expect(running.waiting).toMatchObject([{ command: 'recordCorrection', who: { id: 'mia' } }]);
    expect(running.notices('correctionRefused')).toHaveLength(1);
    running.correct().do('verifyCorrection', { accepted: true, note: 'All' }, 'bo');
  });

  it('is not verified by whoever corrected', () => {
    const running = aReport().do('assignCorrection', { owner: 'ana' }, 'ana').correct('ana').triage('correctOnly');
    expect(running.waiting).toMatchObject([{ who: { kind: 'people', ids: ['bo'] } }]);
    expect(running.refusal('verifyCorrection', { accepted: true, note: 'Fine' }, 'ana').code).toBe('notYours');
  });

  it('starts a correction for an observation that needs one', () => {
    const running = aReport({ kind: 'observation' }).triage('correctOnly', { owner: 'pia' });
    expect(running.waiting).toMatchObject([{ command: 'recordCorrection', who: { id: 'pia' } }]);
  });
});

describe('the correction', () => {
  it('can be handed over by its owner and by a quality manager', () => {
    const running = aReport().do('assignCorrection', { owner: 'per' }, 'mia');
    expect(running.refusal('assignCorrection', { owner: 'pia' }, 'rolf').code).toBe('notYours');
    running.do('assignCorrection', { owner: 'pia' }, 'ana').correct('pia');
    expect(running.refusal('assignCorrection', { owner: 'per' }, 'ana').code).toBe('correctionIs');
  });

  it('can be given more time by somebody else, never past the shipment', () => {
    const running = aReport({ shipmentOn: '2026-12-04' });
    const ask = { subject: 'correction', reason: 'Labels are ordered', newDate: '2026-12-04' };
    expect(running.refusal('requestExtension', { ...ask, newDate: '2026-12-07' }, 'mia').code).toBe('afterShipment');
    running.do('requestExtension', ask, 'mia').do('approveExtension', { subject: 'correction' }, 'ana');
    expect(running.dueOn('correction')).toBe('2026-12-04');
  });
});

describe('a report that becomes a CAPA', () => {
  it('hands the correction on record over as containment', () => {
    const running = aReport().correct().triage('capa', { grade: 'major' });
    const start = running.reactions.find((one) => one.do === 'start');
    expect(start).toMatchObject({ process: 'capa', birth: 'open', site: SITE });
    const body = openBody.parse(start?.do === 'start' ? start.body : null);
    const loop = aCapa(body).build();
    expect(loop.stage).toBe('rootCause');
    expect(loop.reactions).toContainEqual(
      expect.objectContaining({ do: 'tell', to: 'NC-2026-0001', fact: 'capaOpened' }),
    );
  });

  it('knows its loop at once by the key that was reserved for it, and is not told of it', () => {
    const running = aReport().reserved('CAPA-2026-0007').triage('capa', { grade: 'minor' });
    expect(running.state.work).toMatchObject({ stage: 'inCapa', capa: 'CAPA-2026-0007' });
    const start = running.reactions.find((one) => one.do === 'start');
    expect(start).toMatchObject({ process: 'capa', key: 'CAPA-2026-0007' });
    const loop = aCapa(openBody.parse(start?.do === 'start' ? start.body : null)).build();
    expect(loop.reactions.filter((one) => one.do === 'tell')).toEqual([]);
  });

  it('hands a correction that still runs over with its due date', () => {
    const running = aReport().untilDay('2026-11-25').triage('capa', { grade: 'minor' });
    expect(running.waiting).toMatchObject([{ code: 'capaOpens', who: { kind: 'nobody' } }]);
    const start = running.reactions.find((one) => one.do === 'start');
    const loop = aCapa(openBody.parse(start?.do === 'start' ? start.body : null)).build();
    expect(loop.dueOn('containment')).toBe('2026-11-30');
  });

  it('closes when the loop does', () => {
    const running = aReport().triage('capa', { grade: 'minor' });
    const tell = (name: string, body: unknown): string =>
      running.hear({ kind: 'fact', name, body, from: 'CAPA-2026-0001' }).status;
    expect(tell('capaOpened', { key: 'CAPA-2026-0001' })).toBe('done');
    expect(tell('capaOpened', { key: 'CAPA-2026-0001' })).toBe('ignored');
    expect(tell('capaClosed', { key: 'CAPA-2026-0001', result: 'effective' })).toBe('done');
    expect(running.state.work).toMatchObject({ stage: 'closed', outcome: 'effective', capa: 'CAPA-2026-0001' });
    expect(tell('capaClosed', { key: 'CAPA-2026-0001', result: 'effective' })).toBe('ignored');
  });
});

describe('reminders of a report', () => {
  it('of a danger go out at once', () => {
    const running = aReport({ danger: 'people' }).until('2026-11-24T12:00:00.000Z');
    expect(running.notices('late')).toMatchObject([{ urgency: 'atOnce' }]);
  });

  it('for triage go to the quality managers', () => {
    const running = aReport().correct().untilDay('2026-11-25');
    expect(running.notices('due').map((one) => one.to)).toEqual([
      [{ kind: 'people', ids: ['ana', 'bo'] }],
      [{ kind: 'people', ids: ['ana', 'bo'] }],
    ]);
  });
});
