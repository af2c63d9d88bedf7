import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { say, type Speaker } from './kernel/sentence.ts';
import { CAPA_RESULTS } from './capa/state.ts';
import { KERNEL_REFUSALS } from './kernel/refusal.ts';
import { LADDER_AUDIENCES } from './kernel/policy.ts';
import { ROLES } from './kernel/roles.ts';
import { processes } from './processes.ts';
import { REPORT_RESULTS } from './report/summary.ts';
import { DEFAULT_POLICY } from './seed/policy.ts';
import { words } from './words.ts';

const JOURNEY = ['.', 'audits', 'certificates', 'clocks', 'findings', 'forecast', 'gap', 'preparation'];
const FOLDERS = ['.', 'campaign', 'capa', 'report', 'standards', ...JOURNEY.map((folder) => `certification/${folder}`)];

const sources = FOLDERS.flatMap((folder) => {
  const path = new URL(`${folder}/`, import.meta.url);
  return readdirSync(path)
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.spec.ts'))
    .map((name) => readFileSync(new URL(name, path), 'utf8'));
});

const codes = (pattern: RegExp): string[] =>
  sources.flatMap((source) => [...source.matchAll(pattern)].map((hit) => hit[1] ?? ''));

describe('the words', () => {
  it('cover every refusal', () => {
    const used = [
      ...KERNEL_REFUSALS,
      ...codes(/\brefuse\(\s*'(\w+)'/g),
      ...codes(/\bownRequest\([^)]*'(\w+)'\)/g),
      ...codes(/\bseparated\([^)]*'(\w+)'\);/g).flatMap((code) => [code, `${code}Reason`]),
      ...codes(/\bseparated\('(\w+)'/g).flatMap((code) => [code, `${code}Reason`]),
    ];
    expect(used.length).toBeGreaterThan(60);
    expect(used.filter((code) => words[`refusal.${code}`] === undefined)).toEqual([]);
  });

  it('name in the history every rule that a reason can be recorded against', () => {
    const waivable = Object.entries(words).flatMap(([code, text]) =>
      /say why it is recorded all the same/i.test(text) ? [code.replace('refusal.', 'against.')] : [],
    );
    expect(waivable.length).toBeGreaterThan(10);
    expect(waivable.filter((code) => words[code] === undefined)).toEqual([]);
  });

  it('cover every stage, command, signature, result, role and step of the ladder', () => {
    const used = Object.values(processes).flatMap((process) => [
      ...process.stages.map((stage) => `stage.${stage}`),
      ...Object.keys(process.births)
        .filter((name) => name !== 'open')
        .map((name) => `command.${name}`),
      ...Object.keys(process.commands).map((name) => `command.${name}`),
      ...Object.values(process.commands).flatMap((command) =>
        command.signature ? [`signature.${command.signature}`] : [],
      ),
    ]);
    const others = [
      ...[...CAPA_RESULTS, ...Object.values(REPORT_RESULTS)].map((result) => `result.${result}`),
      ...ROLES.map((role) => `role.${role}`),
      ...LADDER_AUDIENCES.map((audience) => `then.${audience}`),
      ...DEFAULT_POLICY.ladder.map((step) => `ladder.${step.code}`),
    ];
    expect([...used, ...others].filter((code) => words[code] === undefined)).toEqual([]);
  });

  it('say the same word for a code that two processes use', () => {
    const all = Object.values(processes);
    const differing = all.flatMap((one) =>
      all.flatMap((other) =>
        Object.keys(one.words).filter((code) => code in other.words && one.words[code] !== other.words[code]),
      ),
    );
    expect(differing).toEqual([]);
  });

  it('fill a word inside a sentence from the same parameters', () => {
    const speaker: Speaker = {
      person: (id) => id,
      date: (date) => date,
      at: (at) => at,
      role: (role) => role,
      site: (id) => id,
    };
    const params = { task: { code: 'waiting.completeAction' }, action: 3, what: 'new gauge', until: { at: 'Friday' } };
    expect(say('notice.assigned', params, words, speaker)).toBe('You must finish action 3, new gauge, until Friday');
  });
});
