import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Something made from files of the project. */
export interface Build {
  readonly root: string;
  /** Patterns of the files it depends on, from the project's root. */
  readonly sources: readonly string[];
  /** The file that shows that it was made, from the project's root. */
  readonly target: string;
  readonly make: () => Promise<void>;
}

/** Makes it unless what lies there was made from the same files. True when it had to be made. */
export async function buildWhenChanged({ root, sources, target, make }: Build): Promise<boolean> {
  const hash = hashOf(root, sources);
  const hashFile = join(root, `${target}.sha256`);
  if (existsSync(join(root, target)) && existsSync(hashFile) && readFileSync(hashFile, 'utf8') === hash) return false;
  await make();
  writeFileSync(hashFile, hash);
  return true;
}

function hashOf(root: string, sources: readonly string[]): string {
  const hash = createHash('sha256');
  const files = globSync([...sources], { cwd: root, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.spec.ts'))
    .map((entry) => join(entry.parentPath, entry.name));
  for (const file of files.sort()) hash.update(file).update('\0').update(readFileSync(file));
  return hash.digest('hex');
}
