import type { Difference } from '../kernel/difference.ts';
import type { Param } from '../kernel/param.ts';
import type { Reference } from '../kernel/reference.ts';
import { isInCycle, isValid, suspensionEnds, validUntil, type Certificate } from './certificates/certificate-state.ts';
import { clockId, type Armed } from './clocks/armed.ts';
import { subjectOf } from './clocks/of-certificate.ts';
import { PREPARATION } from './stages.ts';
import { phaseOf, type JourneyState } from './state.ts';

type Fact = Difference['facts'][number];
type DateChange = Difference['dates'][number];

/** Dates that the facts of a certificate tell already. */
const TOLD_AS_FACTS: readonly string[] = ['surveillance', 'expiry'];

/**
 * What a command changes about a journey: each certificate it touches by its name, and the journey itself. Where the
 * phase, a stage of the preparation or the body changes, that is about every certificate.
 */
export function differences(before: JourneyState, after: JourneyState, reference: Reference): readonly Difference[] {
  const dates = changedDates(before.clocks, after.clocks);
  const isOfCertificate = ({ subject }: DateChange): boolean =>
    after.certificates.some((one) => subjectOf(one) === subject);
  const ofJourney = journeyFacts(before, after, reference);
  const process: Difference = {
    subject: 'process',
    name: { code: 'difference.journey', params: {} },
    facts: [...ofJourney, ...planFacts(before, after)],
    dates: dates.filter((one) => !isOfCertificate(one)),
  };
  const isAboutAll = phaseOf(before) !== phaseOf(after) || ofJourney.length > 0;
  const certificates = after.certificates.flatMap((one): Difference[] => {
    const was = before.certificates.find(({ standard }) => standard === one.standard);
    const own = dates.filter(({ subject }) => subject === subjectOf(one));
    const isTouched = own.length > 0 || JSON.stringify(was) !== JSON.stringify(one);
    if (!was || !(isTouched || isAboutAll)) return [];
    return [
      {
        subject: subjectOf(one),
        name: { code: 'difference.certificate', params: { standard: one.paper?.edition ?? one.aim } },
        facts: certificateFacts({ state: before, certificate: was }, { state: after, certificate: one }),
        dates: own.filter(({ code }) => !TOLD_AS_FACTS.some((rule) => code === `journey.${rule}`)),
      },
    ];
  });
  const isEmpty = process.facts.length === 0 && process.dates.length === 0;
  return isEmpty ? certificates : [...certificates, process];
}

interface At {
  readonly state: JourneyState;
  readonly certificate: Certificate;
}

/** What of a certificate is told even where it stays: whether it counts, until when, what it asks for. */
const ALWAYS: Readonly<Record<string, (at: At) => Param | null>> = {
  status: ({ certificate }) => ({ code: `certificate.${certificate.status}` }),
  validUntil: ({ certificate }) => dateParam(isInCycle(certificate) ? validUntil(certificate) : null),
  nextSurveillance: ({ state, certificate }) =>
    dateParam(
      state.clocks.find((one) => one.rule === 'surveillance' && one.subject === subjectOf(certificate))?.dueOn ?? null,
    ),
  mark: ({ certificate }) => markOf(certificate),
  phase: ({ state }) => ({ code: `stage.${phaseOf(state)}` }),
};

/** What is told only where it changes. */
const WHERE_CHANGED: Readonly<Record<string, (at: At) => Param | null>> = {
  edition: ({ certificate }) => certificate.paper?.edition ?? null,
  aim: ({ certificate }) => certificate.aim,
  number: ({ certificate }) => certificate.paper?.number ?? null,
  revision: ({ certificate }) => certificate.paper?.revision ?? null,
  decidedOn: ({ certificate }) => dateParam(certificate.paper?.decidedOn ?? null),
  effectiveOn: ({ certificate }) => dateParam(certificate.paper?.effectiveOn ?? null),
  originalOn: ({ certificate }) => dateParam(certificate.paper?.originalOn ?? null),
  scope: ({ certificate }) => certificate.paper?.scope ?? null,
  sites: ({ certificate }) => certificate.paper?.sites.length ?? null,
  accreditationMark: ({ certificate }) => certificate.paper?.mark ?? null,
  suspendedUntil: ({ certificate }) => dateParam(suspensionEnds(certificate)),
  undecided: ({ certificate }) =>
    certificate.undecided === null ? null : { code: `undecided.${certificate.undecided.what}` },
};

