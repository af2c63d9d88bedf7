import { inject, Injectable } from '@angular/core';
import { STAGES } from '#domain/certification/stages';
import { isInCycle, validFrom, validUntil } from '#domain/certification/certificates/certificate-state';
import { pastLimitSentence } from '#domain/certification/certificates/past-limit';
import { workingDaysOf } from '#domain/certification/forecast/working-days';
import { localDate, type Calendar } from '#domain/kernel/calendar';
import { Directory } from '../../core/directory.ts';
import { Session } from '../../core/session.ts';
import { ownWaiting } from '../../ui/waiting/own-waiting.ts';
import type { Due, WaitingLine } from '../../ui/waiting/waiting-line.ts';
import { WaitingWords } from '../../ui/waiting/waiting-words.ts';
import type { Shape } from '../../ui/shape.ts';
import { capitalized } from '../../words/capital.ts';
import { shortDay, workingDays } from '../../words/dates.ts';
import { WordsOfConsole } from '../../words/words-of-console.ts';
import { notValid, type NotValid } from './not-valid.ts';
import { nextAudit, type PortfolioJourney } from './portfolio.ts';
import { daysWords, type MarkWords } from './timeline-marks.ts';

/** The date a journey is about now, with what it is measured by. */
export interface Headline {
  readonly shape: Shape;
  /** “18 Jun 2027”. */
  readonly date: string;
  /** “80 % by 12 Jul 2027”, “booked, 2 days”. */
  readonly second: string;
  /** “Target 30 Apr: 11 working days to spare, 10 too few at 80 %”. */
  readonly note: string | null;
  /** The same in two parts, for a table: “Target 30 Apr 2027” and “3 to spare, 43 too few at 80 %”. */
  readonly held: string | null;
  readonly room: string | null;
}

/** A row of the portfolio in words. */
export interface PortfolioRow {
  readonly journey: PortfolioJourney;
  readonly key: string;
  readonly title: string;
  /** “transition to ISO 14001:2026”, where the next edition is another one. */
  readonly moving: string | null;
  readonly sub: string;
  readonly stage: string;
  readonly ticks: { readonly stages: number; readonly at: number };
  readonly lead: string;
  readonly body: string | null;
  readonly line: WaitingLine | null;
  /** The local day by which somebody here is to have done what it waits for. */
  readonly dueOn: string | null;
  /** “3 tasks are late, the first since Fri 16 Oct”; null where nothing is late. */
  readonly late: string | null;
  /** The same beside the first one: “and 2 more late”. */
  readonly moreLate: string | null;
  /** What is due first, whoever it waits for. */
  readonly due: Due | null;
  readonly others: string | null;
  readonly otherCount: number;
  readonly mine: { readonly label: string; readonly query: { readonly do: string; readonly subject: string } } | null;
  readonly headline: Headline | null;
  /** Working days to spare at 80 %, by which the rows are in order: none at all for what does not count now, null where nothing is measured. */
  readonly slack: number | null;
  readonly nextAudit: string | null;
  readonly nextAuditOn: string | null;
  readonly valid: readonly string[];
  /** The certificate that ends first. */
  readonly validUntil: string | null;
  /** Limits that are not kept, in words. */
  readonly past: readonly string[];
  /** The editions, unless the title names them all already. */
  readonly standards: string | null;
}

/** The way of a journey: what it ends with is no stage of it. */
const WAY = STAGES.filter((stage) => stage !== 'ended');

/** Puts journeys in words. Used inside `computed`, it follows the clock and the names. */
@Injectable({ providedIn: 'root' })
export class PortfolioRows {
  private readonly words = inject(WordsOfConsole);
  private readonly waitings = inject(WaitingWords);
  private readonly directory = inject(Directory);
  private readonly session = inject(Session);

