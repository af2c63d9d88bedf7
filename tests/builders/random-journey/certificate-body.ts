import { addMonths } from '#domain/kernel/calendar';
import { SITE } from '../organization.ts';
import { dateIn } from '../random-steps.ts';
import { EDITIONS, text, type Asked } from './asked.ts';

/** Rules against which a decision is recorded with a reason. */
const BREAKABLE = ['findingsOpen', 'majorAtDroppedSite', 'stage2Again', 'editionCutOff', 'expiryTooLate'];

/** Decisions and notices of the body, and what follows them. */
export function certificateBody(
  { state, command, dice, now }: Asked,
  standard: string,
  on: string,
): Record<string, unknown> {
  const certificate = state.certificates.find((one) => one.standard === standard);
  if (command === 'appeal') return { standard, on, reason: text };
  if (command === 'stopMark') return { standard, on, note: text };
  if (command === 'recordNotice') {
    const notice = dice.of(['continued', 'suspended', 'restored', 'reduced', 'reduced', 'withdrawn', 'givenUp']);
    const ends = notice === 'withdrawn' || notice === 'givenUp';
    return {
      standard,
      notice,
      // What ends a certificate comes after whatever else the body has said.
      on: ends ? dateIn(now, 0) : on,
      reason: text,
      ...(dice.oneIn(4) ? { until: dateIn(now, dice.roll(200)) } : {}),
      ...(dice.oneIn(2) ? { scope: 'Less' } : {}),
      ...(dice.oneIn(6) ? { sites: [SITE] } : {}),
      ...(dice.oneIn(3) ? { despite: text } : {}),
    };
  }
  if (command === 'correctCertificate') {
    const paper = certificate?.paper;
    const shifted = (day: string | undefined): string => dateIn(day ?? on, dice.oneIn(2) ? 0 : dice.roll(500) - 300);
    return {
      standard,
      reason: text,
      certificate: {
        ...(dice.oneIn(4) ? { number: `ALD-${String(dice.roll(999))}` } : {}),
        ...(dice.oneIn(2) ? { originalOn: dice.oneIn(2) ? null : shifted(paper?.originalOn) } : {}),
        ...(dice.oneIn(2) ? { decidedOn: shifted(paper?.decidedOn) } : {}),
        ...(dice.oneIn(2) ? { effectiveOn: dice.oneIn(2) ? null : shifted(paper?.effectiveOn) } : {}),
        ...(dice.oneIn(2) ? { expiresOn: shifted(paper?.expiresOn) } : {}),
      },
      ...(dice.oneIn(2) ? { despite: text, despiteRules: BREAKABLE } : {}),
    };
  }
  if (command === 'correctNotice') {
    const letter = {
      ...(dice.oneIn(2) ? { notice: dice.of(['continued', 'suspended', 'restored', 'reduced', 'withdrawn']) } : {}),
      ...(dice.oneIn(2) ? { on } : {}),
      ...(dice.oneIn(3) ? { scope: 'Less' } : {}),
      note: text,
    };
    return { standard, reason: text, letter: dice.oneIn(4) ? null : letter, despite: text };
  }
  if (command === 'correctDecision') {
    const { standard: _standard, signed, despite, despiteRules, reason, certificate: paper, ...decision } = decided();
    const isWhole = dice.oneIn(2);
    const change = {
      ...(isWhole ? decision : { result: decision.result }),
      note: reason,
      ...(isWhole ? { certificate: paper } : {}),
    };
    return { standard, reason: text, signed, despite, despiteRules, decision: dice.oneIn(4) ? null : change };
  }
  return decided();

  function decided() {
    const usual = certificate?.paper === null || certificate?.status === 'lapsed' ? 'initial' : 'recertification';
    const kind = dice.oneIn(2) ? dice.of(['initial', 'recertification', 'transition', 'transfer', 'scope']) : usual;
    const result = dice.of(['granted', 'granted', 'granted', 'smallerScope', 'deferred', 'refused']);
    const keeps = kind === 'transition' || kind === 'transfer' || kind === 'scope';
    const latest = keeps ? (certificate?.paper?.expiresOn ?? on) : addMonths(on, 36);
    const own = EDITIONS.filter((one) => one.startsWith(`${standard}:`));
    const aim = dice.oneIn(2) ? certificate?.aim : own[dice.roll(own.length)];
    return {
      standard,
      kind,
      result,
      on,
      reason: text,
      signed: true,
      certificate: {
        edition: dice.oneIn(9) ? dice.of(EDITIONS) : (aim ?? dice.of(EDITIONS)),
        number: `ALD-${String(dice.roll(999))}`,
        sites: [SITE],
        scope: 'Fasteners',
        expiresOn: dice.oneIn(5) ? dateIn(latest, dice.roll(600) - 300) : latest,
        ...(dice.oneIn(5) ? { effectiveOn: dateIn(on, dice.roll(120) - 20) } : {}),
        ...(dice.oneIn(9) ? { originalOn: dateIn(on, dice.roll(60) - 50) } : {}),
      },
      ...(dice.oneIn(3) ? { despite: text, despiteRules: BREAKABLE } : {}),
    };
  }
}
