import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { isInCycle, validUntil, type Certificate } from '#domain/certification/certificates/certificate-state';
import type { JourneyState } from '#domain/certification/state';
import { addMonths, dateOfNumber, dayNumber } from '#domain/kernel/calendar';
import { ProcessView } from '../../processes/process-view.ts';
import { shortDay } from '../../words/dates.ts';
import { certificateStanding } from '../page/certificate-lines.ts';
import { layOut, type Banded } from '../portfolio/timeline-layout.ts';
import { textWidth } from '../portfolio/text-width.ts';
import { scaleOf } from '../portfolio/timeline-scale.ts';
import { auditsOfCycle, cycleStart, RESTORATION_MONTHS } from './certificate-dates.ts';
import { validityOf } from './validity.ts';

const WIDTH = 1280;
const LANE = 22;
/** What “today, 26 Nov” takes beside the names of the years. */
const NOW_WIDTH = 100;

/** One certificate in time: its validity with the audits of the cycle, and how long it can be restored afterwards. */
@Component({
  selector: 'pn-certificate-bar',
  template: `
    @if (drawing(); as drawing) {
      <svg
        role="img"
        [attr.aria-label]="drawing.said"
        [attr.viewBox]="'0 0 ' + width + ' ' + drawing.height"
        [attr.height]="drawing.height"
        preserveAspectRatio="none"
      >
        @for (year of drawing.years; track year.x) {
          <path class="year" [attr.d]="'M' + year.x + ' 6V' + (drawing.height - 14)" />
          <text class="quiet" [attr.x]="year.x + 4" [attr.y]="drawing.height - 2">{{ year.label }}</text>
        }
        @for (part of drawing.parts; track part.look) {
          <rect [class]="'bar ' + part.look" [attr.x]="part.x" y="8" [attr.width]="part.width" height="18" rx="2" />
        }
        <text class="inside" [attr.x]="drawing.insideAt + 7" y="21">{{ drawing.inside }}</text>
        @if (drawing.restorable; as restorable) {
          <path
            class="restorable"
            [attr.d]="'M' + restorable.from + ' 17H' + restorable.to + 'M' + restorable.to + ' 11v12'"
          />
        }
        @for (one of drawing.audits; track $index) {
          <path [class]="'audit ' + one.look" [attr.d]="'M' + one.x + ' 11l6 6l-6 6l-6 -6z'" />
          @if (one.label; as label) {
            <text [attr.x]="label.x" [attr.y]="44 + one.lane * 17" [attr.text-anchor]="label.anchor">
              {{ label.text }}
            </text>
          }
        }
        <path class="today" [attr.d]="'M' + drawing.today + ' 0V' + (drawing.height - 14)" />
        <text
          class="now"
          [attr.x]="drawing.today + (drawing.nowAtLeft ? -5 : 5)"
          [attr.y]="drawing.height - 2"
          [attr.text-anchor]="drawing.nowAtLeft ? 'end' : 'start'"
        >
          {{ drawing.now }}
        </text>
      </svg>
    }
  `,
  styles: `
    :host {
      display: block;
    }
    svg {
      display: block;
      width: 100%;
      font: 400 12px/16px var(--pn-font);
    }
    text {
      fill: var(--mat-sys-on-surface);
    }
    .quiet {
      fill: var(--pn-quiet);
    }
    .year {
      stroke: var(--mat-sys-outline-variant);
    }
    .bar {
      fill: var(--pn-proven-container);
      stroke: var(--pn-proven);
    }
    .bar.suspended {
      fill: var(--pn-soon-container);
      stroke: var(--pn-soon);
    }
    .bar.gap {
      fill: var(--pn-late-container);
      stroke: var(--pn-late);
      stroke-dasharray: 2 2;
    }
    .bar.past {
      fill: var(--mat-sys-surface-container);
      stroke: var(--mat-sys-outline);
    }
    .inside {
      font-weight: 500;
    }
    .now {
      fill: var(--mat-sys-primary);
      font-weight: 500;
    }
    .restorable {
      stroke: var(--mat-sys-outline);
      stroke-dasharray: 3 3;
      stroke-width: 2;
      fill: none;
    }
    .audit {
      fill: var(--mat-sys-surface);
      stroke: var(--mat-sys-primary);
      stroke-width: 2;
    }
    .audit.held {
      fill: var(--mat-sys-on-surface-variant);
      stroke: var(--mat-sys-on-surface-variant);
    }
    .today {
      stroke: var(--mat-sys-primary);
      stroke-width: 2;
    }
    @media (max-width: 719px) {
      :host {
        display: none;
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class CertificateBar {
  private readonly view = inject(ProcessView);
  readonly certificate = input.required<Certificate>();
  readonly state = input.required<JourneyState>();
  readonly today = input.required<string>();
  protected readonly width = WIDTH;

  /** “Valid until 1 Mar”, also once that is over, “Suspended since 23 Nov, ends 1 Mar”, “Withdrawn since 4 Feb”. */
  private readonly standing = computed(() => {
    const certificate = this.certificate();
    const standing = certificateStanding(certificate, this.today(), this.view);
    const until = this.short(validUntil(certificate) ?? '');
    // What is drawn is how long it was valid; that it expired is said above it.
    if (validityOf(certificate, this.today()).some(({ look }) => look === 'gap')) return `valid until ${until}`;
    const since = `${standing} since ${this.short(certificate.since)}`;
    if (certificate.status === 'suspended') return `${since}, ends ${until}`;
    return isInCycle(certificate) ? `${standing} until ${until}` : since;
  });
  protected readonly drawing = computed(() => {
    const { paper } = this.certificate();
    const until = validUntil(this.certificate());
    if (!paper || until === null) return null;
    const { status } = this.certificate();
    const restorable = isInCycle({ status }) || status === 'expired' ? addMonths(until, RESTORATION_MONTHS) : null;
    const since = cycleStart(this.certificate()) ?? paper.effectiveOn;
    const span = { from: move(since, -60), to: move(restorable ?? until, 45) };
    const scale = scaleOf(span, WIDTH);
    const marks = auditsOfCycle(this.certificate(), this.state()).flatMap((audit): Banded[] => {
      if (audit.to === null) return [];
      const label = `${this.view.say(`timeline.audit.${audit.kind}`)}, ${this.short(audit.to)}`;
      return [
        { kind: 'audit', band: 'audits', look: audit.status === 'held' ? 'held' : 'booked', on: audit.to, label },
      ];
    });
    const { placed, lanes } = layOut(marks, scale);
    const years: { x: number; label: string }[] = [];
    for (let year = Number(span.from.slice(0, 4)) + 1; year <= Number(span.to.slice(0, 4)); year += 1) {
      years.push({ x: Math.round(scale.at(`${String(year)}-01-01`)), label: String(year) });
    }
    const today = scale.at(this.today());
    const parts = validityOf(this.certificate(), this.today()).map(({ look, from, to }) => {
      const x = scale.at(from);
      return { look, x, width: scale.after(to) - x };
    });
    // A suspension is said where it is drawn; in one of yesterday there is no room for a word.
    const suspended = parts.find((one) => one.look === 'suspended');
    const word = this.view.say('certificate.suspended');
    const hasRoom = suspended !== undefined && suspended.width > textWidth(word) + 14;
    const [widest] = [...parts].sort((a, b) => b.width - a.width);
    return {
      parts,
      inside: hasRoom ? word : this.standing(),
      insideAt: (hasRoom ? suspended : widest)?.x ?? scale.at(since),
      now: `today, ${this.short(this.today())}`,
      nowAtLeft: years.every(({ x }) => x < today - NOW_WIDTH || x > today),
      restorable: restorable === null ? null : { from: scale.after(until), to: scale.at(restorable) },
      today,
      years,
      audits: placed.map(({ mark, x0, x1, lane, label }) => ({
        look: mark.kind === 'audit' ? mark.look : '',
        x: (x0 + x1) / 2,
        lane,
        label,
      })),
      height: 34 + Math.max(1, lanes) * 17 + LANE,
      said: this.said(since, until, restorable),
    };
  });

  private said(since: string, until: string, restorable: string | null): string {
    const suspended = validityOf(this.certificate(), this.today()).find(({ look }) => look === 'suspended');
    return [
      `Valid from ${this.short(since)} until ${this.short(until)}`,
      ...(suspended ? [`suspended since ${this.short(suspended.from)}`] : []),
      ...(restorable === null ? [] : [`can be restored until ${this.short(restorable)}`]),
    ].join('; ');
  }

  private short(date: string): string {
    return shortDay(date, { now: this.view.at(), zone: this.view.detail()?.calendar.zone });
  }
}

const move = (date: string, days: number): string => dateOfNumber(dayNumber(date) + days);