  word(journey: PortfolioJourney, calendar: Calendar, bodyName: (id: string) => string): PortfolioRow {
    const { row, certificates, lead, body } = journey;
    const { myCommand: mine } = row;
    const measured = this.measure(journey, calendar);
    const editions = certificates.map(({ paper, aim }) => paper?.edition ?? aim);
    const next = certificates.filter(({ paper, aim }) => paper !== null && paper.edition !== aim).map(({ aim }) => aim);
    const audit = nextAudit(journey);
    return {
      journey,
      key: row.key,
      title: row.title,
      moving: next.every((edition) => row.title.includes(edition)) ? null : `transition to ${next.join(' and ')}`,
      sub: [row.key, body === null ? null : bodyName(body)].filter((one) => one !== null && one !== '').join(' · '),
      stage: this.words.say(`stage.${row.stage}`),
      ticks: {
        stages: WAY.length,
        at: Math.max(
          0,
          WAY.findIndex((stage) => stage === row.stage),
        ),
      },
      lead: this.directory.nameOf(lead),
      body: body === null ? null : bodyName(body),
      line: this.lineOf(journey, calendar),
      ...this.urgency(journey, calendar),
      otherCount: Math.max(0, row.waitingCount - 1),
      others: row.waitingCount > 1 ? `and ${String(row.waitingCount - 1)} more` : null,
      mine: mine && {
        label: this.words.say(`command.${mine.command}`),
        query: { do: mine.command, subject: mine.subject },
      },
      ...measured,
      nextAudit: audit && this.auditWords(audit, journey),
      nextAuditOn: audit?.from ?? null,
      valid: certificates.filter(isInCycle).map((one) => {
        const from = validFrom(one, journey.today);
        const begins = from === null ? '' : ` from ${this.date(from, journey)}`;
        return `${one.paper?.edition ?? ''}${begins} until ${this.date(validUntil(one), journey)}`;
      }),
      validUntil:
        certificates
          .filter(isInCycle)
          .map((one) => validUntil(one) ?? '9')
          .sort()[0] ?? null,
      past: journey.pastLimits.map((one) => this.pastWords(one)),
      standards: editions.every((edition) => row.title.includes(edition)) ? null : editions.join(', '),
    };
  }

  /** The row shows the reader's own line; what is due is what is due first, whoever it waits for. */
  private urgency(
    { row, urgent, lateCount }: PortfolioJourney,
    calendar: Calendar,
  ): Pick<PortfolioRow, 'dueOn' | 'due' | 'late' | 'moreLate'> {
    const line = urgent ?? row.waiting;
    const dueOn = line?.until === undefined ? null : localDate(line.until, calendar);
    const named = { ...calendar, id: this.directory.siteName(row.site) };
    const { dates } = this.words.wording();
    return {
      dueOn,
      due: line === null ? null : this.waitings.line(line, named).due,
      late:
        lateCount === 0 || dueOn === null
          ? null
          : `${String(lateCount)} ${lateCount === 1 ? 'task is late, since' : 'tasks are late, the first since'} ${shortDay(dueOn, { ...dates, zone: calendar.zone })}`,
      moreLate: lateCount > 1 ? `and ${String(lateCount - 1)} more late` : null,
    };
  }

  private pastWords(one: PortfolioJourney['pastLimits'][number]): string {
    return capitalized(this.words.sayIt(pastLimitSentence(one)));
  }

  /** What a screen reader hears when a row changes by itself. */
  announce({ key, stage, line }: PortfolioRow): string {
    return `${key} changed: ${stage}${line === null ? '' : `, ${line.who ?? 'nobody'} to ${line.what}`}`;
  }

  /** How the timeline of a journey says its stages and days. */
  markWords(journey: PortfolioJourney): MarkWords {
    return { say: (code) => this.words.say(code), day: (date) => this.date(date, journey) };
  }

  private auditWords({ kind, from, to }: PortfolioJourney['audits'][number], journey: PortfolioJourney): string {
    const name = this.words.say(`timeline.audit.${kind}`);
    if (from === null || to === null) return `${name}, ${this.words.say('timeline.notBooked')}`;
    return `${name}, ${daysWords(from, to, this.markWords(journey))}`;
  }

