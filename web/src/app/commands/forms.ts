import { campaignForms } from '../campaigns/campaign-forms.ts';
import { capaForms } from './capa-forms.ts';
import type { CommandForm, CommandForms } from './command-form.ts';
import { journeyForms } from '../journeys/forms/journey-forms.ts';
import { reportForms } from './report-forms.ts';

const FORMS: Readonly<Record<string, CommandForms>> = {
  capa: capaForms,
  report: reportForms,
  journey: journeyForms,
  campaign: campaignForms,
};

/** How a command of a type is asked for; undefined for one that this console does not know yet. */
export function formOf(type: string, command: string): CommandForm | undefined {
  return FORMS[type]?.[command];
}
