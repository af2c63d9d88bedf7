import { dirname } from 'node:path';
import { buildConsole } from './build-console.ts';
import { bundleWorkflows } from './bundle-workflows.ts';

// Makes everything the server edition needs besides its source: the console and the bundled workflows, both in dist/.
const root = dirname(dirname(import.meta.dirname));
await buildConsole(root, console.log);
await bundleWorkflows(root, console.log);