  private measure(journey: PortfolioJourney, calendar: Calendar): Pick<PortfolioRow, 'headline' | 'slack'> {
    const { forecast } = journey;
    const lost = notValid(journey.certificates);
    if (lost) return this.measureLost(lost, journey);
    if (!forecast || forecast.finished) return this.measureWindow(journey, calendar);
    const held = forecast.limit ?? forecast.target;
    const shape: Shape = held === null || held.at80 >= 0 ? 'onTime' : held.likely < 0 ? 'late' : 'soon';
    const name = forecast.limit === null ? 'Target' : 'Ends';
    return {
      slack: held?.at80 ?? null,
      headline: {
        shape,
        date: this.fullDate(forecast.likely),
        second: `80\u00a0% by ${this.date(forecast.at80, journey)}`,
        note: held && `${name} ${this.date(held.on, journey)}: ${slackWords(held.likely, held.at80)}`,
        held: held && `${name} ${this.date(held.on, journey)}`,
        room: held && roomWords(held.likely, held.at80),
      },
    };
  }

  /** What does not count now comes before every date that is only ahead. */
  private measureLost(
    { edition, status, since, until }: NotValid,
    journey: PortfolioJourney,
  ): Pick<PortfolioRow, 'headline' | 'slack'> {
    const word = this.words.say(`certificate.${status}`);
    const asked = `to be ${status === 'suspended' ? 'lifted' : 'restored'} by then`;
    const held = `${edition} since ${this.date(since, journey)}`;
    const headline = { date: this.fullDate(until), second: `${word}: ${asked}`, note: held, held, room: null };
    return { slack: Number.NEGATIVE_INFINITY, headline: { shape: 'late', ...headline } };
  }

  /** Between two cycles of preparation it is the next surveillance that a journey is measured by. */
  private measureWindow(journey: PortfolioJourney, calendar: Calendar): Pick<PortfolioRow, 'headline' | 'slack'> {
    const { surveillance } = journey;
    const days = workingDaysOf(calendar);
    if (surveillance === null) return { headline: null, slack: null };
    const { on, from, room: slack } = surveillance;
    const limit = `Limit ${this.date(surveillance.limit, journey)}, ${surveillance.standard}`;
    if (on === null || from === null) {
      const shape: Shape = slack < 0 ? 'late' : slack <= 40 ? 'soon' : 'onTime';
      return {
        slack,
        headline: {
          shape,
          date: this.fullDate(surveillance.limit),
          second: 'surveillance, not booked',
          note: limit,
          held: limit,
          room: null,
        },
      };
    }
    const length = Math.max(1, days.closedBy(on) - days.closedBefore(from));
    return {
      slack,
      headline: {
        shape: slack < 0 ? 'late' : 'onTime',
        date: this.fullDate(on),
        second: `booked, ${String(length)} ${length === 1 ? 'day' : 'days'} on site`,
        note: `${limit}: ${slackWords(slack, slack)}`,
        held: limit,
        room: roomWords(slack, slack),
      },
    };
  }

  private lineOf({ row }: PortfolioJourney, calendar: Calendar): WaitingLine | null {
    const { waiting, myCommand } = row;
    if (waiting === null) return null;
    const me = this.session.person()?.id;
    const isMine = myCommand !== null && waiting.command === myCommand.command && waiting.subject === myCommand.subject;
    const named = { ...calendar, id: this.directory.siteName(row.site) };
    return this.waitings.line(isMine && me !== undefined ? ownWaiting(waiting, me) : waiting, named);
  }

  private date(value: string | null, { today }: PortfolioJourney): string {
    return value === null ? '' : shortDay(value, { now: new Date(`${today}T12:00:00Z`), zone: 'UTC' });
  }

  /** With its year, also in this one. */
  private fullDate(value: string): string {
    return shortDay(value, { now: new Date(0), zone: 'UTC' });
  }
}

/** “11 working days to spare, 10 too few at 80 %”. */
function slackWords(likely: number, at80: number): string {
  return said(likely, at80, workingDays);
}

/** The same under a head that names the unit: “11 to spare, 10 too few at 80 %”. */
function roomWords(likely: number, at80: number): string {
  return said(likely, at80, String);
}

function said(likely: number, at80: number, count: (days: number) => string): string {
  const first = likely < 0 ? `${count(-likely)} too few` : `${count(likely)} to spare`;
  if (likely === at80) return first;
  const isOneSide = likely < 0 === at80 < 0;
  return `${first}, ${String(Math.abs(at80))}${at80 < 0 && !isOneSide ? ' too few' : ''} at 80\u00a0%`;
}
