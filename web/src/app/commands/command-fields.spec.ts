import { provideHttpClient } from '@angular/common/http';
import { provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { describe, expect, it } from '@jest/globals';
import { provideIcons } from '../ui/icons.ts';
import { CommandFields } from './command-fields.ts';
import type { Draft, FieldSpec } from './draft.ts';

const SITES: FieldSpec = {
  name: 'sites',
  kind: 'checks',
  options: ['brno', 'halden'].map((value) => ({ value, label: `site:${value}` })),
};

function drawn(fields: readonly FieldSpec[], draft: Draft): ComponentFixture<CommandFields> {
  TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting(), provideIcons()] });
  const fixture = TestBed.createComponent(CommandFields);
  fixture.componentRef.setInput('command', 'recordDecision');
  fixture.componentRef.setInput('fields', fields);
  fixture.componentRef.setInput('draft', draft);
  fixture.detectChanges();
  return fixture;
}

const pageOf = (fixture: ComponentFixture<CommandFields>): HTMLElement => fixture.nativeElement as HTMLElement;

describe('the fields of a command', () => {
  it('lose no answer when another one changes before the page is drawn again', () => {
    const fixture = drawn([SITES, { name: 'number', kind: 'line' }], { sites: ['brno'] });
    const told: Draft[] = [];
    fixture.componentInstance.changed.subscribe((draft) => told.push(draft));
    pageOf(fixture).querySelectorAll<HTMLInputElement>('pn-checks-input input')[1]?.click();
    const number = pageOf(fixture).querySelector<HTMLInputElement>('input:not([type])');
    if (!number) throw new Error('The number is not asked for');
    number.value = 'ALD-2';
    number.dispatchEvent(new Event('input'));
    expect(told.at(-1)).toEqual({ sites: ['brno', 'halden'], number: 'ALD-2' });
  });

  it('head the answers of a list that belong together, with how many they are', () => {
    const options = [
      { value: 'a', label: 'text:4.3 Scope', group: 'proofGroup.missing' },
      { value: 'b', label: 'text:5.2 Policy', group: 'proofGroup.missing' },
      { value: 'c', label: 'text:7.2 Competence', group: 'proofGroup.present' },
    ];
    const fixture = drawn([{ name: 'requirement', kind: 'select', options }], { requirement: 'b' });
    const groups = [...pageOf(fixture).querySelectorAll('optgroup')];
    expect(groups.map((group) => [group.label, group.children.length])).toEqual([
      ['Missing (2)', 2],
      ['There, or not needed (1)', 1],
    ]);
    expect(pageOf(fixture).querySelector('select')?.value).toBe('b');
  });
});
