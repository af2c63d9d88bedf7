import { runOnProjectNode } from './install/run-on-project-node.mjs';

runOnProjectNode('scripts/bench/main.ts');
