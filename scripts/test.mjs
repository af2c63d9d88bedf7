import { runOnProjectNode } from './install/run-on-project-node.mjs';

runOnProjectNode('scripts/test/main.ts');
