import { describe, expect, it } from '@jest/globals';
import {
  addressOf,
  filterParams,
  pageParams,
  readQuery,
  withFilter,
  withSort,
  withView,
  type RegisterQuery,
} from './register-query.ts';

const read = (address: string): RegisterQuery => readQuery(new URLSearchParams(address));
const write = (query: RegisterQuery): string =>
  new URLSearchParams(
    Object.entries(addressOf(query)).flatMap(([name, value]) => (value === null ? [] : [[name, value]])),
  ).toString();

describe('the address of the register', () => {
  it('without anything means all open ones, the most urgent first', () => {
    expect(read('')).toEqual({ view: 'open', filters: {}, sort: 'urgency', direction: 'asc' });
    expect(write(read(''))).toBe('');
  });

  it('survives being read and written', () => {
    const address = 'q=zinc&site=brno&grade=major&view=again&sort=title&direction=desc';
    expect(write(read(address))).toBe(address);
  });

  it('leaves out what it does not know, so that an old link still opens', () => {
    expect(read('view=mystery&sort=colour&direction=up&color=red')).toEqual(read(''));
  });

  it('leaves out filters that the view settles', () => {
    expect(read('view=late&clock=soon').filters).toEqual({});
    expect(withView(read('clock=soon&site=brno'), 'late').filters).toEqual({ site: 'brno' });
  });

  it('takes a filter away by null or nothing', () => {
    expect(write(withFilter(read('q=zinc&site=brno'), 'q', null))).toBe('site=brno');
    expect(write(withFilter(read('q=zinc'), 'q', ''))).toBe('');
  });

  it('turns the order round when the same column is pressed again', () => {
    const byTitle = withSort(read(''), 'title');
    expect(byTitle.direction).toBe('asc');
    expect(withSort(byTitle, 'title').direction).toBe('desc');
    expect(withSort(byTitle, 'newest').direction).toBe('desc');
  });
});

describe('what the register asks the server', () => {
  it('joins the view with the filters; the view wins', () => {
    expect(filterParams(read('view=reports&site=brno')).toString()).toBe('type=report&site=brno&state=open');
    expect(filterParams(read('type=capa')).get('type')).toBe('capa');
    expect(filterParams(read('')).get('type')).toBe('report,capa');
    expect(filterParams(read('view=mine')).get('waiting')).toBe('me');
    expect(filterParams(read('view=closed')).get('state')).toBe('closed');
  });

  it('names order, length and the place to go on', () => {
    const params = pageParams(read('view=closed'), 50, 'abc');
    expect(Object.fromEntries(params)).toEqual({
      type: 'report,capa',
      state: 'closed',
      sort: 'newest',
      direction: 'desc',
      limit: '50',
      cursor: 'abc',
    });
  });
});
