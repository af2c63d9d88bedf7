import type { Actor, Moment } from './kernel/moment.ts';
import { actingPerson } from './kernel/moment.ts';
import type { Param, Params } from './kernel/param.ts';
import { refuse, type Refusal } from './kernel/refusal.ts';
import { holdsRole, onlyAudits } from './kernel/roles.ts';
import { peopleMeant, type Who } from './kernel/who.ts';

/** Whether the acting person is meant, or stands in for somebody absent who is. */
export function isMeant(who: Who, moment: Moment): boolean {
  const me = actingPerson(moment);
  if (me === null) return false;
  const meant = peopleMeant(withSite(who, moment.site), moment.directory);
  return meant.some((id) => id === me || moment.directory.actingFor(id, moment.now) === me);
}

/** Who acted, as a state keeps it. */
export function actorName(actor: Actor): string {
  return actor.kind === 'person' ? actor.id : actor.kind === 'process' ? actor.key : 'clock';
}

/** Refuses whoever is not meant, and says who is. */
export function notYours(who: Who, moment: Moment): Refusal | null {
  return isMeant(who, moment) ? null : refuse('notYours', { who: whoParam(who) });
}

/** Whether the acting person is quality manager of the process's site. */
export function isQualityManager(moment: Moment): boolean {
  return holdsRole(moment.roles, 'qualityManager', moment.site);
}

/** The quality managers of the site. */
export const qualityManagers = (site: string): Who => ({ kind: 'role', role: 'qualityManager', site });

export const topManagement: Who = { kind: 'role', role: 'topManagement' };

/**
 * Who may approve what this person asks for: a quality manager of the site, else, in a small company, top
 * management; never the person. With nobody left the waiting line says so.
 */
export function approverOtherThan(asking: string | readonly string[], moment: Moment): Who {
  const { directory, site } = moment;
  const askers = typeof asking === 'string' ? [asking] : asking;
  for (const role of [qualityManagers(site), topManagement]) {
    const holders = peopleMeant(role, directory);
    const others = holders.filter((id) => !askers.includes(id));
    if (others.length > 0) return others.length === holders.length ? role : { kind: 'people', ids: others };
  }
  return { kind: 'nobody', reason: 'nobodyElse' };
}

/** Nobody approves what they asked for themselves; no policy relaxes that. */
export function ownRequest(asker: string, moment: Moment, code: string): Refusal | null {
  const { actor } = moment;
  const isOwn = actor.kind === 'person' && actor.id === asker;
  return isOwn ? refuse(code, { person: { person: asker } }) : null;
}

/**
 * Duties that one person should not hold together. The policy enforces it, or allows it with a reason that is
 * then on record. `saidAs` words it where the rule is broken in another way, for example before anything was done.
 */
export function separated(
  rule: 'doerVerifier' | 'evaluatorNoAction' | 'ownerApprover',
  same: boolean,
  overlapReason: string | undefined,
  moment: Moment,
  params: Params,
  saidAs: string = rule,
): Refusal | null {
  if (!same) return null;
  if ((moment.policy.separation[rule] ?? 'enforce') === 'enforce') return refuse(saidAs, params);
  return overlapReason ? null : refuse(`${saidAs}Reason`, params, 'overlapReason');
}

/** Refuses people who are unknown, have left, or only audit here. */
export function unknownPerson(id: string | undefined, moment: Moment, field: string): Refusal | null {
  if (id === undefined) return null;
  const entry = moment.directory.find(id);
  if (!entry?.active) return refuse('unknownPerson', { person: { person: id } }, field);
  return onlyAudits(entry.roles) ? refuse('onlyAudits', { person: { person: id } }, field) : null;
}

/** Whom, as the parameter of a sentence. */
export function whoParam(who: Who): Param {
  switch (who.kind) {
    case 'person':
      return { person: who.id };
    case 'people':
      return { people: [...who.ids] };
    case 'role':
      return who.site === undefined ? { role: who.role } : { role: who.role, site: who.site };
    case 'nobody':
      return { code: `nobody.${who.reason}` };
  }
}

function withSite(who: Who, site: string): Who {
  return who.kind === 'role' && who.role === 'qualityManager' && who.site === undefined ? { ...who, site } : who;
}

/** The people named; a role is not resolved. */
export function whoIds(who: Who): readonly string[] {
  return who.kind === 'person' ? [who.id] : who.kind === 'people' ? who.ids : [];
}

/**
 * Who verifies what this person did: a quality manager of the site, else, where the only one did it themselves, a
 * manager of the site; where nobody else is left and the policy allows it, the person.
 */
export function verifiersOtherThan(doer: string, moment: Moment): Who {
  const { directory, site } = moment;
  const managers = qualityManagers(site);
  const holders = peopleMeant(managers, directory);
  if (!holders.includes(doer)) return managers;
  const others = holders.filter((id) => id !== doer);
  if (others.length > 0) return { kind: 'people', ids: others };
  const siteManagers = directory.holders('manager', site).filter((id) => id !== doer);
  if (siteManagers.length > 0) return { kind: 'people', ids: siteManagers };
  return moment.policy.separation['doerVerifier'] === 'allowWithReason'
    ? { kind: 'person', id: doer }
    : { kind: 'nobody', reason: 'nobodyElse' };
}
