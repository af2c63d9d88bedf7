import { person } from '../../kernel/who.ts';
import { auditRules } from './audit-rules.ts';
import { findingRules } from './finding-rules.ts';
import { after, BODY, bodyName } from './lengths.ts';
import { nextCycleRules } from './next-cycle-rules.ts';
import { preparationRules } from './preparation-rules.ts';
import { isWanted, type NotWanted, type Rule, type Wanted } from './rule.ts';
import { statusRules } from './status-rules.ts';
import { surveillanceRules } from './surveillance-rules.ts';

const others: readonly Rule[] = [
  ...preparationRules,
  ...auditRules,
  ...findingRules,
  ...surveillanceRules,
  ...nextCycleRules,
  ...statusRules,
];

/** The body is silent for longer than it usually is: somebody asks. */
const askBody: Rule = {
  name: 'askBody',
  source: 'practice: after the usual time somebody asks',
  setting: 'policy times.askBody',
  clocks: (state, moment) =>
    others.flatMap((rule) =>
      rule.clocks(state, moment).flatMap((one): (Wanted | NotWanted)[] => {
        if (!isWanted(one) || one.who !== BODY) return [];
        const id = `${rule.name}|${one.subject}`;
        if (!state.passed.includes(`${id}|${one.dueOn}`)) return [];
        return [
          {
            subject: id,
            dueOn: after(one.dueOn, 'askBody', moment),
            who: person(state.lead),
            params: { body: bodyName(state, moment), about: { code: `asked.${rule.name}` }, ...one.params },
            command: 'askBody',
          },
        ];
      }),
    ),
};

/** Every clock of a journey: rules of the standards and practice, each with its source. */
export const RULES: readonly Rule[] = [...others, askBody];
