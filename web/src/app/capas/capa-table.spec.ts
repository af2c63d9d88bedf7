import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { provideIcons } from '../ui/icons.ts';
import type { CapaRow } from './capa-row.ts';
import { CapaTable } from './capa-table.ts';
import { readQuery, type View } from './register-query.ts';

const row: CapaRow = {
  ...{ key: 'CAPA-2024-0042', title: 'Thin layer', stage: 'Closed', ticks: { stages: 8, at: 8 }, attempt: null },
  ...{ line: null, others: null, due: null, grade: null, owner: null, site: 'Brno', mine: null },
  ended: { shape: 'proven', result: 'Effective', day: 'Thu 14 Nov' },
};

describe('the table of the register', () => {
  beforeEach(() => {
    TestBed.configureTestingModule({ providers: [provideRouter([]), provideIcons()] });
  });

  function cellsIn(view: View): Readonly<Record<string, string>> {
    const fixture = TestBed.createComponent(CapaTable);
    fixture.componentRef.setInput('rows', [row]);
    fixture.componentRef.setInput('changed', new Set());
    fixture.componentRef.setInput('query', readQuery(new URLSearchParams({ view })));
    fixture.componentRef.setInput('caption', 'A view');
    fixture.detectChanges();
    const element: unknown = fixture.nativeElement;
    if (!(element instanceof HTMLElement)) throw new Error('Nothing was drawn');
    const texts = (selector: string): string[] =>
      [...element.querySelectorAll(selector)].map((cell) => cell.textContent.replaceAll(/\s+/g, ' ').trim());
    const cells = texts('tbody td');
    const heads = texts('thead th');
    expect(cells).toHaveLength(heads.length);
    return Object.fromEntries(heads.map((head, index) => [head, cells[index] ?? '']));
  }

  it('has a column for results where everything is closed, and none for what is due', () => {
    const cells = cellsIn('closed');
    expect(cells).toMatchObject({ Result: 'Effective Ended Thu 14 Nov' });
    expect(Object.keys(cells)).not.toContain('Due');
  });

  it('says in other views too how a row ended that has just been closed', () => {
    expect(cellsIn('open')).toMatchObject({ 'Waiting for': 'Effective Ended Thu 14 Nov', Due: '' });
  });
});