function certificateFacts(before: At, after: At): Fact[] {
  const fact = ([name, of]: [string, (at: At) => Param | null]): Fact => ({
    code: `difference.${name}`,
    before: of(before),
    after: of(after),
  });
  return [
    ...Object.entries(ALWAYS)
      .map(fact)
      .filter((one) => one.before !== null || one.after !== null),
    ...Object.entries(WHERE_CHANGED).map(fact).filter(isChanged),
  ];
}

/** Whether the mark may be used: not after suspension, expiry and withdrawal (9.6.5.2). */
function markOf(certificate: Certificate): Param | null {
  if (certificate.markStopped !== null)
    return { code: certificate.markStopped.doneOn === null ? 'markUse.toStop' : 'markUse.stopped' };
  return isValid(certificate) ? { code: 'markUse.allowed' } : null;
}

function journeyFacts(before: JourneyState, after: JourneyState, reference: Reference): Fact[] {
  const bodyName = ({ body }: JourneyState): Param | null =>
    body === null ? null : (reference.body(body)?.shortName ?? body);
  const movesTo = ({ transfer }: JourneyState): Param | null =>
    transfer?.doneOn !== null ? null : (reference.body(transfer.to)?.shortName ?? transfer.to);
  return [
    ...PREPARATION.map((stage) => ({
      code: `stage.${stage}`,
      before: { code: `stageStatus.${before.stages[stage].status}` },
      after: { code: `stageStatus.${after.stages[stage].status}` },
    })),
    { code: 'difference.body', before: bodyName(before), after: bodyName(after) },
    { code: 'difference.movesTo', before: movesTo(before), after: movesTo(after) },
    { code: 'difference.cycle', before: before.cycle, after: after.cycle },
  ].filter(isChanged);
}

/**
 * Where the plan as it counts, or the target, changes: the last day of the plan, and whether it lies before the day by which
 * the certificates are promised.
 */
function planFacts(before: JourneyState, after: JourneyState): Fact[] {
  const [was, is] = [planned(before), planned(after)];
  const ends = { code: 'difference.planEnds', before: dateParam(was.ends), after: dateParam(is.ends) };
  const verdict = { code: 'difference.planAgainstTarget', before: was.verdict, after: is.verdict };
  const target = { code: 'difference.target', before: dateParam(was.target), after: dateParam(is.target) };
  if (is.ends === null || ![ends, verdict, target].some(isChanged)) return [];
  return [ends, ...(was.target === null && is.target === null ? [] : [target, verdict])];
}

function planned({ plan, stages, about, cycle }: JourneyState) {
  const { target } = about;
  const isCounting = plan.status === 'approved' && cycle === 0;
  const days = PREPARATION.flatMap((stage) => stages[stage].to ?? []).sort();
  const ends = isCounting ? (days.at(-1) ?? null) : null;
  const verdict =
    ends === null || target === null ? null : { code: ends < target ? 'planTarget.met' : 'planTarget.missed' };
  return { ends, target, verdict };
}

/** Clocks that begin, move and end; those of the actions of a plan are told with the plan. */
function changedDates(before: readonly Armed[], after: readonly Armed[]): DateChange[] {
  const was = new Map(before.map((one) => [clockId(one), one]));
  const is = new Map(after.map((one) => [clockId(one), one]));
  return [...new Set([...was.keys(), ...is.keys()])]
    .flatMap((id): DateChange[] => {
      const [old, now] = [was.get(id), is.get(id)];
      const one = now ?? old;
      if (!one || one.short || old?.dueOn === now?.dueOn) return [];
      const { rule, subject, params } = one;
      return [{ code: `journey.${rule}`, params, subject, before: old?.dueOn ?? null, after: now?.dueOn ?? null }];
    })
    .sort((a, b) => ((a.after ?? a.before ?? '') < (b.after ?? b.before ?? '') ? -1 : 1));
}

const dateParam = (date: string | null): Param | null => (date === null ? null : { date });

const isChanged = ({ before, after }: Fact): boolean => JSON.stringify(before) !== JSON.stringify(after);
