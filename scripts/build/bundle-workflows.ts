import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';
import { buildWhenChanged } from './build-when-changed.ts';

const target = 'dist/workflows.js';

/** Bundles the workflow code into `dist/workflows.js` when it is not current; returns that file's path. */
export async function bundleWorkflows(root: string, report: (line: string) => void): Promise<string> {
  const file = join(root, target);
  await buildWhenChanged({
    root,
    sources: ['workflows/**/*.ts', 'package-lock.json'],
    target,
    make: async () => {
      report('bundling the workflows');
      const workflowsPath = join(root, 'workflows', 'index.ts');
      const { code } = await bundleWorkflowCode({ workflowsPath, logger: new DefaultLogger('ERROR') });
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, code);
    },
  });
  return file;
}
