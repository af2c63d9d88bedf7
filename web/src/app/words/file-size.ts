/** “640 B”, “46 kB”, “2.4 MB”: number and unit stay in one line. */
export function fileSize(bytes: number): string {
  if (bytes < 1_000) return `${String(bytes)}\u00a0B`;
  if (bytes < 1_000_000) return `${String(Math.round(bytes / 1_000))}\u00a0kB`;
  return `${(bytes / 1_000_000).toFixed(1)}\u00a0MB`;
}
