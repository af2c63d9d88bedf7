import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { applyTurn, type Surroundings } from '#domain/kernel/apply';
import { directoryOf } from '#domain/kernel/directory';
import { fold, type Head } from '#domain/kernel/head';
import type { Input } from '#domain/kernel/input';
import { runPure } from '#domain/kernel/run-pure';
import { errand, type ErrandState } from './toys/errand.ts';
import { relayRace } from './toys/relay-race.ts';
import { catalogueOf } from '#domain/kernel/catalogue';
import { referenceOf } from '#domain/kernel/reference';
import { TEST_POLICY } from './support/seed.ts';

const NOW = '2026-11-23T09:41:00.000Z';

function surroundings(faults: unknown[] = []): Surroundings {
  return {
    policy: TEST_POLICY,
    calendar: { id: 'cz', version: 1, zone: 'Europe/Prague', workdays: [1, 2, 3, 4, 5], holidays: [] },
    directory: directoryOf([{ id: 'ana', active: true, site: 'brno', roles: [{ role: 'qualityManager' }] }]),
    reference: referenceOf([], catalogueOf([]), [], []),
    since: [],
    fault: ({ error }) => {
      faults.push(error);
      return `e-${String(faults.length)}`;
    },
  };
}

let inputNumber = 0;
function command(name: string, body: unknown): Input {
  inputNumber += 1;
  return { kind: 'command', id: `i${String(inputNumber)}`, name, body, actor: { kind: 'person', id: 'ana' } };
}

function born(): Head {
  const empty: Head = { key: 'ERR-1', site: 'brno', version: 0, state: null, lastAt: null, parked: [] };
  const birth: Input = {
    kind: 'birth',
    id: 'b',
    name: 'begin',
    body: { title: 'x', site: 'brno' },
    actor: { kind: 'person', id: 'ana' },
  };
  return applyTurn(errand, empty, [birth], NOW, surroundings()).head;
}

