/**
 * Whether somebody else wrote between what was read and what is known of now. Versions are counted through for everybody:
 * one that is not among one's own is somebody else's, also when one's own came after it.
 */
export function othersWrote(read: number, now: number, own: ReadonlySet<number>): boolean {
  for (let version = read + 1; version <= now; version += 1) {
    if (!own.has(version)) return true;
  }
  return false;
}
