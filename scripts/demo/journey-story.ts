import type * as z from 'zod/mini';
import type * as audits from '#domain/certification/audits/bodies';
import type * as births from '#domain/certification/birth-bodies';
import type * as certificates from '#domain/certification/certificates/bodies';
import type * as findings from '#domain/certification/findings/bodies';
import type { ratingSchema } from '#domain/certification/gap/rating';
import type * as general from '#domain/certification/general-bodies';
import type * as preparation from '#domain/certification/preparation/bodies';
import type { Day } from './day.ts';
import type { PersonId } from './people.ts';
import type { Site } from './sites.ts';
import { refOf, Story, type Body, type Step, type Told } from './story.ts';

/** Commands of a journey that stories tell, each with its body. */
interface Commands {
  savePlan: typeof preparation.savePlanBody;
  returnPlan: typeof preparation.returnPlanBody;
  replan: typeof preparation.replanBody;
  addAction: typeof preparation.addActionBody;
  moveAction: typeof preparation.moveActionBody;
  withdrawAction: typeof preparation.withdrawActionBody;
  completeAction: typeof preparation.completeActionBody;
  askForRatings: typeof preparation.askForRatingsBody;
  finishRating: typeof preparation.finishRatingBody;
  beginRecords: typeof preparation.beginRecordsBody;
  newGapRound: typeof preparation.newGapRoundBody;
  beginStage: typeof preparation.beginStageBody;
  recordTrack: typeof preparation.recordTrackBody;
  planAudit: typeof audits.planAuditBody;
  bookAudit: typeof audits.bookAuditBody;
  nameTeam: typeof audits.nameTeamBody;
  receiveAuditPlan: typeof audits.receiveAuditPlanBody;
  confirmAuditPlan: typeof audits.confirmAuditPlanBody;
  recordAudit: typeof audits.recordAuditBody;
  recordFinding: typeof findings.recordFindingBody;
  openCapa: typeof findings.openCapaBody;
  answerFinding: typeof findings.answerFindingBody;
  recordVerdict: typeof findings.recordVerdictBody;
  sendEvidence: typeof findings.sendEvidenceBody;
  closeFinding: typeof findings.closeFindingBody;
  recordNotice: typeof certificates.recordNoticeBody;
  startRecertification: typeof certificates.startRecertificationBody;
  beginTransition: typeof certificates.beginTransitionBody;
  recordChange: typeof general.recordChangeBody;
  tellBody: typeof general.tellBodyBody;
  recordBodyAnswer: typeof general.recordBodyAnswerBody;
  askBody: typeof general.askBodyBody;
  addEvidence: typeof general.addEvidenceBody;
  comment: z.ZodMiniType<unknown, { text: string }>;
}

/** What a journey signs for. */
interface Signed {
  submitPlan: typeof preparation.submitPlanBody;
  approvePlan: typeof preparation.approvePlanBody;
  passGate: typeof preparation.passGateBody;
  confirmProof: typeof preparation.confirmProofBody;
  recordDecision: typeof certificates.recordDecisionBody;
}

type Unsigned<S extends z.ZodMiniType> = Omit<Body<S>, 'signed'>;

/** How clauses are rated: by edition, then by clause. */
export type Ratings = Readonly<Record<string, Readonly<Record<string, Told<z.input<typeof ratingSchema>>>>>>;

/** Begins the story of a certification journey. */
export const journeyStory = (title: string): { at(site: Site): JourneyStory } => ({
  at: (site) => new JourneyStory(title, site),
});

/** What happened on the way to certificates and with them, told in order of time. */
export class JourneyStory {
  readonly title: string;
  readonly site: Site;
  readonly steps: Step[] = [];
  private readonly loop: Story;

  constructor(title: string, site: Site) {
    this.title = title;
    this.site = site;
    this.loop = new Story(title, site);
  }

  begun(when: Day, person: PersonId, body: Omit<Body<typeof births.startBody>, 'title' | 'site'>): this {
    return this.add({ birth: 'start' }, when, person, { ...body, title: this.title, site: this.site });
  }

  entered(when: Day, person: PersonId, body: Omit<Body<typeof births.enterBody>, 'title' | 'site'>): this {
    return this.add({ birth: 'enter' }, when, person, { ...body, title: this.title, site: this.site });
  }

  did<C extends keyof Commands>(command: C, when: Day, person: PersonId, body: Body<Commands[C]>): this {
    return this.add({ command }, when, person, body);
  }

  signed<C extends keyof Signed>(command: C, when: Day, person: PersonId, body: Unsigned<Signed[C]>): this {
    return this.add({ command }, when, person, { ...body, signed: true });
  }

  /** Clauses are rated, or rated anew: every rating is told as a whole. */
  rated(round: number, when: Day, person: PersonId, ratings: Ratings): this {
    const parts = Object.entries(ratings).flatMap(([edition, clauses]) =>
      Object.entries(clauses).map(([clause, rating]) => [`${edition}/${clause}`, rating] as const),
    );
    return this.add({ rates: { kind: 'gap', round } }, when, person, Object.fromEntries(parts));
  }

  /** The gap list is accepted as it stands at that time. */
  gapsAccepted(round: number, when: Day, person: PersonId, note?: string): this {
    const content = { contentOf: refOf(this.title), kind: 'gap', round };
    const body = { content, signed: true, ...(note === undefined ? {} : { note }) };
    return this.add({ command: 'acceptGaps' }, when, person, body);
  }

  /** Steps that several stories have in the same order. */
  with(told: (journey: this) => unknown): this {
    told(this);
    return this;
  }

  /** What happens in the loop that one of the findings has opened. */
  inItsLoop(told: (loop: Story) => Story): this {
    const before = this.loop.steps.length;
    this.steps.push(...told(this.loop).steps.slice(before));
    return this;
  }

  /** Strands told one after another become one story: by drawn date, and on a date what has its time first. */
  inOrder(): this {
    const keyOf = ({ when }: Step): string => ('drawn' in when ? `${when.drawn} ${when.time ?? '~'}` : '');
    const keys = new Map(this.steps.map((step) => [step, keyOf(step)]));
    this.steps.sort((a, b) => before(keys.get(a) ?? '', keys.get(b) ?? ''));
    return this;
  }

  private add(does: Step['does'], when: Day, person: PersonId, body: object): this {
    this.steps.push({ of: 'journey', does, when, person, body });
    return this;
  }
}

const before = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
