import { runOnProjectNode } from './install/run-on-project-node.mjs';

runOnProjectNode('scripts/drill/main.ts');
