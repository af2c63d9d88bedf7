import { describe, expect, it } from '@jest/globals';
import { aCapa } from '../../../tests/builders/a-capa.ts';
import { anOrganization } from '../../../tests/builders/organization.ts';
import { capa } from '../capa/capa.ts';
import { applyTurn } from './apply.ts';
import type { Input } from './input.ts';
import { anyProcess } from './process.ts';

describe('a turn', () => {
  it('judges a page of the version it began with like one that is older: its stage was left meanwhile', () => {
    const loop = aCapa().build();
    const { head, now } = loop;
    const owner = 'owner' in (head.state as object) ? String((head.state as { owner: unknown }).owner) : '';
    const input = (id: string, name: string, body: unknown, by: string): Input => ({
      kind: 'command',
      id,
      name,
      body,
      actor: { kind: 'person', id: by },
      shownVersion: head.version,
    });
    const inputs = [
      input('first', 'recordContainment', { done: 'Blocked', scope: 'One box' }, owner),
      input('second', 'comment', { text: 'As it was' }, 'ana'),
    ];
    const around = {
      ...anOrganization(),
      // The record hands over nothing older than the head when every page showed the head.
      since: [],
      fault: ({ error }: { error: unknown }) => String(error),
    };
    const { outcomes } = applyTurn(anyProcess(capa), head, inputs, now, around);
    expect(outcomes.get('first')).toMatchObject({ status: 'done' });
    expect(outcomes.get('second')).toMatchObject({ status: 'stale' });
  });
});
