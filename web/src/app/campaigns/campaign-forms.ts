import { addJourneysBody, dropJourneyBody, endCampaignBody, handOverBody } from '#domain/campaign/bodies';
import { commentBody, remindBody } from '#domain/notes';
import { subjectsOf, type Asked, type CommandForms } from '../commands/command-form.ts';
import { reasonOnly } from '../commands/shared-forms.ts';

const keyOf = (subject: string): string => subject.replace(/^project:/, '');

/** How every command of a transition campaign is asked for. Journeys are added by a dialog of their own on its page. */
export const campaignForms: CommandForms = {
  addJourneys: { schema: addJourneysBody, fields: () => [{ name: 'journeys', kind: 'keys' }] },
  dropJourney: {
    schema: dropJourneyBody,
    fields: (asked) => [
      ...(asked.subject === '' ? [{ name: 'key', kind: 'select', options: journeyOptions(asked) } as const] : []),
      { name: 'reason', kind: 'text' },
    ],
    fixed: ({ subject }) => (subject === '' ? {} : { key: keyOf(subject) }),
    initial: (asked) => ({ key: journeyOptions(asked)[0]?.value ?? '' }),
  },
  handOver: {
    schema: handOverBody,
    fields: () => [
      { name: 'to', kind: 'person' },
      { name: 'reason', kind: 'text' },
    ],
  },
  endCampaign: reasonOnly(endCampaignBody),
  comment: { schema: commentBody, plain: true, fields: () => [{ name: 'text', kind: 'text' }] },
  remind: {
    schema: remindBody,
    atOnce: true,
    fields: () => [],
    fixed: ({ subject }) => ({ subject: subject.replace(/^remind:/, '') }),
  },
};

function journeyOptions({ detail, command }: Asked) {
  return subjectsOf(detail, command).map((subject) => ({ value: keyOf(subject), label: `text:${keyOf(subject)}` }));
}
