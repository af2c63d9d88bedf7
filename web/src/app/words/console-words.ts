import type { Words } from '#domain/kernel/param';

/**
 * The console's own words: what the domain's rules do not say. Codes are prefixed by kind, as in the domain; the
 * domain's words win nothing here, they are merged in the catalogue and no code is in both.
 */
export const consoleWords: Words = {
  'role.administrator': 'Administrator',
  'role.qualityManager': 'Quality manager',
  'role.projectLead': 'Project lead',
  'role.manager': 'Manager',
  'role.employee': 'Employee',
  'role.internalAuditor': 'Internal auditor',
  'role.externalAuditor': 'External auditor',
  'role.topManagement': 'Top management',

  'then.reminds': 'reminds {who}',
  'then.reminds.short': 'reminds {who}',
  'then.escalates': 'escalates to {who}',
  'then.escalates.short': '{who} on {date}',

  'nobody.proof': 'the effect needs time to show',
  'nobody.hold': 'on hold',

  'grade.major': 'Major',
  'grade.minor': 'Minor',
  'grade.opportunity': 'Opportunity',

  'theme.system': 'As the system',
  'theme.light': 'Light',
  'theme.dark': 'Dark',
};
