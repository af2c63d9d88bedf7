export { errand, relayRace } from '../workflows/toys/workflows.ts';
