import * as z from 'zod/mini';

const partSchema = z.object({
  processes: z.array(z.object({ key: z.string(), type: z.string(), title: z.string() })),
  beyond: z.number(),
});

/** The answer of `POST /api/editions/:name/correct/preview`: whom the correction would reach. */
export const reachSchema = z.object({ dates: partSchema, contents: partSchema });
export type CorrectionReach = Readonly<z.infer<typeof reachSchema>>;

type Part = Readonly<z.infer<typeof partSchema>>;

/** What the correction does elsewhere, as sentences: whose dates it changes, whose clauses. All keys, however many. */
export function reachSentences({ dates, contents }: CorrectionReach): readonly string[] {
  const campaigns = dates.processes.filter(({ type }) => type === 'campaign');
  const journeys = { ...dates, processes: dates.processes.filter(({ type }) => type !== 'campaign') };
  const said = [
    ...sentence('This changes the dates of', journeys, 'journey'),
    ...sentence('It changes the end of', { processes: campaigns, beyond: 0 }, 'transition campaign'),
    ...sentence('It changes clauses of', contents, 'journey'),
  ];
  return said.length === 0 ? ['No open journey depends on what you changed.'] : said;
}

function sentence(begin: string, { processes, beyond }: Part, noun: string): readonly string[] {
  const count = processes.length + beyond;
  if (count === 0) return [];
  const names = [...processes.map(({ key }) => key), ...(beyond > 0 ? [`${String(beyond)} you may not read`] : [])];
  return [`${begin} ${String(count)} ${noun}${count === 1 ? '' : 's'}: ${names.join(', ')}.`];
}
