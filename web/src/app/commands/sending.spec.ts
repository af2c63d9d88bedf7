import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { problems } from '../core/problems.ts';
import { Sending, type Press, type Sent } from './sending.ts';

const press: Press = {
  id: '5f0c8c4e-1111-4222-8333-444455556666',
  key: 'CAPA-2026-0042',
  command: 'approvePlan',
  body: { signed: true },
  shownVersion: 61,
};
const url = '/api/processes/CAPA-2026-0042/commands/approvePlan';

describe('sending a command', () => {
  let http: HttpTestingController;
  let sending: Sending;

  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [provideHttpClient(withInterceptors([problems])), provideHttpClientTesting(), provideRouter([])],
    });
    http = TestBed.inject(HttpTestingController);
    sending = TestBed.inject(Sending);
  });

  async function answered(status: number, body: object): Promise<Sent> {
    const sent = sending.send(press);
    http.expectOne(url).flush(body, { status, statusText: '' });
    return sent;
  }

  it('carries the press and the version that was decided on', () => {
    const sent = sending.send(press);
    const { request } = http.expectOne(url);
    expect(request.headers.get('Idempotency-Key')).toBe(press.id);
    expect(request.headers.get('Shown-Version')).toBe('61');
    expect(request.body).toEqual({ signed: true });
    http.expectNone(url);
    // The same press again is the same request: the server carries it out once.
    const again = sending.send(press);
    expect(http.expectOne(url).request.headers.get('Idempotency-Key')).toBe(press.id);
    void sent;
    void again;
  });

  it('tells the new version when it was done', async () => {
    expect(await answered(200, { outcome: { status: 'done', version: 62, events: 1 } })).toEqual({
      kind: 'done',
      version: 62,
    });
  });

  it('gives a refusal as the sentence of the rule, with the field it is about', async () => {
    const problem = {
      status: 409,
      code: 'ownPlan',
      title: 'x',
      detail: 'Ana wrote this plan.',
      fieldPaths: ['approver'],
    };
    expect(await answered(409, problem)).toEqual({
      kind: 'refused',
      sentence: 'Ana wrote this plan.',
      field: 'approver',
      rules: [],
    });
  });

  it('gives every rule that is broken with its sentence, where a reason lets it be recorded all the same', async () => {
    const rules = [
      { code: 'findingsOpen', params: {}, sentence: 'Findings are open.' },
      { code: 'expiryTooLate', params: {}, sentence: 'It ends too late.' },
    ];
    const sent = await answered(409, {
      status: 409,
      code: 'findingsOpen',
      title: 'x',
      detail: 'Findings are open.',
      rules,
    });
    expect(sent).toMatchObject({ kind: 'refused', rules: rules.map(({ code, sentence }) => ({ code, sentence })) });
  });

  it('tells who changed it first', async () => {
    const change = {
      ...{ seq: 62, type: 'actionStarted', subject: 'action:1', at: '2026-11-23T08:40:00.000Z' },
      actor: { kind: 'person', id: 'marta' },
    };
    const sent = await answered(409, { status: 409, code: 'stale', title: 'Changed', version: 62, changes: [change] });
    expect(sent).toEqual({ kind: 'stale', version: 62, changes: [change] });
  });

  it.each(['unknown', 'busy', 'recordAway', 'engineAway'])('may be sent again after “%s”', async (code) => {
    const sent = await answered(503, { status: 503, code, title: 'Not now' });
    expect(sent.kind).toBe('again');
  });

  it('may be sent again when no answer came at all', async () => {
    const sent = sending.send(press);
    http.expectOne(url).error(new ProgressEvent('error'));
    expect((await sent).kind).toBe('again');
  });

  it('is followed when it was accepted', async () => {
    expect(await answered(202, { status: 'accepted', commandId: press.id })).toEqual({ kind: 'accepted', press });
  });

  it('fails for good on a fault, which has its number', async () => {
    const sent = await answered(500, { status: 500, code: 'fault', title: 'Fault', errorId: 'e-7f3a91' });
    expect(sent).toMatchObject({ kind: 'failed', problem: { errorId: 'e-7f3a91' } });
  });
});