describe('a turn', () => {
  it('of 20 inputs with one refused and one throwing decides the other 18', () => {
    const faults: unknown[] = [];
    const inputs = Array.from({ length: 20 }, (_, index) =>
      command('note', { text: index === 4 ? 'refused' : index === 9 ? 'throws' : `n${String(index)}` }),
    );
    const turn = applyTurn(errand, born(), inputs, NOW, surroundings(faults));
    const statuses = inputs.map((input) => turn.outcomes.get(input.id)?.status);
    expect(statuses.filter((status) => status === 'done')).toHaveLength(18);
    expect(statuses[4]).toBe('refused');
    expect(statuses[9]).toBe('fault');
    expect(faults).toHaveLength(1);
    expect(turn.head.version).toBe(19);
  });

  it('lets a passed deadline act before the command of the same batch, at its own instant', () => {
    const timed = applyTurn(
      errand,
      born(),
      [command('setTimer', { due: '2026-11-23T10:00:00.000Z' })],
      NOW,
      surroundings(),
    ).head;
    const turn = applyTurn(
      errand,
      timed,
      [command('note', { text: 'after' })],
      '2026-11-23T12:00:00.000Z',
      surroundings(),
    );
    expect(turn.events.map((row) => [row.event.type, row.at])).toEqual([
      ['ticked', '2026-11-23T10:00:00.000Z'],
      ['noted', '2026-11-23T12:00:00.000Z'],
    ]);
  });

  it('parks a deadline whose rule throws, and goes on', () => {
    const faults: unknown[] = [];
    const inputs = [
      command('note', { text: 'deadline throws' }),
      command('setTimer', { due: '2026-11-23T10:00:00.000Z' }),
    ];
    const timed = applyTurn(errand, born(), inputs, NOW, surroundings()).head;
    const turn = applyTurn(
      errand,
      timed,
      [command('note', { text: 'after' })],
      '2026-11-23T12:00:00.000Z',
      surroundings(faults),
    );
    expect(faults).toHaveLength(1);
    expect(turn.head.parked.map((one) => one.id)).toEqual(['tick:timer:0:2026-11-23T10:00:00.000Z']);
    expect(turn.events.map((row) => row.event.type)).toEqual(['noted']);
  });

  it('parks a fact whose rule throws or whose shape is wrong', () => {
    const faults: unknown[] = [];
    const facts: Input[] = [
      { kind: 'fact', id: 'f1', name: 'hear', body: { text: 'throws' }, from: 'ERR-2' },
      { kind: 'fact', id: 'f2', name: 'hear', body: { wrong: 1 }, from: 'ERR-2' },
      { kind: 'fact', id: 'f3', name: 'unknownFact', body: {}, from: 'ERR-2' },
      { kind: 'fact', id: 'f4', name: 'hear', body: { text: 'fine' }, from: 'ERR-2' },
    ];
    const turn = applyTurn(errand, born(), facts, NOW, surroundings(faults));
    expect(facts.map((fact) => turn.outcomes.get(fact.id)?.status)).toEqual(['fault', 'fault', 'ignored', 'done']);
    expect(turn.head.parked).toHaveLength(2);
  });

  it('records events that do not fit their schema, or a state too large, as faults without a trace in the state', () => {
    const faults: unknown[] = [];
    const head = born();
    const turn = applyTurn(
      errand,
      head,
      [command('note', { text: 'misshapen' }), command('note', { text: 'huge' })],
      NOW,
      surroundings(faults),
    );
    expect(faults).toHaveLength(2);
    expect(turn.head.state).toEqual(head.state);
    expect(turn.events).toEqual([]);
  });

  it('refuses unknown commands, unknown fields and wrong types', () => {
    const inputs = [
      command('fly', {}),
      command('note', { text: 'x', more: 1 }),
      command('note', { text: 7 }),
      command('note', null),
    ];
    const turn = applyTurn(errand, born(), inputs, NOW, surroundings());
    expect(inputs.map((input) => turn.outcomes.get(input.id))).toMatchObject([
      { status: 'refused', refusal: { code: 'unknownCommand' } },
      { status: 'refused', refusal: { code: 'invalid' } },
      { status: 'refused', refusal: { code: 'invalid', field: 'text' } },
      { status: 'refused', refusal: { code: 'invalid' } },
    ]);
  });

  it('any split of the same inputs into batches gives the same record', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('a', 'b', 'refused', 'throws', 'c'), { maxLength: 30 }),
        fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 30, maxLength: 30 }),
        (texts, sizes) => {
          const inputs = texts.map((text) => command('note', { text }));
          const whole = applyTurn(errand, born(), inputs, NOW, surroundings());
          let head = born();
          const rows = [];
          const rest = [...inputs];
          for (const size of sizes) {
            const turn = applyTurn(errand, head, rest.splice(0, size), NOW, surroundings());
            head = turn.head;
            rows.push(...turn.events);
          }
          expect(head.state).toEqual(whole.head.state);
          expect(rows).toEqual(whole.events);
          expect(fold(errand, 'ERR-1', rows, { state: born().state })).toEqual(whole.head.state);
        },
      ),
      { numRuns: 50 },
    );
  });
});

describe('runPure', () => {
  it('lets deadlines act in order between the steps of a script', () => {
    const run = runPure(
      relayRace,
      { key: 'RACE-1', site: 'brno' },
      [
        {
          at: NOW,
          inputs: [
            {
              kind: 'birth',
              id: 'b',
              name: 'start',
              body: { site: 'brno', runners: { a: 'ana', b: 'ana' }, days: 1 },
              actor: { kind: 'person', id: 'ana' },
            },
          ],
        },
        { until: '2026-12-31T00:00:00.000Z' },
      ],
      surroundings(),
    );
    expect(run.events.map((row) => [row.event.type, row.at.slice(0, 10)])).toEqual([
      ['started', '2026-11-23'],
      ['laneTimedOut', '2026-11-24'],
      ['laneTimedOut', '2026-11-24'],
      ['laneTimedOut', '2026-11-25'],
      ['laneTimedOut', '2026-11-25'],
      ['laneDone', '2026-11-26'],
      ['laneDone', '2026-11-26'],
    ]);
  });

  it('gives the state that folding its events gives', () => {
    const run = runPure(
      errand,
      { key: 'ERR-1', site: 'brno' },
      [
        {
          at: NOW,
          inputs: [
            {
              kind: 'birth',
              id: 'b',
              name: 'begin',
              body: { title: 'x', site: 'brno' },
              actor: { kind: 'person', id: 'ana' },
            },
          ],
        },
      ],
      surroundings(),
    );
    expect((run.head.state as ErrandState).title).toBe('x');
    expect(fold(errand, 'ERR-1', run.events)).toEqual(run.head.state);
  });
});
