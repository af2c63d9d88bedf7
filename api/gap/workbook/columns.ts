import { IMPLEMENTATIONS, PRIORITIES, RATINGS, type ClauseRating } from '#domain/certification/gap/rating';
import type { GapRow } from '#domain/certification/gap/scope';
import { words } from '#domain/words';
import type { GapRowView } from '../shapes.ts';
import type { PeopleInCells } from './people-in-cells.ts';

/** Fields that a spreadsheet carries back; evidence is only shown, since files do not travel in cells. */
export type CellField = Exclude<keyof ClauseRating, 'evidence'>;

/** What a cell says: a value, nothing, or something that the field cannot be. */
export type CellRead = { readonly value: unknown } | { readonly fault: string };

/** One column that people fill in. */
export interface FieldColumn {
  readonly field: CellField;
  readonly header: string;
  /** In characters. */
  readonly width: number;
  /** Rows in which it is filled in; absent for all. */
  readonly of?: GapRow['kind'];
  /** What can be chosen. */
  readonly choices?: readonly string[];
  say(rating: ClauseRating, people: PeopleInCells): string;
  read(text: string, people: PeopleInCells): CellRead;
}

/** Names the content as well: versions of another round say nothing about this one. */
export const VERSION_HEADER = 'Version of';
export const READ_ONLY_HEADERS = { title: 'Title', evidence: 'Evidence', by: 'Changed by', at: 'Changed at' } as const;

export const FIELD_COLUMNS: readonly FieldColumn[] = [
  choice('rating', 'Rating', 16, RATINGS, 'clause'),
  {
    field: 'included',
    header: 'Included',
    width: 10,
    of: 'control',
    choices: ['Yes', 'No'],
    say: ({ included }) => (included === undefined ? '' : included ? 'Yes' : 'No'),
    read(text) {
      const said = text.toLowerCase();
      if (['yes', 'true'].includes(said)) return { value: true };
      return ['no', 'false'].includes(said) ? { value: false } : { fault: 'Choose Yes or No' };
    },
  },
  choice('implementation', 'Implementation', 16, IMPLEMENTATIONS, 'control'),
  choice('priority', 'Priority', 10, PRIORITIES),
  {
    field: 'owner',
    header: 'Owner',
    width: 30,
    say: ({ owner }, people) => (owner === undefined ? '' : people.say(owner)),
    read(text, people) {
      const id = people.find(text);
      return id === undefined ? { fault: 'No single person with an account is meant' } : { value: id };
    },
  },
  freeText('notes', 'Notes', 60),
  freeText('justification', 'Justification', 50),
];

/** The columns of a sheet: what nobody can fill in there is left out. */
export function columnsFor(rows: readonly Pick<GapRowView, 'kind'>[]): readonly FieldColumn[] {
  const kinds = new Set(rows.map((row) => row.kind));
  return FIELD_COLUMNS.filter(({ of }) => of === undefined || kinds.has(of));
}

/** Evidence on a line each: what, when, where. */
export function evidenceText({ evidence = [] }: ClauseRating): string {
  return evidence.map(({ title, date, link }) => [title, date, link ?? ''].filter(Boolean).join(' · ')).join('\n');
}

/** Names of sheets may not hold these, and not more than 31 characters. */
export function sheetName(edition: string): string {
  return edition.replaceAll(/[\\/?*[\]:]/g, '-').slice(0, 31);
}

function choice(
  field: 'rating' | 'implementation' | 'priority',
  header: string,
  width: number,
  codes: readonly string[],
  of?: GapRow['kind'],
): FieldColumn {
  const label = (code: string): string => words[`${field}.${code}`] ?? code;
  const choices = codes.map(label);
  return {
    ...{ field, header, width, choices },
    ...(of && { of }),
    say(rating) {
      const code = rating[field];
      return code === undefined ? '' : label(code);
    },
    read(text) {
      const said = text.toLowerCase();
      const code = codes.find((one) => one.toLowerCase() === said || label(one).toLowerCase() === said);
      return code === undefined ? { fault: `Choose one of ${choices.join(', ')}` } : { value: code };
    },
  };
}

function freeText(field: 'notes' | 'justification', header: string, width: number): FieldColumn {
  return {
    ...{ field, header, width },
    say: (rating) => rating[field] ?? '',
    read: (text) => ({ value: text }),
  };
}
