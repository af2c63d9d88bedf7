import type { Day, DrawnDay } from '../../day.ts';
import type { EvidenceFile } from '../../evidence-file.ts';
import type { JourneyStory } from '../../journey-story.ts';
import type { PersonId } from '../../people.ts';

/** A surveillance from its booking to its report. */
interface Surveillance {
  readonly audit: number;
  /** Who leads: books it, and records what happened. */
  readonly by: PersonId;
  readonly name: string;
  readonly booked: Day;
  readonly days: readonly [from: DrawnDay, to: DrawnDay];
  readonly team: readonly string[];
  readonly teamNamed: DrawnDay;
  readonly planReceived: DrawnDay;
  readonly planDueOn: DrawnDay;
  readonly planConfirmed: Day;
  readonly confirmedBy: PersonId;
  readonly recorded: Day;
  readonly note: string;
  readonly report: EvidenceFile;
}

/** Tells every step that a surveillance has, in their order. */
export const surveyed =
  (told: Surveillance) =>
  (journey: JourneyStory): JourneyStory => {
    const { audit, by, days, note } = told;
    const [from, to] = days;
    return journey
      .did('planAudit', told.booked, by, { kind: 'surveillance', from, to, note: told.name })
      .did('nameTeam', told.teamNamed, by, { audit, names: [...told.team], on: told.teamNamed })
      .did('receiveAuditPlan', told.planReceived, by, {
        audit,
        on: told.planReceived,
        confirmBy: told.confirmedBy,
        dueOn: told.planDueOn,
      })
      .did('confirmAuditPlan', told.planConfirmed, told.confirmedBy, { audit })
      .did('recordAudit', told.recorded, by, {
        audit,
        from,
        to,
        outcome: 'done',
        reportOn: to,
        note,
        files: [told.report],
      });
  };
