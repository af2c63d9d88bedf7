import { campaign } from './campaign/campaign.ts';
import { capa } from './capa/capa.ts';
import { journey } from './certification/journey.ts';
import { anyProcess, type AnyProcess } from './kernel/process.ts';
import { report } from './report/report.ts';

/** Every process type by its permanent name. */
export const processes = {
  report: anyProcess(report),
  capa: anyProcess(capa),
  journey: anyProcess(journey),
  campaign: anyProcess(campaign),
} satisfies Record<string, AnyProcess>;

export type ProcessType = keyof typeof processes;
