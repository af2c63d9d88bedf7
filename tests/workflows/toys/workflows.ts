import { runProcess } from '#host/run-process';
import { errand as errandProcess } from './errand.ts';
import { relayRace as relayRaceProcess } from './relay-race.ts';

export const errand = runProcess(errandProcess);
export const relayRace = runProcess(relayRaceProcess);
export { housekeeping } from '#host/housekeeping';
