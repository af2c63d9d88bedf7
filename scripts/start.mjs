import { runOnProjectNode } from './install/run-on-project-node.mjs';

runOnProjectNode('scripts/start/main.ts');
