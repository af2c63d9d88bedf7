import type { Figure } from './figure.ts';

const HEAD = ['', 'figure', 'floor', 'ours', 'ratio', 'target', 'met'] as const;

/** All figures as a table for the terminal. */
export function tableOf(figures: readonly Figure[]): string {
  const rows = [HEAD.map(String), ...figures.map(cells)];
  const widths = HEAD.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const lines = rows.map((row) =>
    row
      .map((cell, column) => (isNumber(column) ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0)))
      .join('  ')
      .trimEnd(),
  );
  const rule = widths.map((width) => '─'.repeat(width)).join('  ');
  return [lines[0] ?? '', rule, ...lines.slice(1)].join('\n');
}

/** The same for a page of the documentation. */
export function markdownOf(figures: readonly Figure[]): string {
  const line = (row: readonly string[]): string => `| ${row.join(' | ')} |`;
  const ruler = HEAD.map((_, column) => (isNumber(column) ? '--:' : '---'));
  return [line(HEAD), line(ruler), ...figures.map((figure) => line(cells(figure)))].join('\n');
}

function cells({ part, what, unit, ours, floor, target }: Figure): string[] {
  return [
    part,
    what,
    floor === null ? '' : `${say(floor)} ${unit}`,
    `${say(ours)} ${unit}`.trim(),
    floor === null || floor === 0 ? '' : (ours / floor).toFixed(2),
    target?.wanted ?? '',
    target === null ? '' : target.met ? 'yes' : 'NO',
  ];
}

/** Three digits that mean something. */
export function say(value: number): string {
  if (Math.abs(value) >= 100 || Number.isInteger(value)) return value.toFixed(0);
  return value.toFixed(Math.abs(value) >= 10 ? 1 : 2);
}

const isNumber = (column: number): boolean => column >= 2 && column <= 4;
