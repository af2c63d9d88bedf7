export { errand, relayRace } from '../workflows/toys/workflows.ts';
export { campaign, capa, journey, report } from '../../workflows/index.ts';
