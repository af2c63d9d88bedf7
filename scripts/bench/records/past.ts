import { INBOX_OWNER, TRIAGED_BY, handsOf } from './organization.ts';

/** Change it when the past below changes: records that were kept from an earlier shape are then not used. */
export const SHAPE = 2;

/** This word occurs in so many records, however many there are. */
export const RARE_WORD = 'cavitation';
export const RARE_RECORDS = 50;

/** One person has so many loops, however many records there are. */
export const INBOX_LOOPS = 40;

/** Records of one file of the importer. */
export const FILE_RECORDS = 500;

const SECOND_MS = 1_000;
const HOUR_MS = 60 * 60 * SECOND_MS;

/** How long before `now` a file must begin, so that nothing of it lies ahead and no deadline of it has passed. */
export const BEGINS_BEFORE_MS = 2 * HOUR_MS;

const THINGS = ['bolt', 'washer', 'stud', 'pallet', 'gauge', 'drawing', 'label', 'coil', 'press', 'furnace', 'valve'];
const FLAWS = ['cracked', 'missing', 'outdated', 'mixed up', 'leaking', 'too short', 'unreadable', 'not released'];
const PLACES = ['Plating hall', 'Dispatch', 'Cold forming', 'Laboratory', 'Washing line', 'Goods receipt', 'Tool room'];
const GRADES = ['minor', 'major', 'notSure'] as const;
const SITES = Object.keys(TRIAGED_BY);

/** What happens to a record after it was reported, in hundredths of all. */
const REJECTED = 12;
const CORRECTED = 4;
const LOOPS = 4;

/** An entry of an import file. */
type Entry = Readonly<Record<string, unknown>>;

/**
 * The entries of the records from `first` on: reports at three sites, some of them triaged. The same numbers always
 * give the same entries. Words are spread evenly; the rare one and the inbox owner's loops occur equally often in any
 * total of at least some hundreds.
 */
export function entriesOf(first: number, count: number, total: number, begin: Date): Entry[] {
  return Array.from({ length: count }, (_, offset) => entriesOfRecord(first + offset, offset, total, begin)).flat();
}

function entriesOfRecord(index: number, offset: number, total: number, begin: Date): Entry[] {
  const site = pick(SITES, index);
  const ref = `record ${String(index)}`;
  const isRare = isOneOf(RARE_RECORDS, index, total);
  const isInbox = !isRare && isOneOf(INBOX_LOOPS, index + Math.floor(total / INBOX_LOOPS / 2), total);
  const at = (hours: number): string => new Date(begin.getTime() + hours * HOUR_MS + offset * SECOND_MS).toISOString();
  const home = isInbox ? 'halden' : site;
  const report = {
    at: at(0),
    ref,
    type: 'report',
    birth: 'report',
    person: pick(handsOf(home), index),
    body: {
      what: `${isRare ? `Traces of ${RARE_WORD}: ` : ''}${pick(THINGS, index)} ${pick(FLAWS, index >> 2)}, lot ${String(100_000 + index)}`,
      site: home,
      place: pick(PLACES, index >> 1),
      suggestedGrade: pick(GRADES, index),
    },
  };
  const decision = isRare ? null : isInbox ? loop(INBOX_OWNER) : decisionOn(index, home);
  if (decision === null) return [report];
  return [report, { at: at(1), ref, command: 'triage', person: TRIAGED_BY[home] ?? '', body: decision }];
}

function decisionOn(index: number, site: string): Entry | null {
  const lot = mixed(index) % 100;
  if (lot < REJECTED) return { decision: 'rejected', reason: 'Not a nonconformity' };
  if (lot < REJECTED + CORRECTED) return { ...loop(pick(handsOf(site), index >> 3)), decision: 'correctOnly' };
  if (lot < REJECTED + CORRECTED + LOOPS) return loop(pick(handsOf(site), index >> 3));
  return null;
}

function loop(owner: string): Entry {
  return {
    decision: 'capa',
    reason: 'Has come back',
    severity: 3,
    likelihood: 3,
    grade: 'minor',
    clauses: ['8.7'],
    standards: ['ISO 9001:2015'],
    owner,
  };
}

/** Whether this is one of `wanted` records that lie evenly among all. */
function isOneOf(wanted: number, index: number, total: number): boolean {
  return Math.floor((index * wanted) / total) !== Math.floor(((index - 1) * wanted) / total);
}

/** Numbers that follow each other fall anywhere. */
function mixed(index: number): number {
  let value = Math.imul(index ^ 0x9e3779b9, 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}

function pick<T>(values: readonly T[], index: number): T {
  const value = values[mixed(index) % values.length];
  if (value === undefined) throw new Error('There is nothing to pick from');
  return value;
}
