import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode, DefaultLogger, type WorkflowBundleWithSourceMap } from '@temporalio/worker';

const PRODUCT = fileURLToPath(new URL('../workflows/index.ts', import.meta.url));
const PRELOADED = fileURLToPath(new URL('../workflows/host/preloaded.ts', import.meta.url));

/** Bundles workflow code as the worker runs it: the product's, or that of a test. */
export function makeWorkflowBundle(workflowsPath: string = PRODUCT): Promise<WorkflowBundleWithSourceMap> {
  return bundleWorkflowCode({ workflowsPath, preloadModules: [PRELOADED], logger: new DefaultLogger('ERROR') });
}
