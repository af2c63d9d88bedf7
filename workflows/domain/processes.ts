import { capa } from './capa/capa.ts';
import { anyProcess, type AnyProcess } from './kernel/process.ts';
import { report } from './report/report.ts';

/** Every process type by its permanent name. */
export const processes = {
  report: anyProcess(report),
  capa: anyProcess(capa),
} satisfies Record<string, AnyProcess>;

export type ProcessType = keyof typeof processes;
