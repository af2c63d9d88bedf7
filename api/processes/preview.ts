import type { ProcessRow } from '#activities/store/rows';
import type { Content } from '#domain/kernel/content';
import type { Head } from '#domain/kernel/head';
import type { CommandInput } from '#domain/kernel/input';
import { preview as previewOf, type Preview } from '#domain/kernel/preview';
import type { AnyProcess } from '#domain/kernel/process';
import type { Caller } from './caller.ts';

/** The head of the record, as the rules take it. */
export function headOf(row: ProcessRow): Head {
  const { _id: key, site, version, state, lastAt, parked } = row;
  return { key, site, version, state, lastAt, parked };
}

/** What a command of the caller would bring about on the process as it is on record. */
export function preview(
  process: AnyProcess,
  row: ProcessRow,
  input: CommandInput,
  caller: Caller,
  contents: ReadonlyMap<string, Content>,
  held: ReadonlyMap<string, string>,
): Preview {
  return previewOf(process, headOf(row), input, caller.moment.now, { ...caller.around, contents, held });
}
