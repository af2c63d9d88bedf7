export { errand, relayRace } from '../workflows/toys/workflows.ts';
export { capa, report } from '../../workflows/index.ts';
