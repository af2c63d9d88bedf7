import { ALDERSYN } from '../../bodies.ts';
import { endOfCycle, on, printed } from '../../day.ts';
import { journeyStory } from '../../journey-story.ts';

const SCOPE = 'Stamping, assembly and packing of fastening sets';
const common = { sites: ['monterrey'], scope: SCOPE, firstCycle: true, mark: 'NA-MS-014' };

/** Two certificates decided a month apart, whose first surveillance has to fit the earlier limit. */
export const monterrey = journeyStory('Monterrey: ISO 9001:2015 and ISO 45001:2018')
  .at('monterrey')
  .entered(on('2026-03-02', '10:05'), 'ana.ruiz', {
    sites: ['monterrey'],
    scope: SCOPE,
    headcount: 88,
    lead: 'ana.ruiz',
    body: ALDERSYN,
    certificates: [
      {
        ...common,
        edition: 'ISO 9001:2015',
        number: 'AC-Q-30211',
        decidedOn: printed('2026-01-22'),
        expiresOn: endOfCycle('2026-01-22'),
      },
      {
        ...common,
        edition: 'ISO 45001:2018',
        number: 'AC-S-30212',
        decidedOn: printed('2026-02-26'),
        expiresOn: endOfCycle('2026-02-26'),
      },
    ],
    audits: [
      { kind: 'stage1', heldOn: on('2025-10-14') },
      { kind: 'stage2', heldOn: on('2025-11-26'), note: 'Two minors of ISO 45001:2018, closed before its decision' },
    ],
  })
  .did('planAudit', on('2026-09-14'), 'ana.ruiz', {
    kind: 'surveillance',
    from: on('2026-12-07'),
    to: on('2026-12-08'),
    note: 'Surveillance 1 of both certificates, two days on site',
  })
  .did('nameTeam', on('2026-10-01'), 'ana.ruiz', {
    audit: 3,
    names: ['Rosa Elizondo', 'James Whitfield'],
    on: on('2026-10-01'),
  })
  .did('recordChange', on('2026-10-19'), 'ana.ruiz', {
    kind: 'management',
    text: 'Patricia Garza answers for health and safety since October.',
    on: on('2026-10-15'),
  })
  .did('tellBody', on('2026-10-20'), 'ana.ruiz', {
    change: 1,
    on: on('2026-10-20'),
    how: 'Mail to the planner, with the new organization chart.',
  })
  .did('recordBodyAnswer', on('2026-10-29'), 'ana.ruiz', {
    change: 1,
    on: on('2026-10-29'),
    text: 'Noted; looked at in surveillance 1.',
  })
  .did('receiveAuditPlan', on('2026-11-18', '09:20'), 'ana.ruiz', {
    audit: 3,
    on: on('2026-11-18'),
    confirmBy: 'luis.ortega',
    dueOn: on('2026-11-30'),
  });
