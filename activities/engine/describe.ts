import type { AnyProcess } from '#domain/kernel/process';
import type { ProcessRow } from '#activities/store/rows';

/** The text on Temporal's own page of the workflow: what it stands for and what it waits for; nothing that every turn changes. */
export function detailsOf(process: AnyProcess, row: ProcessRow): string {
  const lines = row.waiting.map((line) => {
    const who =
      line.who.kind === 'person'
        ? line.who.id
        : line.who.kind === 'people'
          ? line.who.ids.join(', ')
          : line.who.kind === 'role'
            ? line.who.role
            : 'nobody';
    const until = line.until ? ` until ${line.until}` : '';
    return `- waiting for **${who}**: ${process.words[`waiting.${line.code}`] ?? line.code}, since ${line.since}${until}`;
  });
  return [`**${row._id}** ${row.title}`, `Stage: ${row.stage}`, ...lines].join('\n\n');
}
