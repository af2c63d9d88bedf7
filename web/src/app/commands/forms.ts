import type { CommandForm, CommandForms } from './command-form.ts';

/** The forms of a type and the schemas behind them come when the first of them is asked for. */
const FORMS: Readonly<Record<string, () => Promise<CommandForms>>> = {
  capa: async () => (await import('./capa-forms.ts')).capaForms,
  report: async () => (await import('./report-forms.ts')).reportForms,
  journey: async () => (await import('../journeys/forms/journey-forms.ts')).journeyForms,
  campaign: async () => (await import('../campaigns/campaign-forms.ts')).campaignForms,
};

/** How a command of a type is asked for; undefined for one that this console does not know yet. */
export async function formOf(type: string, command: string): Promise<CommandForm | undefined> {
  return (await FORMS[type]?.())?.[command];
}
