import { processes } from '#domain/processes';
import { runProcess } from '#host/run-process';

/** Every process type is one line here; the export's name is the permanent name of the workflow type. */
export const report = runProcess(processes.report);
export const capa = runProcess(processes.capa);
export const journey = runProcess(processes.journey);
export const campaign = runProcess(processes.campaign);

export { housekeeping } from '#host/housekeeping';
