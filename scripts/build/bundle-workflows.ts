import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { makeWorkflowBundle } from '../../worker/workflow-bundle.ts';
import { buildWhenChanged } from './build-when-changed.ts';

const target = 'dist/workflows.js';

/** Bundles the workflow code into `dist/workflows.js` when it is not current; returns that file's path. */
export async function bundleWorkflows(root: string, report: (line: string) => void): Promise<string> {
  const file = join(root, target);
  await buildWhenChanged({
    root,
    sources: ['workflows/**/*.ts', 'worker/workflow-bundle.ts', 'package-lock.json'],
    target,
    make: async () => {
      report('bundling the workflows');
      const { code } = await makeWorkflowBundle();
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, code);
    },
  });
  return file;
}
